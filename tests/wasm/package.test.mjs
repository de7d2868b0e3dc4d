// The npm package in Node.js, as strangers use it: the tarball installed, reading strokes to the module's bits, in a thread too; what it
// refuses and how; what it keeps and frees; its declarations. Pages and bundlers: package_pages.test.mjs.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { draw, hashReadings } from '../bits/bits.mjs';
import { bits, install, noPackage, packageDir, SAMPLES } from './package/installed.mjs';
import { JUDGED, judged } from './package/judges.mjs';
import { drawings, expected as known, moduleWith, weightsText } from './module.mjs';

const WHOLE = { units: true };

const PROGRAMS = {
  'node.mjs': "import { probe } from './probe.mjs'; console.log(JSON.stringify(await probe()));",
  'thread.mjs': `import { Worker, isMainThread, parentPort } from 'node:worker_threads';
import { fileURLToPath } from 'node:url';
import { probe } from './probe.mjs';
if (isMainThread) new Worker(fileURLToPath(import.meta.url)).on('message', (found) => console.log(JSON.stringify(found)));
else parentPort.postMessage(await probe());
`,
  'weights.mjs': `import { createRequire } from 'node:module';
import { load } from 'lecun1989';
const weights = createRequire(import.meta.url)('lecun1989/weights/mnist1989.json');
console.log(JSON.stringify((await load(weights)).weights === JSON.stringify(weights)));
`,
  // Prints the codes with which `load` rejects; a second error that nobody can catch, or a promise that never settles, ends it before.
  'refused.mjs': `import { load } from 'lecun1989';
const foreign = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]); // a program, but not this one
const refused = [
  [undefined, { wasm: 42 }], [undefined, { wasm: null }], [undefined, { wasm: {} }], [undefined, { wasm: 'http://[' }],
  [42, { wasm: new Uint8Array(4) }], [42, { wasm: 42 }], [undefined, { wasm: new Uint8Array(4), locateFile: () => 'file:///nowhere' }],
  [undefined, { wasm: foreign }], ['{}', { wasm: new WebAssembly.Module(foreign) }],
];
const codes = [];
for (const given of refused) await load(...given).catch(({ name, code }) => codes.push([name, code].join()));
await new Promise((done) => setTimeout(done, 50));
console.log(JSON.stringify(codes));
`,
};

