// Training in the laboratory, by the contract of laboratory.d.mts: the bytes that the command line writes, however it is divided; refusals
// with a sentence; and memory that is released.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { bareModule, moduleAndMemory, noProgram, noZip, root, trained, zipDir } from './module.mjs';
import { fine, refused } from './outcomes.mjs';

const none = new Uint8Array(0);
const bytes = (text) => new TextEncoder().encode(text);

/// The file of a whole training, in pieces.
function learned(laboratory, training, { recipe = '1989-sgd', seed = 7, passes = 2, stepSize = 0, piece = 64 } = {}) {
  fine(laboratory.startCourse(training, recipe, seed, passes, stepSize));
  while (!fine(laboratory.advanceCourse(training, piece)).hasEnded);
  return fine(laboratory.courseWeights(training)).text;
}

test('every recipe writes the bytes that `train` writes', { skip: noProgram }, async () => {
  const laboratory = await bareModule('laboratory');
  const training = laboratory.createTraining();
  fine(laboratory.drawDigits(training, 'train', 200, 1));
  fine(laboratory.drawDigits(training, 'test', 50, 2));
  for (const { name } of laboratory.recipes()) {
    const set = ['--data', 'synthetic:200', '--test', 'synthetic:50', '--recipe', name, '--seed', '7', '--passes', '2'];
    assert.equal(learned(laboratory, training, { recipe: name }), trained(...set), name);
    assert.equal(learned(laboratory, training, { recipe: name, stepSize: 0.002 }), trained(...set, '--step-size', '0.002'), `${name}, other steps`);
  }
});

test('so do pen strokes and their halves', { skip: noProgram }, async () => {
  const text = readFileSync(resolve(root, 'tests/bits/drawings.jsonl'));
  const folder = mkdtempSync(resolve(tmpdir(), 'lecun1989-'));
  const file = resolve(folder, 'pen.jsonl');
  writeFileSync(file, text);
  const laboratory = await bareModule('laboratory');
  const training = laboratory.createTraining();
  assert.equal(laboratory.kindOfDigits(text), 'strokes');
  fine(laboratory.readDigits(training, 'train', 'strokes', 'train', text, none));
  fine(laboratory.readDigits(training, 'test', 'strokes', 'test', text, none));
  const found = trained('--data', `strokes:${file}:train`, '--test', `strokes:${file}:test`, '--recipe', 'modern', '--passes', '2', '--seed', '7');
  rmSync(folder, { recursive: true });
  assert.equal(learned(laboratory, training, { recipe: 'modern' }), found);
});

test('so do the zip codes', { skip: noProgram || noZip }, async () => {
  const { gunzipSync } = await import('node:zlib');
  const zip = (half) => gunzipSync(readFileSync(resolve(zipDir, `zip.${half}.gz`)));
  const laboratory = await bareModule('laboratory');
  const training = laboratory.createTraining();
  assert.equal(laboratory.kindOfDigits(zip('train')), 'zip');
  assert.deepEqual(fine(laboratory.readDigits(training, 'train', 'zip', 'train', zip('train'), none)).examples, 7291);
  const set = ['--data', `zip:${zipDir}`, '--recipe', '1989-sgd', '--seed', '7', '--passes', '1'];
  assert.equal(learned(laboratory, training, { passes: 1 }), trained(...set));
  fine(laboratory.readDigits(training, 'test', 'zip', 'test', zip('test'), none));
  assert.equal(learned(laboratory, training, { passes: 1 }), trained(...set, '--test', `zip:${zipDir}`));
});

test('pieces of any size, and a look in between, change nothing', async () => {
  const laboratory = await bareModule('laboratory');
  const training = laboratory.createTraining();
  fine(laboratory.drawDigits(training, 'train', 60, 3));
  const whole = learned(laboratory, training, { piece: 10000 });
  fine(laboratory.startCourse(training, '1989-sgd', 7, 2, 0));
  for (let piece = 1, progress = null; !progress?.hasEnded; piece = (piece % 13) + 1) {
    progress = fine(laboratory.advanceCourse(training, piece));
    assert.equal(laboratory.courseKernels(training).length, 300);
    assert.equal(laboratory.courseScores(training).length, progress.passesDone);
    if (progress.passesDone > 0) fine(laboratory.courseWeights(training));
  }
  assert.equal(laboratory.courseWeights(training).text, whole);
  fine(laboratory.createReader(whole));
});

