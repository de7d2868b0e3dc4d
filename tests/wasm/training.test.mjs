// Training in the module, by the contract of laboratory.d.mts: what is refused and how, that a seed is a network however its training is
// divided, and that a destroyed trainer releases its memory. That the bits are the command line's is tested by bits and zip.test.mjs.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { draw, hashAll, parametersOf } from '../bits/bits.mjs';
import { bareModule, drawings, moduleAndMemory, weightsText } from './module.mjs';
import { fine, refused } from './outcomes.mjs';

const COUNT = 20;
const RECIPE = '1989-sgd';
let images;
let digits;
before(async () => {
  const laboratory = await bareModule('laboratory');
  images = Float32Array.from(drawings.slice(0, COUNT).flatMap(({ strokes }) => [...draw(laboratory, strokes)]));
  digits = Uint8Array.from(drawings.slice(0, COUNT), ({ digit }) => digit);
});

const start = (laboratory, seed = 7) => fine(laboratory.createTrainer(images, digits, RECIPE, seed)).trainer;

/// The hash of the parameters after these pieces.
function trained(laboratory, trainer, pieces) {
  for (const piece of pieces) laboratory.present(trainer, piece);
  return hashAll([laboratory.trainedParameters(trainer)]);
}

const changed = (array, place, value) => Object.assign(array.slice(), { [place]: value });

describe('refused, with a sentence:', () => {
  const cases = {
    'no digits': () => [[new Float32Array(0), new Uint8Array(0), RECIPE, 1], /^digits: expected at least one/],
    'images without digits': () => [[images, new Uint8Array(0), RECIPE, 1], /^digits: expected at least one/],
    'an image too few': () => [[images.slice(256), digits, RECIPE, 1], /^images: expected 5120 numbers, found 4864/],
    'an image too many': () => [[images, digits.slice(1), RECIPE, 1], /^images: expected 4864 numbers, found 5120/],
    'a pixel too few': () => [[images.slice(1), digits, RECIPE, 1], /^images: expected 5120 numbers, found 5119/],
    'a digit of 10': () => [[images, changed(digits, 3, 10), RECIPE, 1], /^digits\[3\]: expected 0 to 9, found 10/],
    'a digit of 255': () => [[images, changed(digits, 0, 255), RECIPE, 1], /^digits\[0\]: expected 0 to 9, found 255/],
    'a digit below 0': () => [[images, changed([...digits], 3, -1), RECIPE, 1], /^digits\[3\]/],
    'a pixel of NaN': () => [[changed(images, 300, NaN), digits, RECIPE, 1], /^images\[300\]: expected a number from -1 to 1, found NaN/i],
    'a pixel of 1.5': () => [[changed(images, 5119, 1.5), digits, RECIPE, 1], /^images\[5119\]: expected a number from -1 to 1, found 1\.5/],
    'an unknown recipe': () => [[images, digits, '1990', 1], /^recipe: expected one of .*1989-sgd.*found "1990"/],
    'no recipe': () => [[images, digits, '', 1], /^recipe: expected one of .*1989-sgd/],
    'images of null': () => [[null, digits, RECIPE, 1], /^images: expected 5120 numbers, found 0/],
    'digits of null': () => [[images, null, RECIPE, 1], /^digits: expected at least one/],
    'endless images': () => [[{ length: 1e9 }, digits, RECIPE, 1], /^images: expected 5120 numbers, found 0/],
    'endless digits': () => [[images, { length: 1e9 }, RECIPE, 1], /^digits: expected at least one/],
    'a text for images': () => [['images', digits, RECIPE, 1], /^images: expected 5120 numbers, found 0/],
  };
  for (const seed of [-1, 1.5, 2 ** 53, NaN, Infinity, -Infinity]) {
    cases[`a seed of ${seed}`] = () => [[images, digits, RECIPE, seed], /^seed: expected a whole number from 0 to 2\^53 - 1, found /];
  }
  for (const [what, make] of Object.entries(cases)) {
    test(what, async () => {
      const [given, sentence] = make();
      refused((await bareModule('laboratory')).createTrainer(...given), sentence);
    });
  }
});

test('trainers live side by side, and a refusal touches none', async () => {
  const laboratory = await bareModule('laboratory');
  const alone = trained(laboratory, start(laboratory), [25]);
  const [first, second] = [start(laboratory), start(laboratory, 8)];
  trained(laboratory, first, [10]);
  trained(laboratory, second, [10]);
  refused(laboratory.createTrainer(images, digits, '1990', 7), /^recipe/);
  assert.equal(trained(laboratory, first, [15]), alone);
  laboratory.destroyTrainer(first);
  assert.equal(trained(laboratory, second, [15]), trained(laboratory, start(laboratory, 8), [25]));
});

