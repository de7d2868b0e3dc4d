// The network's inside, through the contract: every unit's arithmetic adds up to what `predict` gives, pixels change outputs as the slopes
// say, and kernels can be switched off and on.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { draw } from '../bits/bits.mjs';
import { AMPLITUDE, drawings, freshModule, weightsText } from './module.mjs';

const LAYERS = { H1: ['h1', 768, 25], H2: ['h2', 192, 200], H3: ['h3', 30, 192], output: ['outputs', 10, 30] };
const blank = new Float32Array(256).fill(-1);

describe('inside', () => {
  let laboratory;
  let image;
  before(async () => {
    laboratory = await freshModule('laboratory');
    image = draw(laboratory, drawings[3].strokes);
    assert.equal(laboratory.predictWithout(image, 0).message, 'weights: none are loaded yet');
    assert.deepEqual(laboratory.loadWeights(weightsText('zip1989')), { ok: true, message: '' });
  });

  test('every unit has the bits of the reading, and adds up', () => {
    const reading = laboratory.predict(image);
    for (const [layer, [key, units, count]] of Object.entries(LAYERS)) {
      for (let unit = 0; unit < units; ++unit) {
        const found = laboratory.explain(image, 0, layer, unit);
        assert.equal(found.ok, true);
        assert.equal(found.value, reading[key][unit], `${layer} ${unit}`);
        assert.equal(found.products.length, count);
        found.products.forEach((product, i) => assert.equal(product, Math.fround(found.values[i] * found.weights[i])));
        const total = found.products.reduce((sum, product) => sum + product, found.bias);
        assert.ok(Math.abs(total - found.total) < 1e-5);
        assert.ok(Math.abs(AMPLITUDE * Math.tanh((2 / 3) * found.total) - found.value) < 1e-5);
      }
    }
  });

  test('places beyond the edge are counted, and read -1', () => {
    const corner = laboratory.explain(image, 0, 'H1', 0);
    assert.equal(corner.beyondEdge, 16);
    assert.deepEqual([corner.rows[0], corner.columns[0], corner.values[0]], [-2, -2, -1]);
    assert.deepEqual(corner.field, { firstRow: 0, lastRow: 2, firstColumn: 0, lastColumn: 2 });
    assert.equal(laboratory.explain(image, 0, 'H1', 27).beyondEdge, 0);
    assert.deepEqual([...new Set(laboratory.explain(image, 0, 'H2', 16 * 4).planes)], [4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('an output goes up along its slopes', () => {
    const { digit, outputs } = laboratory.predict(image);
    const { slopes } = laboratory.slopesOfOutput(image, 0, digit);
    assert.equal(slopes.length, 256);
    const nudged = image.map((pixel, i) => Math.min(1, Math.max(-1, pixel + 0.02 * Math.sign(slopes[i]))));
    assert.ok(laboratory.predict(nudged).outputs[digit] > outputs[digit]);
  });

  test('kernels that are off read an empty image; with none off it is the whole network', () => {
    const empty = laboratory.predict(blank);
    const whole = laboratory.predict(image);
    assert.deepEqual(laboratory.predictWithout(image, 0), whole);
    const some = laboratory.predictWithout(image, 0b100000000001);
    for (const [plane, expected] of [[0, empty], [11, empty], [5, whole]]) {
      assert.deepEqual(some.h1.slice(plane * 64, plane * 64 + 64), expected.h1.slice(plane * 64, plane * 64 + 64));
    }
    assert.notDeepEqual(some.outputs, whole.outputs);
    assert.deepEqual(laboratory.predictWithout(image, 4095).outputs, empty.outputs);
    assert.equal(laboratory.explain(image, 1, 'H1', 9).value, empty.h1[9]);
  });

  test('a drawing’s place on the pad', () => {
    const near = (found, expected) => expected.forEach((value, i) => assert.ok(Math.abs(found[i] - value) < 1e-6, `${found}`));
    const stem = [Float32Array.of(0.5, 0.2, 0.5, 0.8), Uint32Array.of(2), 0.08];
    near(laboratory.placeOnPad(...stem, 1), [0.168, 0.168, 0.664, 0.664]);
    near(laboratory.placeOnPad(...stem, 2), [0.334, 0.168, 0.332, 0.664]); // read twice as wide
    const dotted = [Float32Array.of(0.5, 0.2, 0.5, 0.8, 0.95, 0.95), Uint32Array.of(2, 1), 0.08];
    near(laboratory.placeOnPad(...dotted, 1), [0.168, 0.168, 0.664, 0.664]);
    assert.equal(laboratory.placeOnPad(Float32Array.of(), Uint32Array.of(), 0.08, 1).length, 0);
  });

  for (const [what, call, sentence] of [
    ['a kernel too many', (lab, seen) => lab.predictWithout(seen, 4096), /^off: expected a whole number from 0 to 4095, found 4096\b/],
    ['half a kernel', (lab, seen) => lab.explain(seen, 0.5, 'H1', 0), /^off: /],
    ['a layer that is none', (lab, seen) => lab.explain(seen, 0, 'H4', 0), /^layer: expected H1, H2, H3 or output, found "H4"/],
    ['a unit too many', (lab, seen) => lab.explain(seen, 0, 'H2', 192), /^unit: expected a whole number from 0 to 191, found 192\b/],
    ['a digit too many', (lab, seen) => lab.slopesOfOutput(seen, 0, 10), /^output: expected a whole number from 0 to 9/],
    ['no image', (lab) => lab.slopesOfOutput(new Float32Array(3), 0, 1), /^image: expected 256 numbers, found 3/],
    ['NaN', (lab, seen) => lab.explain(seen, 0, 'H3', NaN), /^unit: /],
  ]) {
    test(`refused with a sentence: ${what}`, () => {
      const { ok, message } = call(laboratory, image);
      assert.equal(ok, false);
      assert.match(message, sentence);
    });
  }
});