test('what cannot be done is refused, and changes nothing', async () => {
  const laboratory = await bareModule('laboratory');
  const training = laboratory.createTraining();
  refused(laboratory.startCourse(training, '1989-sgd', 1, 1, 0), /^digits: none are there/);
  refused(laboratory.advanceCourse(training, 1), /^training: none is under way/);
  refused(laboratory.courseWeights(training), /^training: none is under way/);
  fine(laboratory.drawDigits(training, 'train', 20, 1));
  fine(laboratory.startCourse(training, '1989-sgd', 7, 2, 0));
  fine(laboratory.advanceCourse(training, 10));
  refused(laboratory.courseWeights(training), /^weights: expected at least one whole pass, found none/);
  refused(laboratory.startCourse(training, '1990', 1, 1, 0), /^recipe: expected one of .*1989-sgd.*found "1990"/);
  for (const seed of [-1, 1.5, 2 ** 53, NaN]) refused(laboratory.startCourse(training, '1989-sgd', seed, 1, 0), /^seed: expected a whole number/);
  for (const passes of [-1, 1.5, 1e7, NaN]) refused(laboratory.startCourse(training, '1989-sgd', 1, passes, 0), /^passes: expected a whole number/);
  for (const size of [-1, 11, NaN]) refused(laboratory.startCourse(training, '1989-sgd', 1, 1, size), /^step size: expected a number above 0/);
  for (const count of [0, 1.5, 100001, NaN]) refused(laboratory.drawDigits(training, 'train', count, 1), /^count: expected a whole number from 1 to 100000/);
  refused(laboratory.drawDigits(training, 'other', 5, 1), /^place: expected train or test/);
  const wrong = [
    ['zip', 'train', bytes('7 0.5\n'), none, /line 1/], ['zip', 'train', none, none, /./], ['zip', 'all', bytes('7'), none, /^half/],
    ['mnist', 'train', Uint8Array.of(0, 0, 8, 3), none, /./], ['mnist', 'train', none, none, /./],
    ['strokes', 'all', bytes('{"digit": 11, "strokes": [[[0, 0]]]}'), none, /line 1.*digit/],
    ['strokes', 'train', bytes('{"digit": 1, "strokes": [[[0, 0]]]}'), none, /at least 5 digits/], ['cifar', 'train', none, none, /^kind/],
  ];
  for (const [kind, half, content, labels, what] of wrong) refused(laboratory.readDigits(training, 'train', kind, half, content, labels), what);
  assert.equal(fine(laboratory.advanceCourse(training, 1)).shownInPass, 11, 'the training under way goes on');
  for (const other of ['', '[1]', '\x1f\x8b']) assert.equal(laboratory.kindOfDigits(bytes(other)), '');
});

test('trainings live side by side', async () => {
  const laboratory = await bareModule('laboratory');
  const alone = laboratory.createTraining();
  fine(laboratory.drawDigits(alone, 'train', 40, 3));
  const whole = learned(laboratory, alone);
  const both = [3, 4].map((seed) => {
    const training = laboratory.createTraining();
    fine(laboratory.drawDigits(training, 'train', 40, seed));
    fine(laboratory.startCourse(training, '1989-sgd', 7, 2, 0));
    return training;
  });
  for (let i = 0; i < 20; ++i) both.forEach((training) => fine(laboratory.advanceCourse(training, 64)));
  const [first, second] = both.map((training) => fine(laboratory.courseWeights(training)).text);
  assert.equal(first, whole);
  assert.notEqual(second, whole);
});

test('twenty trainings release their memory', async () => {
  const { lecun1989: laboratory, memory } = await moduleAndMemory('laboratory');
  const train = (seed) => {
    const training = laboratory.createTraining();
    fine(laboratory.drawDigits(training, 'train', 500, seed));
    fine(laboratory.drawDigits(training, 'test', 100, seed + 100));
    for (const { name } of laboratory.recipes()) learned(laboratory, training, { recipe: name, passes: 1, seed });
    laboratory.destroyTraining(training);
  };
  for (let seed = 0; seed < 2; ++seed) train(seed);
  const before = memory.buffer.byteLength;
  for (let seed = 2; seed < 22; ++seed) train(seed);
  assert.equal(memory.buffer.byteLength, before);
});
