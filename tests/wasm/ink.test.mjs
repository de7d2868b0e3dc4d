// drawInk, by its contract: place and size on the pad make no difference, anything but a drawing gives the blank image, nothing throws.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { draw } from '../bits/bits.mjs';
import { drawings, freshModule } from './module.mjs';

const blank = new Float32Array(256).fill(-1);
let lecun1989;
before(async () => { lecun1989 = await freshModule(); });

const moved = (strokes, scale, x, y) => strokes.map((stroke) => stroke.map((point) => [point[0] * scale + x, point[1] * scale + y]));
const ink = (strokes, pen) =>
  lecun1989.drawInk(Float32Array.from(strokes.flat(2)), Uint32Array.from(strokes, (stroke) => stroke.length), pen);
const longerSide = (strokes) => Math.max(...[0, 1].map((axis) => {
  const places = strokes.flat().map((point) => point[axis]);
  return Math.max(...places) - Math.min(...places);
}));
const apart = (one, other) => one.reduce((most, value, i) => Math.max(most, Math.abs(value - other[i])), 0);

test('draws between -1 and +1, with paper and ink in every drawing', () => {
  for (const { strokes } of drawings) {
    const image = draw(lecun1989, strokes);
    assert.equal(image.length, 256);
    assert.ok(image.every((pixel) => pixel >= -1 && pixel <= 1));
    assert.ok(Math.min(...image) === -1 && Math.max(...image) > 0.9);
  }
});

test('the same drawing elsewhere, smaller or larger, gives nearly the same image', () => {
  for (const { strokes } of drawings) {
    const image = ink(strokes, 0.08);
    assert.ok(apart(image, ink(moved(strokes, 1, 0.21, -0.13), 0.08)) < 0.02, 'elsewhere');
    for (const side of [0.2, 0.5, 1]) {
      assert.ok(apart(image, ink(moved(strokes, side / longerSide(strokes), 0.3, -0.4), 0.08)) < 0.02, `${100 * side} % of the pad`);
    }
  }
});

test('a different drawing gives a different image', () => {
  assert.ok(apart(ink(drawings[1].strokes, 0.08), ink(drawings[8].strokes, 0.08)) > 1);
  assert.ok(apart(ink(drawings[8].strokes, 0.08), ink(drawings[8].strokes, 0.02)) > 0.5, 'a thinner pen shows');
});

test('the image is [row][column], y down', () => {
  const image = ink([[[0.1, 0.1], [0.9, 0.1], [0.9, 0.9]]], 0.08); // along the top, then down the right side
  const pixel = (row, column) => image[row * 16 + column];
  assert.ok(pixel(0, 7) > 0.9 && pixel(7, 15) > 0.9, 'top and right are ink');
  assert.ok(pixel(15, 7) === -1 && pixel(7, 0) === -1, 'bottom and left are paper');
});

test('one point is a dot', () => {
  const dot = ink([[[0.5, 0.5]]], 0.08);
  assert.ok(dot[8 * 16 + 8] === 1 && dot[0] < 0);
});

describe('what is not a drawing gives the blank image:', () => {
  const line = [0.2, 0.2, 0.8, 0.8];
  const garbage = {
    'nothing': [[], [], 0.08],
    'strokes without points': [[], [0, 0], 0.08],
    'a NaN': [[0.2, NaN, 0.8, 0.8], [2], 0.08],
    'an infinity': [[0.2, 0.2, Infinity, 0.8], [2], 0.08],
    'a coordinate out of all measure': [[0.2, 0.2, 1e30, 0.8], [2], 0.08],
    'more points promised than given': [line, [3], 0.08],
    'far more promised': [line, [4294967295], 0.08],
    'two lengths that wrap around together': [line, [1, 4294967295], 0.08],
    'half a point': [[0.2], [1], 0.08],
    'a point left over': [line, [1], 0.08],
    'points and no strokes': [line, [], 0.08],
    'half a point left over': [[...line, 0.5], [2], 0.08],
    'no pen': [line, [2], 0],
    'a pen of less than nothing': [line, [2], -0.08],
    'a pen of NaN': [line, [2], NaN],
    'an endless pen': [line, [2], Infinity],
  };
  for (const [what, [points, lengths, pen]] of Object.entries(garbage)) {
    test(what, () => assert.deepEqual(lecun1989.drawInk(Float32Array.from(points), Uint32Array.from(lengths), pen), blank));
  }

  // What TypeScript forbids, but JavaScript allows.
  for (const [what, value] of Object.entries({ null: null, undefined, 'a text': 'points', 'an endless list': { length: 1e9 },
    'a number': 5, 'an object': {}, 'a function': () => 0, 'texts': ['a', 'b', 'c', 'd'] })) {
    test(`${what} for points or for lengths, and drawing goes on`, () => {
      const { strokes } = drawings[5];
      const image = draw(lecun1989, strokes);
      assert.deepEqual(lecun1989.drawInk(value, Uint32Array.of(2), 0.08), blank);
      assert.deepEqual(lecun1989.drawInk(Float32Array.from(line), value, 0.08), blank);
      assert.deepEqual(draw(lecun1989, strokes), image);
    });
  }

  test('afterwards the next drawing is still right', () => {
    const { strokes } = drawings[5];
    const image = draw(lecun1989, strokes);
    for (const [points, lengths, pen] of Object.values(garbage)) {
      lecun1989.drawInk(Float32Array.from(points), Uint32Array.from(lengths), pen);
      assert.deepEqual(draw(lecun1989, strokes), image);
    }
  });
});
