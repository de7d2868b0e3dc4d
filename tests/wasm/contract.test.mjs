// The contract of lecun1989.d.mts, promise by promise: weights, readings, the tables. How ink is drawn: ink.test.mjs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, describe, test } from 'node:test';
import { draw } from '../bits/bits.mjs';
import { AMPLITUDE, drawings, freshModule, LAYERS, moduleAndMemory, moduleWith, wasmDir, WEIGHTS, weightsText } from './module.mjs';
import { refused } from './outcomes.mjs';
import { naiveReading } from './oracle.mjs';

const blank = new Float32Array(256).fill(-1);
const ARRAYS = { image: 256, ...LAYERS };

describe('weights', () => {
  const good = weightsText('zip1989');
  const changed = (change) => {
    const file = JSON.parse(good);
    change(file);
    return JSON.stringify(file);
  };
  const bad = {
    'no text': ['', /./],
    'no JSON': ['weights', /./],
    'half a file': [good.slice(0, good.length / 2), /./],
    'something after the end': [`${good}{}`, /./],
    'another format': [changed((file) => { file.format = 'lecun1998-weights'; }), /lecun1998-weights/],
    'another version': [changed((file) => { file.version = 2; }), /version/],
    'a tensor missing': [changed((file) => { delete file.tensors['h2.biases']; }), /h2\.biases/],
    'a tensor too many': [changed((file) => { file.tensors['h4.weights'] = file.tensors['h3.weights']; }), /h4\.weights/],
    'a value missing': [changed((file) => { file.tensors['h3.biases'].values.pop(); }), /h3\.biases/],
    'a value that is no number': [changed((file) => { file.tensors['output.biases'].values[3] = null; }), /output\.biases/],
    'a threshold beyond all outputs': [changed((file) => { file.rejection_threshold = 4; }), /rejection_threshold: expected at most 3\.4318/],
    'a value that is huge': [changed((file) => { file.tensors['h1.weights'].values[0] = 1e9; }), /h1\.weights/],
  };

  test('load without a message', async () => {
    const lecun1989 = await freshModule();
    for (const name of WEIGHTS) assert.deepEqual(lecun1989.loadWeights(weightsText(name)), { ok: true, message: '' });
  });

  test('in eight bits load, and read like the same weights as floats', async () => {
    const inEightBits = JSON.parse(good);
    inEightBits.provenance.rounded_from = '0123456789abcdef';
    const writtenOut = JSON.parse(good);
    for (const [name, tensor] of Object.entries(inEightBits.tensors)) {
      tensor.scales = new Array(tensor.shape.length > 1 ? tensor.shape[0] : 1).fill(0).map((_, index) => 2 ** -(6 + (index % 2)));
      const scale = (index) => tensor.scales[Math.floor((index * tensor.scales.length) / tensor.values.length)];
      tensor.values = tensor.values.map((value, index) => Math.max(-127, Math.min(127, Math.trunc(value / scale(index)))));
      writtenOut.tensors[name].values = tensor.values.map((value, index) => value * scale(index));
    }
    const lecun1989 = await freshModule();
    const image = draw(lecun1989, drawings[3].strokes);
    const readings = [inEightBits, writtenOut].map((file) => {
      assert.deepEqual(lecun1989.loadWeights(JSON.stringify(file)), { ok: true, message: '' });
      return lecun1989.predict(image);
    });
    assert.equal(readings[0].ok, true);
    assert.deepEqual(readings[0], readings[1]);
    inEightBits.tensors['h3.biases'].values[7] = 128;
    refused(lecun1989.loadWeights(JSON.stringify(inEightBits)), /h3\.biases\.values\[7\]: expected an integer between -127 and 127/);
  });

  test('pruned load, and are counted', async () => {
    const lecun1989 = await freshModule();
    assert.deepEqual(lecun1989.loadWeights(weightsText('zip1989-pruned')), { ok: true, message: '' });
    const file = JSON.parse(weightsText('zip1989-pruned'));
    file.provenance.pruning.kept += 1;
    refused(lecun1989.loadWeights(JSON.stringify(file)), /provenance\.pruning\.kept: expected as many as are not 0, 2440/);
  });

  for (const [what, [text, sentence]] of Object.entries(bad)) {
    test(`refused with a sentence, and the former ones stay: ${what}`, async () => {
      const lecun1989 = await moduleWith('mnist1989');
      const image = draw(lecun1989, drawings[3].strokes);
      const formerly = { kernels: lecun1989.kernels(), reading: lecun1989.predict(image) };
      assert.equal(formerly.reading.ok, true);
      refused(lecun1989.loadWeights(text), sentence);
      assert.deepEqual({ kernels: lecun1989.kernels(), reading: lecun1989.predict(image) }, formerly);
    });
  }

  test('anything but text is refused, and letters beyond ASCII are read as they are', async () => {
    const lecun1989 = await freshModule();
    for (const given of [undefined, null, 42, {}, new Uint8Array(4)]) refused(lecun1989.loadWeights(given), /^weights file: expected its text/);
    refused(lecun1989.loadWeights('{"größe ✓": 1, "größe ✓": 2}'), /"größe ✓" stands twice/);
  });

  test('none loaded: no reading and empty kernels, also after a refusal', async () => {
    const lecun1989 = await freshModule();
    refused(lecun1989.predict(blank), /weights/);
    assert.deepEqual(lecun1989.kernels(), new Float32Array(300));
    refused(lecun1989.loadWeights('{}'), /./);
    refused(lecun1989.predict(blank), /weights/);
    assert.deepEqual(lecun1989.kernels(), new Float32Array(300));
  });
});

