// What the tests of the module share: the places of files, how to make a module in Node, and the available data. No expectations of its
// own. Build folders elsewhere are named by LECUN1989_WASM_DIR and LECUN1989_SITE_DIR, as for the page's build.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { readDrawings, readZip } from '../bits/bits.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const wasmDir = resolve(process.env.LECUN1989_WASM_DIR || resolve(root, 'build/wasm'));
export const siteDir = resolve(process.env.LECUN1989_SITE_DIR || resolve(root, 'build/site'));

/// The command-line program, if it is built; `noProgram` tells a test that it is not.
export const program = [process.env.LECUN1989_BINARY, resolve(root, 'build/release/bin/lecun1989')].find((file) => file && existsSync(file));
export const noProgram = program ? false : 'SKIPPED: build/release/bin/lecun1989 is not built';

/// The weights file that `train` writes with these options.
export function trained(...options) {
  const folder = mkdtempSync(resolve(tmpdir(), 'lecun1989-'));
  try {
    execFileSync(program, ['train', ...options, '--out', resolve(folder, 'weights.json')]);
    return readFileSync(resolve(folder, 'weights.json'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/// The page as one file, built beside the site.
export const singleFile = resolve(siteDir, '../lecun1989.html');

/// The weights that ship, in the page's order: it begins with the first.
export const WEIGHTS = ['digits', 'mnist1989', 'zip1989'].filter((name) => existsSync(resolve(root, `weights/${name}.json`)));
export const FIRST_WEIGHTS = WEIGHTS[0];
export const AMPLITUDE = 1.7159;
export const LAYERS = { h1: 768, h2: 192, h3: 30, outputs: 10 }; // units

/// A module of its own, without weights: lecun1989, reading or laboratory. Node's fetch does not read files, so the module is handed its bytes: the
/// very ones that ship.
export async function freshModule(name = 'lecun1989') {
  const { default: create } = await import(pathToFileURL(resolve(wasmDir, `${name}.mjs`)).href);
  return create({ wasmBinary: readFileSync(resolve(wasmDir, `${name}.wasm`)) });
}

/// A fresh module and its memory, which the contract does not expose: intercepted in WebAssembly.instantiate.
export async function moduleAndMemory(name = 'lecun1989') {
  const { instantiate } = WebAssembly;
  let memory = null;
  WebAssembly.instantiate = async (...given) => {
    const result = await instantiate(...given);
    const { exports } = result.instance ?? result;
    memory = Object.values(exports).find((value) => value instanceof WebAssembly.Memory);
    return result;
  };
  try {
    const lecun1989 = await freshModule(name);
    if (!memory) throw new Error('the module does not export its memory');
    return { lecun1989, memory };
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/// A module of its own that has loaded shipped weights.
export async function moduleWith(name, module = 'lecun1989') {
  const lecun1989 = await freshModule(module);
  const outcome = lecun1989.loadWeights(weightsText(name));
  if (!outcome.ok) throw new Error(outcome.message);
  return lecun1989;
}

export function weightsText(name) {
  return readFileSync(resolve(root, `weights/${name}.json`), 'utf8');
}

export const drawings = readDrawings(readFileSync(resolve(root, 'tests/bits/drawings.jsonl'), 'utf8'));
export const expected = JSON.parse(readFileSync(resolve(root, 'tests/bits/expected.json'), 'utf8'));

export const zipDir = resolve(root, '../shared/data/zip');
/// Why tests on the zip code digits are skipped; false if the digits are available. ctest recognises a skipped test by the first word.
export const noZip = existsSync(zipDir) ? false : 'SKIPPED: ../shared/data/zip is not here';
/// half: train, test.
export const zipDigits = (half = 'test') => readZip(gunzipSync(readFileSync(resolve(zipDir, `zip.${half}.gz`))).toString());
