// The same bits in Node as natively: tests/bits/expected.json, which tests/bits/bits_test.cpp holds the native build to.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedOf, foundBits, Hash } from '../bits/bits.mjs';
import { drawings, expected, freshModule, WEIGHTS, weightsText } from './module.mjs';

test('the hash is FNV-1a, 64 bits, of the floats’ bytes', () => {
  assert.equal(new Hash().text(), 'cbf29ce484222325');
  const foob = new Float32Array(Uint8Array.from(new TextEncoder().encode('foob')).buffer);
  assert.equal(new Hash().add(foob).text(), 'dd120e790c2512af'); // from the algorithm's own list of test vectors
  const many = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i) * 10 ** (i % 30));
  assert.equal(new Hash().add(many).text(), plainly(new Uint8Array(many.buffer)));
});

function plainly(bytes) {
  let state = 0xcbf29ce484222325n;
  for (const byte of bytes) state = BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n);
  return state.toString(16).padStart(16, '0');
}

test('drawings, readings and a training give the expected bits', async () => {
  const weights = Object.fromEntries(Object.keys(expected.weights).map((name) => [name, weightsText(name)]));
  for (const name of WEIGHTS) assert.ok(name in weights, name);
  assert.deepEqual(foundBits(await freshModule(), await freshModule('laboratory'), drawings, weights), expectedOf(expected));
});
