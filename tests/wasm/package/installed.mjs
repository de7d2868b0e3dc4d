// The package as a stranger has it: the tarball that `npm pack` wrote, installed without a network into a folder of its own, and small
// programs that use it. No expectations of its own.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, resolve } from 'node:path';
import { drawings, root } from '../module.mjs';

const packed = resolve(root, 'build/npm');
export const packageDir = resolve(packed, 'package');
const name = existsSync(packed) ? readdirSync(packed).find((file) => file.endsWith('.tgz')) : undefined;
export const tarball = name && resolve(packed, name);

/// What the tests are made with, where it is installed: the page's packages in web/, the others in tests/.
export const toolOf = (folder, name) => createRequire(resolve(root, folder, 'package.json')).resolve(name);
const isThere = (folder, name) => existsSync(resolve(root, folder, 'node_modules', name));

/// Why tests of the package are skipped; false if they can run.
export const noPackage = tarball ? false : 'SKIPPED: build/npm is not built, it needs npm and the page’s packages';
export const without = (folder, ...names) => {
  const missing = names.find((name) => !isThere(folder, name));
  return noPackage || (missing ? `SKIPPED: ${folder}/node_modules/${missing} is not here (npm ci in ${folder}/)` : false);
};

/// Drawings that every environment reads.
export const SAMPLES = drawings.slice(0, 3).map(({ strokes }) => strokes);

/// The bits of a reading, as a text; the same function that the programs use.
export const BITS = `const bits = ({ h1, h2, h3, outputs }) =>
  [h1, h2, h3, outputs].flatMap((units) => [...new Uint32Array(Float32Array.from(units).buffer)]).join(' ');`;
export const bits = new Function(`${BITS} return bits;`)();

/// What reads the samples with the package's own weights. where: how the program names the package.
export const probe = (where) => `import { load } from '${where}';
${BITS}
export async function probe() {
  const model = await load();
  return ${JSON.stringify(SAMPLES)}.map((strokes) => bits(model.read(strokes, { units: true })));
}
`;

/// A folder with the package in its node_modules, and a program for each file of `programs`, { name: text }.
export function install(programs = {}) {
  const folder = mkdtempSync(resolve(tmpdir(), 'lecun1989-'));
  writeFileSync(resolve(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const options = ['--offline', '--no-audit', '--no-fund', '--no-update-notifier', '--ignore-scripts', '--silent'];
  execFileSync('npm', ['install', ...options, tarball], { cwd: folder });
  const write = (files) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(resolve(folder, name)), { recursive: true });
      writeFileSync(resolve(folder, name), text);
    }
  };
  write({ 'probe.mjs': probe('lecun1989'), ...programs });
  return { folder, write, remove: () => rmSync(folder, { recursive: true }) };
}
