// Teaching in the laboratory, by the contract of laboratory.d.mts: lessons that help and repeat to the byte, stroke lines that `evaluate`
// reads, refusals with a sentence, memory that is released.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { drawings, freshModule, moduleAndMemory, noProgram, program, weightsText } from './module.mjs';
import { fine, refused } from './outcomes.mjs';

const before = weightsText('zip1989');
const points = (strokes) => Float32Array.from(strokes.flat(2));
const lengths = (strokes) => Uint32Array.from(strokes, (stroke) => stroke.length);

const taught = (laboratory, weights, strokes, digit) => fine(laboratory.teach(weights, points(strokes), lengths(strokes), digit)).text;

/// The outputs for a drawing.
function outputs(laboratory, weights, strokes) {
  fine(laboratory.loadWeights(weights));
  return fine(laboratory.predict(laboratory.drawInk(points(strokes), lengths(strokes), laboratory.penWidth()))).outputs;
}

test('a lesson raises the output of the digit that it teaches, is recorded in the file, and repeats to the byte', async () => {
  const laboratory = await freshModule('laboratory');
  const held = fine(laboratory.heldScore(before));
  assert.equal(held.examples, 1000);
  for (const { strokes } of drawings.slice(0, 5)) {
    const digit = outputs(laboratory, before, strokes).indexOf(Math.min(...outputs(laboratory, before, strokes)));
    const text = taught(laboratory, before, strokes, digit);
    assert.ok(outputs(laboratory, text, strokes)[digit] > outputs(laboratory, before, strokes)[digit], `drawing taught as ${digit}`);
    assert.equal(text, taught(await freshModule('laboratory'), before, strokes, digit));
    const { provenance } = JSON.parse(text);
    assert.equal(provenance.taught.drawings, 1);
    assert.deepEqual(provenance.train, JSON.parse(before).provenance.train);
    const again = taught(laboratory, text, strokes, digit);
    assert.deepEqual(JSON.parse(again).provenance.taught, { drawings: 2, from: provenance.taught.from });
    assert.ok(fine(laboratory.heldScore(text)).misses < held.misses + 50, 'even of what is wrong, little else is forgotten');
  }
});

test('stroke lines are what the command line reads, as are taught weights', { skip: noProgram }, async () => {
  const laboratory = await freshModule('laboratory');
  const shown = drawings.slice(0, 12);
  const lines = shown.map(({ strokes }, i) => fine(laboratory.strokeLine(points(strokes), lengths(strokes), i % 10)).text).join('');
  const folder = mkdtempSync(resolve(tmpdir(), 'lecun1989-'));
  try {
    const [data, weights] = [resolve(folder, 'drawings.jsonl'), resolve(folder, 'weights.json')];
    writeFileSync(data, lines);
    writeFileSync(weights, taught(laboratory, before, shown[0].strokes, 3));
    const told = execFileSync(program, ['evaluate', '--weights', weights, '--data', `strokes:${data}`, '--json'], { encoding: 'utf8' });
    const right = shown.filter(({ strokes }, i) => {
      const found = outputs(laboratory, JSON.stringify(JSON.parse(taught(laboratory, before, shown[0].strokes, 3))), strokes);
      return found.indexOf(Math.max(...found)) === i % 10;
    }).length;
    assert.match(told, new RegExp(`"misses": ?${shown.length - right}\\b`));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what cannot be taught is refused', async () => {
  const laboratory = await freshModule('laboratory');
  const [good, one] = [Float32Array.of(0.5, 0.2, 0.5, 0.8), Uint32Array.of(2)];
  for (const call of [(...drawing) => laboratory.teach(before, ...drawing), (...drawing) => laboratory.strokeLine(...drawing)]) {
    for (const digit of [-1, 10, 1.5, NaN]) refused(call(good, one, digit), /^digit: expected a whole number from 0 to 9, found /);
    refused(call(new Float32Array(0), new Uint32Array(0), 1), /^strokes: expected at least one/);
    refused(call(good, Uint32Array.of(2, 0), 1), /^strokes/);
    refused(call(good, Uint32Array.of(3), 1), /^strokes/);
    for (const far of [NaN, Infinity, 2e6]) refused(call(Float32Array.of(far, 0, 0, 0), one, 1), /^strokes/);
  }
  refused(laboratory.teach('{', good, one, 1), /./);
  refused(laboratory.heldScore('{}'), /./);
});

test('forty lessons release their memory', async () => {
  const { lecun1989: laboratory, memory } = await moduleAndMemory('laboratory');
  const { strokes } = drawings[0];
  let weights = before;
  const lesson = () => {
    weights = taught(laboratory, weights, strokes, 3);
    fine(laboratory.heldScore(weights));
  };
  for (let i = 0; i < 4; ++i) lesson();
  const size = memory.buffer.byteLength;
  for (let i = 0; i < 40; ++i) lesson();
  assert.equal(memory.buffer.byteLength, size);
});
