// The budget: the size of a first visit, compressed as servers do, and the module's part of it. Prints a table of sizes. Skipped if the
// site is not built, so no other tests belong here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstVisit, noSite } from './first_visit.mjs';

const VISIT_KB = 150; // of 1000 bytes
const MODULE_KB = 60; // of these, WebAssembly and its glue

const row = (name, bytes, zipped) => console.log(`${name.padEnd(34)} ${String(bytes).padStart(8)} ${String(zipped).padStart(8)}`);

function within(budget, what, files) {
  const sum = (key) => files.reduce((so, file) => so + file[key], 0);
  row(what, 'bytes', 'gzip -9');
  for (const { name, bytes, zipped } of files) row(`  ${name}`, bytes, zipped);
  row(`  in all, of at most ${budget * 1000}`, sum('bytes'), sum('zipped'));
  assert.ok(sum('zipped') <= budget * 1000, `${what}: expected at most ${budget * 1000} bytes, found ${sum('zipped')}`);
}

test(`a first visit loads at most ${VISIT_KB} KB`, { skip: noSite }, () => within(VISIT_KB, 'a first visit', firstVisit()));

test(`the module is at most ${MODULE_KB} KB`, { skip: noSite }, () => {
  const files = firstVisit().filter(({ name }) => /^assets\/lecun1989-.*\.(js|wasm)$/.test(name));
  assert.equal(files.length, 2, 'expected the site to hold assets/lecun1989-*.js and assets/lecun1989-*.wasm');
  within(MODULE_KB, 'the module', files);
});