describe('readings', () => {
  let lecun1989;
  before(async () => { lecun1989 = await moduleWith('zip1989'); });

  for (const length of [0, 255, 257, 784]) {
    test(`${length} pixels are refused`, () => refused(lecun1989.predict(new Float32Array(length)), new RegExp(`256.*found ${length}`)));
  }
  for (const value of [NaN, Infinity, -Infinity, 1.0000001, -1.0000001, 255]) {
    test(`a pixel of ${value} is refused, and named`, () => {
      const image = Float32Array.from(blank);
      image[200] = value;
      refused(lecun1989.predict(image), /image\[200\].*expected.*found/);
    });
  }

  for (const [what, value] of Object.entries({ null: null, undefined, 'a text': 'image', 'an endless list': { length: 1e9 }, 'a number': 256,
    'a list that says it has 256': { length: 256 } })) {
    test(`${what} for an image is refused, and reading goes on`, () => {
      const image = draw(lecun1989, drawings[0].strokes);
      const reading = lecun1989.predict(image);
      refused(lecun1989.predict(value), /^image: expected 256 numbers, found 0/);
      assert.deepEqual(lecun1989.predict(image), reading);
    });
  }

  for (const [what, value] of Object.entries({ 'a list of BigInts': Array(256).fill(0n), 'a list of symbols': Array(256).fill(Symbol('ink')),
    'a list that gives numbers to nobody': Array.from({ length: 256 }, () => ({ valueOf() { throw new Error('no'); } })) })) {
    test(`${what} for an image is refused, as often as it comes, and reading goes on`, () => {
      const image = draw(lecun1989, drawings[0].strokes);
      const reading = lecun1989.predict(image);
      for (let i = 0; i < 2000; ++i) refused(lecun1989.predict(value), /^image: expected numbers alone, found something else/);
      assert.deepEqual(lecun1989.predict(image), reading);
    });
  }

  test('a list that lies about its length is refused', () => {
    const liar = new Proxy([], { get: (list, key) => (key === 'length' ? 2 ** 32 + 256 : list[key]) });
    refused(lecun1989.predict(liar), /^image: expected 256 numbers, found 2147483647/);
  });

  test('the blank image has no digit, but the values of all units', () => {
    const reading = lecun1989.predict(blank);
    assert.deepEqual([reading.digit, reading.second, reading.margin, reading.rejected], [null, null, 0, false]);
    for (const [name, length] of Object.entries(ARRAYS)) assert.equal(reading[name].length, length);
    const dot = Float32Array.from(blank);
    dot[100] = -0.999;
    assert.notEqual(lecun1989.predict(dot).digit, null);
  });

  test('the answer is the greatest output, and hands the image back', () => {
    for (const { strokes } of drawings) {
      const image = draw(lecun1989, strokes);
      const reading = lecun1989.predict(image);
      assert.equal(reading.ok, true);
      assert.equal(reading.message, '');
      assert.deepEqual(reading.image, image);
      const sorted = [...reading.outputs].sort((a, b) => b - a);
      assert.deepEqual([reading.digit, reading.second], sorted.slice(0, 2).map((output) => reading.outputs.indexOf(output)));
      assert.equal(reading.margin, Math.fround(sorted[0] - sorted[1]));
      assert.equal(reading.rejected, false, 'a file without a threshold rejects nothing');
    }
  });

  test('a reading below the weights’ threshold is rejected, the blank image never', async () => {
    const choosy = await freshModule();
    const images = drawings.map(({ strokes }) => draw(choosy, strokes));
    const margins = images.map((image) => lecun1989.predict(image).margin);
    for (const threshold of [0, margins[7], 3.4318]) {
      const file = JSON.parse(weightsText('zip1989'));
      file.rejection_threshold = threshold;
      assert.deepEqual(choosy.loadWeights(JSON.stringify(file)), { ok: true, message: '' });
      assert.deepEqual(images.map((image) => choosy.predict(image).rejected), margins.map((margin) => margin < threshold));
      assert.equal(choosy.predict(blank).rejected, false);
    }
    choosy.loadWeights(weightsText('zip1989'));
    assert.equal(choosy.predict(images[7]).rejected, false, 'the threshold goes with its weights');
  });

  test('every unit is in its place and within the amplitude, as in a naive twin', () => {
    for (const name of WEIGHTS) {
      lecun1989.loadWeights(weightsText(name));
      const { tensors } = JSON.parse(weightsText(name));
      for (const { strokes } of drawings.slice(0, 10)) {
        const reading = lecun1989.predict(draw(lecun1989, strokes));
        const naive = naiveReading(tensors, reading.image);
        for (const layer of Object.keys(LAYERS)) {
          assert.equal(reading[layer].length, naive[layer].length);
          assert.ok(reading[layer].every((value) => Math.abs(value) < AMPLITUDE), `${layer} within the amplitude`);
          reading[layer].forEach((value, i) => assert.ok(Math.abs(value - naive[layer][i]) < 1e-4, `${name} ${layer}[${i}]`));
        }
      }
    }
  });

  test('every array is fresh, and the caller may change it', async () => {
    const { lecun1989, memory } = await moduleAndMemory();
    lecun1989.loadWeights(weightsText('zip1989'));
    const image = draw(lecun1989, drawings[8].strokes);
    const calls = {
      drawInk: () => [draw(lecun1989, drawings[8].strokes)],
      kernels: () => [lecun1989.kernels()],
      predict: () => Object.keys(ARRAYS).map((name) => lecun1989.predict(image)[name]),
    };
    for (const [name, call] of Object.entries(calls)) {
      const before = call();
      const first = call();
      const formerly = first.map((array) => Float32Array.from(array));
      for (const array of first) {
        assert.notEqual(array.buffer, memory.buffer, `${name} gives no window on the module's memory`);
        array.fill(0.5);
      }
      assert.deepEqual(call(), formerly);
      assert.deepEqual(before, formerly);
    }
  });
});

