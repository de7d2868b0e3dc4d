// Where things lie, and the addresses under which contestants find them, in Node and in a browser alike.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { root, siteDir, wasmDir } from '../wasm/module.mjs';

export { root };
export const outDir = resolve(root, 'build/bench');
export const nativeDir = resolve(outDir, 'native/bin');
export const dataDir = resolve(outDir, 'digits');
export const weightsFile = resolve(root, 'weights/mnist1989.json');

const PLACES = {
  '/module/': resolve(outDir, 'module'),
  '/arena/': resolve(root, 'tests/bench'),
  '/site/': siteDir,
  '/npm/': resolve(root, 'tests/bench/node_modules'),
  '/bench/': outDir,
  '/data/': dataDir,
};

/// The file of an address; throws if there is none.
export function fileOf(address) {
  if (address === '/weights.json') return weightsFile;
  const prefix = Object.keys(PLACES).find((place) => address.startsWith(place));
  const file = prefix && resolve(PLACES[prefix], address.slice(prefix.length));
  if (!file?.startsWith(PLACES[prefix] + sep)) throw new Error(`${address}: no such place`);
  return file;
}

export const hasSite = () => existsSync(resolve(siteDir, 'index.html'));
export const hasPackage = (name) => existsSync(resolve(root, 'tests/bench/node_modules', name, 'package.json'));

/// Copies the module aside, so that a build in the meantime does not change it. False if none is built.
export function takeModule() {
  const names = ['lecun1989.mjs', 'lecun1989.wasm'];
  if (!names.every((name) => existsSync(resolve(wasmDir, name)))) return false;
  mkdirSync(resolve(outDir, 'module'), { recursive: true });
  for (const name of names) copyFileSync(resolve(wasmDir, name), resolve(outDir, 'module', name));
  return true;
}