describe('package', { skip: noPackage }, () => {
  let installed;
  let entry; // the installed package's modules
  let lecun1989;
  let train;
  let expected;
  before(async () => {
    installed = install(PROGRAMS);
    entry = (name) => import(pathToFileURL(resolve(installed.folder, `node_modules/lecun1989/${name}.mjs`)).href);
    lecun1989 = await entry('index');
    train = await entry('train');
    const module = await moduleWith('digits');
    expected = SAMPLES.map((strokes) => bits(module.predict(draw(module, strokes))));
  });
  after(() => installed?.remove());

  const run = (program) => JSON.parse(execFileSync(process.execPath, [program], { cwd: installed.folder, encoding: 'utf8' }));
  test('Node.js reads the module’s bits', () => assert.deepEqual(run('node.mjs'), expected));
  test('so does a thread', () => assert.deepEqual(run('thread.mjs'), expected));

  test('and every drawing’s expected bits, with weights of one’s own', async () => {
    const model = await lecun1989.load(weightsText('zip1989'));
    const images = drawings.map(({ strokes }) => model.draw(strokes));
    assert.deepEqual(hashReadings({ predict: (image) => ({ ok: true, ...model.predict(image, WHOLE) }) }, images), known.weights.zip1989);
  });

  test('weights of the package in Node.js, without import attributes', () => assert.equal(run('weights.mjs'), true));

  test('a bad program is one error that can be caught', () =>
    assert.deepEqual(run('refused.mjs'), ['file', 'file', 'file', 'file', 'weights', 'file', 'file', 'file', 'file'].map((code) => `Lecun1989Error,${code}`)));

  test('the element can be imported where there are no elements', () => entry('element'));

  const refuses = (code, message, ask) =>
    assert.throws(ask, (error) => {
      assert.ok(error instanceof lecun1989.Lecun1989Error && error instanceof Error);
      assert.equal(error.code, code);
      assert.match(error.message, message);
      return true;
    });

  test('what is refused throws with a code and a sentence', async () => {
    const model = await lecun1989.load();
    refuses('strokes', /^strokes: expected an array of strokes, found 3$/, () => model.read(3));
    refuses('strokes', /^strokes\[1\]: expected an array of points, found null$/, () => model.read([[[0, 0]], null]));
    const half = [[[0, 0], { x: 1 }]];
    refuses('strokes', /^strokes\[0\]\[1\]: expected \[x, y\] or \{ x, y \} in numbers, found an object$/, () => model.read(half));
    refuses('strokes', /^strokes\[0\]\[0\]: .*found/, () => model.read([[[NaN, 0]]]));
    refuses('strokes', /^pen width: /, () => model.read([[[0, 0]]], { penWidth: 0 }));
    refuses('image', /^image: expected 256 numbers, found 3$/, () => model.predict([0, 0, 0]));
    refuses('image', /^image\[7\]: /, () => model.predict(new Float32Array(256).fill(1.5, 7, 8)));
    const short = { data: new Uint8Array(5), width: 2, height: 2 };
    refuses('picture', /^picture: expected at most 16 million pixels of 4 bytes, .* in 5 bytes$/, () => model.readPicture(short));
    refuses('picture', /^picture\.data: expected .*, found an array of 1$/, () => model.readPicture({ data: [0], width: 1, height: 1 }));
    refuses('strokes', /^strokes/, () => model.readNumber('12'));
    for (const length of [-1, 1.5, NaN, 1e12]) {
      refuses('strokes', /^strokes: expected .*, found/, () => model.read({ length }));
      refuses('strokes', /^strokes.*: expected .*, found/, () => model.read([{ length }]));
    }
    refuses('image', /^image\[0\]: expected a number, found "0"$/, () => model.predict(Array(256).fill('0')));
    refuses('image', /^image\[3\]: expected a number, found null$/, () => model.predict([0, 0, 0, ...Array(253).fill(null)]));
    refuses('image', /^image/, () => model.predict(new BigInt64Array(256)));
    refuses('strokes', /^pen width: expected a number, found "0.1"$/, () => model.read([[[0, 0]]], { penWidth: '0.1' }));
    refuses('strokes', /^pen width: /, () => model.readNumber([[[0, 0]]], { penWidth: 1n }));
    refuses('picture', /^picture\.width: expected a number, found "28"$/, () => model.readPicture({ data: new Uint8Array(784), width: '28', height: 28 }));
    for (const options of [null, 0.1]) {
      for (const ask of ['read', 'draw', 'readNumber']) refuses('options', /^options: expected an object, found/, () => model[ask]([], options));
      refuses('options', /^options: /, () => model.predict(new Float32Array(256), options));
    }
    const circular = {};
    circular.self = circular;
    for (const [code, weights, options] of [
      ['weights', '{}'],
      ['json', '{'],
      ['weights', 3],
      ['weights', circular],
      ['weights', { format: 1n }],
      ['options', undefined, null],
      ['options', undefined, { locateFile: 'here/' }],
      ['file', undefined, { locateFile: () => 42 }],
      ['file', undefined, { wasm: new Uint8Array(9) }],
      ['file', undefined, { wasm: 'file:///nowhere.wasm' }],
      ['file', undefined, { locateFile: (name) => `file:///nowhere/${name}` }],
    ]) {
      await assert.rejects(lecun1989.load(weights, options), { name: 'Lecun1989Error', code });
    }
    assert.deepEqual(model.read(SAMPLES[0]).digit, drawings[0].digit, 'it reads on');
  });

  test('a drawing of 10,000 points is read, a longer one is refused', async () => {
    const model = await lecun1989.load();
    const circle = (points) => Array.from({ length: points }, (_, i) => [0.5 + 0.3 * Math.cos(i / 500), 0.5 + 0.4 * Math.sin(i / 500)]);
    assert.equal(model.read([circle(5000), circle(5000)]).digit, 0);
    const refusal = /^strokes: expected at most 10000 points in all, found 10001$/;
    for (const ask of ['read', 'draw', 'readNumber']) refuses('strokes', refusal, () => model[ask]([circle(5000), circle(5001)]));
    refuses('strokes', /^strokes: expected at most 10000 strokes, found 10001$/, () => model.read(Array(10001).fill([])));
  });

  test('points as [x, y] and as { x, y } are the same, and `draw` gives what `predict` reads', async () => {
    const model = await lecun1989.load();
    const objects = SAMPLES[0].map((stroke) => stroke.map(([x, y]) => ({ x, y })));
    assert.deepEqual(model.read(objects), model.read(SAMPLES[0]));
    assert.equal(bits(model.predict(model.draw(SAMPLES[0]), WHOLE)), expected[0]);
    assert.equal(bits(model.predict([...model.draw(SAMPLES[0])], WHOLE)), expected[0], 'an array of numbers will do');
    assert.equal(bits(model.predict(Float64Array.from(model.draw(SAMPLES[0])), WHOLE)), expected[0], 'or one of doubles');
    assert.deepEqual(model.read(SAMPLES[0].map((stroke) => stroke.map((point) => Float64Array.from(point)))), model.read(SAMPLES[0]));
  });

  test('pictures: an ImageData, 28×28 bytes, and nothing drawn', async () => {
    const model = await lecun1989.load();
    const grey = new Uint8Array(28 * 28);
    for (let row = 4; row < 24; ++row) grey.fill(255, 28 * row + 13, 28 * row + 16);
    const rgba = Uint8ClampedArray.from({ length: 4 * grey.length }, (_, i) => (i % 4 === 3 ? 255 : grey[i >> 2]));
    const one = model.readPicture({ data: grey, width: 28, height: 28 });
    assert.equal(one.digit, 1);
    assert.deepEqual(model.readPicture({ data: rgba, width: 28, height: 28 }), one);
    const inverse = model.readPicture({ data: grey.map((level) => 255 - level), width: 28, height: 28 });
    assert.equal(inverse.digit, 1, 'dark on light as well');
    const nothing = { data: new Uint8Array(784), width: 28, height: 28 };
    for (const reading of [model.read([]), model.predict(new Float32Array(256).fill(-1)), model.readPicture(nothing)]) {
      const { digit, second, margin, rejected } = reading;
      assert.deepEqual({ digit, second, margin, rejected }, { digit: null, second: null, margin: 0, rejected: false });
    }
    assert.deepEqual(model.readNumber([]), []);
  });

  test('a line of digits, each with its box and its strokes', async () => {
    const model = await lecun1989.load();
    const beside = SAMPLES[1].map((stroke) => stroke.map(([x, y]) => [x + 1.5, y]));
    const line = model.readNumber([...SAMPLES[0], ...beside]);
    assert.deepEqual(line.map(({ digit }) => digit), drawings.slice(0, 2).map(({ digit }) => digit));
    assert.deepEqual(line.flatMap(({ strokes }) => strokes), [...SAMPLES[0], ...beside].map((_, i) => i));
    assert.ok(line[1].box.left >= 1.5 && line[0].box.left < 1 && line[0].box.width > 0 && line[0].box.height > 0);
  });

  test('two models at once, weights as text and parsed, a program shared and one’s own', async () => {
    const text = weightsText('mnist1989');
    const wasm = readFileSync(resolve(packageDir, 'reading.wasm'));
    const [own, asText, parsed, compiled] = await Promise.all([
      lecun1989.load(),
      lecun1989.load(text),
      lecun1989.load(JSON.parse(text)),
      lecun1989.load(text, { wasm: await WebAssembly.compile(wasm) }),
    ]);
    const module = await moduleWith('mnist1989');
    const other = bits(module.predict(draw(module, SAMPLES[0])));
    for (let i = 0; i < 2; ++i) {
      assert.equal(bits(own.read(SAMPLES[0], WHOLE)), expected[0]);
      for (const model of [asText, parsed, compiled]) assert.equal(bits(model.read(SAMPLES[0], WHOLE)), other);
    }
    assert.deepEqual(asText.kernels(), module.kernels());
    assert.deepEqual(asText.provenance, JSON.parse(text).provenance);
    assert.ok(own.threshold > 0);
  });

  test('a reading keeps no more memory than its own, and stays as it is', async () => {
    const model = await lecun1989.load();
    const short = model.read(SAMPLES[0]);
    assert.deepEqual([short.outputs.buffer.byteLength, short.image.buffer.byteLength, 'h1' in short], [40, 1024, false]);
    const first = model.read(SAMPLES[0], WHOLE);
    const before = bits(first);
    assert.deepEqual(first.outputs, short.outputs);
    assert.ok(first.image.buffer.byteLength <= 5024 && first.image.buffer === first.h3.buffer);
    const { image, ...answer } = short;
    assert.deepEqual(model.predict(image), answer, 'predict leaves out what it was given');
    const second = model.read(SAMPLES[1]);
    assert.notEqual(second.image.buffer, first.image.buffer);
    assert.equal(bits(first), before);
  });

  test('a model prints as a line, and its JSON is its weights file', async () => {
    const model = await lecun1989.load();
    assert.equal(inspect(model), `Model { threshold: ${model.threshold} }`);
    const again = await lecun1989.load(JSON.stringify(model));
    assert.equal(bits(again.read(SAMPLES[0], WHOLE)), expected[0]);
    assert.deepEqual(JSON.parse(JSON.stringify({ model })).model, JSON.parse(weightsText('digits')));
  });

  test('models at once and one after another read each file of the package once', async () => {
    const { load } = await import(`${pathToFileURL(resolve(installed.folder, 'node_modules/lecun1989/index.mjs')).href}?afresh`);
    const asked = [];
    const { fetch } = globalThis;
    globalThis.fetch = async (address) => {
      asked.push(address.slice('http://host/'.length));
      return new Response(readFileSync(resolve(packageDir, asked.at(-1))));
    };
    try {
      const options = { locateFile: (name) => `http://host/${name}` };
      await Promise.all([load(undefined, options), load(undefined, options)]);
      await load(undefined, options);
    } finally {
      globalThis.fetch = fetch;
    }
    assert.deepEqual(asked.sort(), ['reading.wasm', 'weights/digits.json']);
  });

  test('what is disposed of reads nothing more; its readings and its neighbours stay', async () => {
    const [model, other] = await Promise.all([lecun1989.load(), lecun1989.load()]);
    const reading = model.read(SAMPLES[0], WHOLE);
    model.dispose();
    model.dispose();
    assert.equal(model.disposed, true);
    refuses('state', /disposed/, () => model.read(SAMPLES[0]));
    refuses('state', /disposed/, () => model.predict(reading.image));
    refuses('state', /disposed/, () => model.kernels());
    refuses('state', /disposed/, () => model.readNumber([]));
    assert.equal(bits(reading), expected[0]);
    assert.equal(bits(other.read(SAMPLES[0], WHOLE)), expected[0]);
    if (Symbol.dispose) {
      other[Symbol.dispose]();
      assert.equal(other.disposed, true);
    }
  });

  test('training, teaching and explaining', async () => {
    const laboratory = await train.openLaboratory();
    assert.ok(laboratory.recipes.some(({ name }) => name === '1989-sgd'));
    const digits = drawings.map(({ digit, strokes }) => ({ digit, strokes }));
    const seen = [];
    const test = { kind: 'synthetic', count: 20 };
    const options = { recipe: '1989-sgd', seed: 5, passes: 2, test, onProgress: (progress) => seen.push(progress) };
    const weights = await laboratory.train(digits, options);
    const { scores, ...last } = seen.at(-1);
    assert.deepEqual(last, { passes: 2, passesDone: 2, passSize: digits.length, shownInPass: 0 });
    assert.deepEqual(scores.map((pass) => [pass.train.examples, pass.test.examples]), Array(2).fill([digits.length, 20]));
    assert.equal(await (await train.openLaboratory()).train(digits, options), weights, 'the same in another laboratory');
    const model = await lecun1989.load(laboratory.teach(weights, SAMPLES[0], drawings[0].digit));
    assert.equal(model.provenance.taught.drawings, 1);
    const { image, h2 } = model.read(SAMPLES[0], WHOLE);
    const unit = laboratory.explain(model, image, 'H2', 17);
    assert.deepEqual([unit.value, unit.products.length, 'ok' in unit], [h2[17], 200, false]);
    assert.equal(laboratory.slopes(model, image, 3).length, 256);
    for (const [code, ask] of [
      ['name', () => laboratory.explain(model, image, 'H4', 0)],
      ['name', () => laboratory.explain(model, image)],
      ['number', () => laboratory.explain(model, image, 'H1', '0')],
      ['image', () => laboratory.explain(model, [...image].map(String), 'H1', 0)],
      ['number', () => laboratory.slopes(model, image, null)],
      ['number', () => laboratory.teach(model, SAMPLES[0], '7')],
    ]) {
      assert.throws(ask, { name: 'Lecun1989Error', code });
    }
    for (const [given, more, error] of [
      [[{ digit: 11, strokes: SAMPLES[0] }], {}, { name: 'Lecun1989Error', code: 'number' }],
      [[], {}, { name: 'Lecun1989Error', code: 'digits' }],
      [7, {}, { name: 'Lecun1989Error', code: 'digits' }],
      [[null], {}, { name: 'Lecun1989Error', code: 'digits' }],
      [{ kind: 'synthetic', count: '10' }, {}, { name: 'Lecun1989Error', code: 'number' }],
      [{ kind: 5, bytes: new Uint8Array() }, {}, { name: 'Lecun1989Error', code: 'name' }],
      [test, null, { name: 'Lecun1989Error', code: 'options' }],
      [test, { passes: '1' }, { name: 'Lecun1989Error', code: 'number' }],
      [test, { recipe: 5 }, { name: 'Lecun1989Error', code: 'name' }],
      [digits, { recipe: '1990' }, { name: 'Lecun1989Error', code: 'name' }],
      [test, { signal: AbortSignal.abort() }, { name: 'AbortError' }],
    ]) {
      await assert.rejects(laboratory.train(given, more), error);
    }
    const busy = laboratory.train(test, { passes: 1, recipe: '1989-sgd' });
    await assert.rejects(laboratory.train(digits), { code: 'state' });
    await busy;
  });

  for (const [name, skip] of Object.entries(JUDGED)) {
    test(`TypeScript, ${name}`, { skip }, () => assert.deepEqual(judged(installed, name), []));
  }
});