test('the least and the greatest seed are valid, and each is a network', async () => {
  const laboratory = await bareModule('laboratory');
  const found = [0, 1, 2, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 2, 2 ** 53 - 1].map((seed) => {
    const hash = trained(laboratory, start(laboratory, seed), [30]);
    assert.equal(trained(laboratory, start(laboratory, seed), [30]), hash, `seed ${seed} again`);
    return hash;
  });
  assert.equal(new Set(found).size, found.length);
});

test('a training in pieces gives the same bits as one at once', async () => {
  const laboratory = await bareModule('laboratory');
  const whole = trained(laboratory, start(laboratory), [65]);
  for (const piece of [1, 7, 19, 20, 21, 64]) {
    const pieces = Array.from({ length: Math.ceil(65 / piece) }, (_, i) => Math.min(piece, 65 - i * piece));
    assert.equal(trained(laboratory, start(laboratory), pieces), whole, `pieces of ${piece}`);
  }
  assert.equal(trained(laboratory, start(laboratory), [0, 30, 0, 35, 0]), whole, 'pieces of none between');
  assert.notEqual(trained(laboratory, start(laboratory), [66]), whole);
});

test('it starts at +-2.4 / fan-in with biases of 0, in the order of a weights file', async () => {
  const laboratory = await bareModule('laboratory');
  const values = laboratory.trainedParameters(start(laboratory));
  assert.equal(values.length, parametersOf(weightsText('zip1989')).length);
  let begin = 0;
  for (const [name, { values: { length } }] of Object.entries(JSON.parse(weightsText('zip1989')).tensors)) {
    const fanIn = { 'h1.weights': 25, 'h2.weights': 200, 'h3.weights': 192, 'output.weights': 30 }[name];
    const most = values.slice(begin, begin + length).reduce((so, value) => Math.max(so, Math.abs(value)), 0);
    if (fanIn) assert.ok(most <= Math.fround(2.4 / fanIn) && most > 0.9 * 2.4 / fanIn, `${name}: ${most}`);
    else assert.equal(most, 0, name);
    begin += length;
  }
});

test('data in and results out are copied: changing them does not affect the training', async () => {
  const laboratory = await bareModule('laboratory');
  const whole = trained(laboratory, start(laboratory), [40]);
  const [mine, names] = [images.slice(), digits.slice()];
  const { trainer } = fine(laboratory.createTrainer(mine, names, RECIPE, 7));
  mine.fill(0);
  names.fill(0);
  laboratory.trainedParameters(trainer).fill(0);
  assert.equal(trained(laboratory, trainer, [40]), whole);
});

test('training does not affect the weights that read, nor reading the training', async () => {
  const laboratory = await bareModule('laboratory');
  const { reader } = fine(laboratory.createReader(weightsText('mnist1989')));
  const image = images.slice(0, 256);
  const reading = laboratory.readImage(reader, image, true);
  const whole = trained(laboratory, start(laboratory), [40]);
  assert.deepEqual(laboratory.readImage(reader, image, true), reading);
  const trainer = start(laboratory);
  trained(laboratory, trainer, [20]);
  laboratory.readImage(reader, image, true);
  fine(laboratory.createReader(weightsText('zip1989')));
  assert.equal(trained(laboratory, trainer, [20]), whole);
});

test('plain arrays of numbers are accepted as images and digits too', async () => {
  const laboratory = await bareModule('laboratory');
  const whole = trained(laboratory, start(laboratory), [20]);
  const { trainer } = fine(laboratory.createTrainer([...images], [...digits], RECIPE, 7));
  assert.equal(trained(laboratory, trainer, [20]), whole);
});

test('a destroyed trainer releases its memory', async () => {
  const { lecun1989: laboratory, memory } = await moduleAndMemory('laboratory');
  const many = 3000; // 3 MB of pixels
  const [pixels, names] = [new Float32Array(256 * many).fill(-1), new Uint8Array(many)];
  const whole = (seed) => {
    const { trainer } = fine(laboratory.createTrainer(pixels, names, RECIPE, seed));
    laboratory.present(trainer, 2);
    assert.equal(laboratory.trainedParameters(trainer).length, 9760);
    refused(laboratory.createTrainer(pixels, names, '1990', seed), /^recipe/);
    laboratory.destroyTrainer(trainer);
  };
  for (let seed = 0; seed < 3; ++seed) whole(seed);
  const before = memory.buffer.byteLength;
  for (let seed = 3; seed < 40; ++seed) whole(seed);
  assert.equal(memory.buffer.byteLength, before);
});