test('predictions stay as they were given, however many follow', async () => {
  const lecun1989 = await freshModule();
  lecun1989.loadWeights(weightsText('zip1989'));
  const images = drawings.map(({ strokes }) => draw(lecun1989, strokes));
  const kept = Array.from({ length: 200 }, (_, i) => lecun1989.predict(images[i % images.length]));
  const other = await freshModule();
  other.loadWeights(weightsText('zip1989'));
  for (let i = kept.length; i-- > 0; ) assert.deepEqual(kept[i], other.predict(images[i % images.length]), `prediction ${i}`);
});

describe('tables', () => {
  let lecun1989;
  before(async () => { lecun1989 = await freshModule(); });

  test('kernels are the file’s h1.weights, to the bit', () => {
    for (const name of WEIGHTS) {
      lecun1989.loadWeights(weightsText(name));
      assert.deepEqual(lecun1989.kernels(), Float32Array.from(JSON.parse(weightsText(name)).tensors['h1.weights'].values));
    }
  });

  test('each plane of H2 reads eight of H1’s twelve, each of H1 is read by eight', () => {
    const rows = lecun1989.h1ToH2();
    assert.equal(rows.length, 12);
    for (const row of rows) assert.match(row, /^[O.]{12}$/);
    const marks = (planes) => planes.filter((mark) => mark === 'O').length;
    assert.deepEqual(rows.map((row) => marks([...row])), Array(12).fill(8));
    assert.deepEqual(rows.map((_, plane) => marks(rows.map((row) => row[plane]))), Array(12).fill(8));
  });

  test('the architecture adds up to the paper’s totals', () => {
    assert.deepEqual(lecun1989.architecture(), [
      { name: 'H1', units: 768, connections: 19968, parameters: 1068 },
      { name: 'H2', units: 192, connections: 38592, parameters: 2592 },
      { name: 'H3', units: 30, connections: 5790, parameters: 5790 },
      { name: 'output', units: 10, connections: 310, parameters: 310 },
    ]);
    const total = (what) => lecun1989.architecture().reduce((sum, layer) => sum + layer[what], 0);
    assert.deepEqual([total('connections'), total('parameters'), 256 + total('units')], [64660, 9760, 1256]);
  });

  test('the amplitude is 1.7159, the pen a sensible part of the pad', () => {
    assert.equal(lecun1989.amplitude(), AMPLITUDE);
    assert.ok(lecun1989.penWidth() > 0.02 && lecun1989.penWidth() < 0.2);
  });

  test('the glue makes no code from text, which the page’s policy forbids', () => {
    assert.doesNotMatch(readFileSync(resolve(wasmDir, 'lecun1989.mjs'), 'utf8'), /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(/);
  });
});
