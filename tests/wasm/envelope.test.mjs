// Written numbers through the contract: strokes and pictures are separated into digits, each with its box and its own reading.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { drawings, freshModule, weightsText } from './module.mjs';
import { refused } from './outcomes.mjs';

/// Drawings side by side, each one high, from `left` on.
function beside(all, left = 0, gap = 0.3) {
  const strokes = [];
  for (const drawing of all) {
    const xs = drawing.flat().map(([x]) => x);
    const ys = drawing.flat().map(([, y]) => y);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    for (const stroke of drawing) strokes.push(stroke.map(([x, y]) => [left + (x - x0) / (y1 - y0), (y - y0) / (y1 - y0)]));
    left += (x1 - x0) / (y1 - y0) + gap;
  }
  return strokes;
}

const flat = (strokes) => [Float32Array.from(strokes.flat(2)), Uint32Array.from(strokes, (stroke) => stroke.length)];

const ONE = [[[0.5, 0], [0.5, 1]]];
const SEVEN = [[[0.1, 0], [0.7, 0], [0.35, 1]]];
const ZERO = [Array.from({ length: 33 }, (_, i) => [0.35 - 0.35 * Math.sin((i * Math.PI) / 16), 0.5 - 0.5 * Math.cos((i * Math.PI) / 16)])];
const NUMBER = beside([SEVEN, ONE, ZERO, SEVEN, ONE]);

/// Black ink on white paper, as a canvas has it, a digit 60 pixels high.
function picture(strokes, columns, rows) {
  const bytes = new Uint8ClampedArray(columns * rows * 4).fill(255);
  for (const stroke of strokes) {
    for (let i = 1; i < stroke.length; ++i) {
      for (let step = 0; step <= 60; ++step) {
        const at = (axis) => 30 + 60 * (stroke[i - 1][axis] + (step / 60) * (stroke[i][axis] - stroke[i - 1][axis]));
        for (let y = -3; y <= 3; ++y) {
          for (let x = -3; x <= 3; ++x) {
            const pixel = 4 * (Math.round(at(1) + y) * columns + Math.round(at(0) + x));
            bytes.fill(20, pixel, pixel + 3);
          }
        }
      }
    }
  }
  return bytes;
}

const text = ({ digits }) => digits.map(({ digit, rejected }) => (rejected ? '?' : digit)).join('');

describe('envelope', () => {
  let laboratory;
  before(async () => {
    laboratory = await freshModule('laboratory');
    assert.equal(laboratory.readNumber(...flat(NUMBER), 0.08).message, 'weights: none are loaded yet');
    laboratory.loadWeights(weightsText('digits'));
  });

  test('strokes are read from left to right, in their boxes', () => {
    const found = laboratory.readNumber(...flat(NUMBER), 0.08);
    assert.equal(text(found), '71071');
    const lefts = found.digits.map(({ left }) => left);
    assert.deepEqual(lefts, [...lefts].sort((a, b) => a - b));
    assert.ok(found.digits.every(({ height }) => Math.abs(height - 1) < 1e-5));
    assert.ok(found.digits.every(({ outputs, image, digit }) => image.length === 256 && outputs[digit] === Math.max(...outputs)));
  });

  test('each digit is read like its strokes alone', () => {
    const found = laboratory.readNumber(...flat(NUMBER), 0.08);
    const alone = laboratory.drawInk(...flat(ZERO), 0.08);
    found.digits[2].image.forEach((pixel, i) => assert.ok(Math.abs(pixel - alone[i]) < 0.01, `pixel ${i}`)); // elsewhere, floats round otherwise
    assert.deepEqual(found.digits[2].outputs, laboratory.predict(found.digits[2].image).outputs);
  });

  test('empty drawings and a dot are no number; lengths that do not match are refused', () => {
    refused(laboratory.readNumber(Float32Array.of(0.5, 0.5), Uint32Array.of(7), 0.08), /^strokes: expected x and y of as many points/);
    for (const [points, lengths] of [[[], []], [[0.5, 0.5], [1]]]) {
      assert.deepEqual(laboratory.readNumber(Float32Array.from(points), Uint32Array.from(lengths), 0.08), { ok: true, message: '', digits: [] });
    }
  });

  test('a picture is read, boxes in its pixels', () => {
    const found = laboratory.readNumberInPicture(picture(NUMBER, 360, 120), 360, 120);
    assert.equal(text(found), '71071');
    assert.ok(found.digits.every(({ top, height }) => Math.abs(top - 27) <= 2 && Math.abs(height - 67) <= 3));
    assert.deepEqual(laboratory.readNumberInPicture(new Uint8ClampedArray(400).fill(200), 10, 10).digits, []);
  });

  for (const [what, given] of Object.entries({
    'too few bytes': [new Uint8ClampedArray(10), 10, 10],
    'no bytes': ['picture', 1, 1],
    'no size': [new Uint8ClampedArray(0), 0, 0],
    'half a pixel': [new Uint8ClampedArray(20), 2.5, 2],
    'NaN': [new Uint8ClampedArray(4), NaN, 1],
    'far too large': [new Uint8ClampedArray(4), 1e5, 1e5],
  })) {
    test(`a picture of ${what} is refused with a sentence`, () => {
      const { ok, message } = laboratory.readNumberInPicture(...given);
      assert.equal(ok, false);
      assert.match(message, /^picture: expected at most 16 million pixels of 4 bytes, found .* x .* pixels in -?\d+ bytes$/);
    });
  }
});
