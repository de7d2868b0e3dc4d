// The site holds the very files that the other tests test. Skipped if the site is not built, so no other tests belong here.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { root, siteDir, wasmDir, WEIGHTS } from './module.mjs';

const assets = resolve(siteDir, 'assets');
const skip = existsSync(assets) ? false : 'SKIPPED: the site is not built, it needs npm and its packages';

/// The only file of that name, to which the build has added a hash.
function asset(name, extension) {
  const found = readdirSync(assets).filter((file) => file.startsWith(`${name}-`) && file.endsWith(extension));
  assert.equal(found.length, 1, `${found.length} files ${name}-*${extension}`);
  return readFileSync(resolve(assets, found[0]));
}

test('the module that is tested is the one that ships', { skip }, () => {
  assert.ok(asset('lecun1989', '.wasm').equals(readFileSync(resolve(wasmDir, 'lecun1989.wasm'))));
});

for (const name of WEIGHTS) {
  test(`so are the weights ${name}`, { skip }, () => {
    assert.ok(asset(name, '.json').equals(readFileSync(resolve(root, `weights/${name}.json`))));
  });
}

test('no script of the site makes code from text', { skip }, () => {
  const scripts = readdirSync(assets).filter((file) => file.endsWith('.js'));
  assert.ok(scripts.length > 0);
  for (const script of scripts) {
    assert.doesNotMatch(readFileSync(resolve(assets, script), 'utf8'), /\beval\s*\(|\bnew\s+Function\b|[^.\w]Function\s*\(/, script);
  }
});
