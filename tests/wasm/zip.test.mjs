// The zip code digits in WebAssembly: the bits of the native build, the score in the weights' provenance, and a training. Skipped without
// the data set; no other tests belong here, because ctest then counts the whole file as skipped.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashAll, hashReadings, train, ZIP_TRAINING } from '../bits/bits.mjs';
import { expected, freshModule, moduleWith, noZip, WEIGHTS, weightsText, zipDigits } from './module.mjs';

test('outputs are the expected bits', { skip: noZip }, async () => {
  const digits = zipDigits();
  assert.equal(digits.length, 2007);
  assert.equal(hashReadings(await moduleWith('zip1989'), digits.map(({ image }) => image)).outputs, expected.zip_test_outputs);
});

test('weights misread as many of these digits as their provenance says', { skip: noZip }, async () => {
  const digits = zipDigits();
  const tested = WEIGHTS.filter((name) => testOf(name).data.name === 'zip');
  assert.ok(tested.includes('zip1989'));
  for (const name of tested) {
    const lecun1989 = await moduleWith(name);
    const { score } = testOf(name);
    assert.equal(score.examples, digits.length);
    assert.equal(digits.filter(({ digit, image }) => lecun1989.predict(image).digit !== digit).length, score.misses, name);
  }
});

test('23 passes over the 7,291 digits to train on give the expected bits', { skip: noZip }, async () => {
  const digits = zipDigits('train');
  assert.equal(digits.length, 7291);
  assert.equal(hashAll([train(await freshModule('laboratory'), digits, ZIP_TRAINING)]), expected.zip_training);
});

function testOf(name) {
  return JSON.parse(weightsText(name)).provenance.test;
}
