// The npm package as its users have it: the tarball, installed into projects of their kinds, each of which reads the same strokes to the same
// bits; what it refuses; and that what it keeps is its own.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { draw, hashReadings } from '../bits/bits.mjs';
import { findBrowser } from '../page/browser.mjs';
import { drawings, expected, moduleWith, root, weightsText } from './module.mjs';

const run = promisify(execFile);
const packed = resolve(root, 'build/npm');
const tarball = existsSync(packed) ? readdirSync(packed).filter((file) => file.endsWith('.tgz')).map((file) => resolve(packed, file))[0] : undefined;
const packages = resolve(root, 'tests/node_modules');
const skip = !tarball ? 'SKIPPED: the package is not built, it needs npm and the packages of web/'
  : !existsSync(resolve(packages, 'webpack')) ? 'SKIPPED: tests/node_modules is not here (npm ci in tests/)' : false;
const noBrowser = findBrowser() ? false : 'SKIPPED: no browser is here';

const STROKES = [[[0.2, 0.2], [0.8, 0.2], [0.4, 0.9]], [[0.35, 0.55], [0.7, 0.55]]];

/// What every kind of project does, and says: a program by itself, in TypeScript too.
const PROGRAM = `
import { load } from 'lecun1989';
export async function found() {
  const model = await load();
  const { digit, outputs } = model.read(${JSON.stringify(STROKES)});
  model.dispose();
  return JSON.stringify({ digit, bits: [...new Uint32Array(outputs.slice().buffer)] });
}
`;
const IN_A_PAGE = `${PROGRAM}
found().then((text) => { document.documentElement.dataset.found = text; }, (error) => { document.documentElement.dataset.failed = String(error); });
`;

let folder; // with the package in node_modules
let entry; // the installed package's
let answer; // what every project is to find

before(async () => {
  if (skip) return;
  folder = mkdtempSync(resolve(tmpdir(), 'lecun1989-package-'));
  writeFileSync(resolve(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: folder });
  const installed = resolve(folder, 'node_modules/lecun1989');
  entry = (name) => pathToFileURL(resolve(installed, name)).href;
  const lecun1989 = await moduleWith('digits');
  const reading = lecun1989.predict(draw(lecun1989, STROKES));
  answer = { digit: reading.digit, bits: [...new Uint32Array(reading.outputs.slice().buffer)] };
  assert.equal(answer.digit, 7);
});
after(() => { if (folder) rmSync(folder, { recursive: true }); });

const write = (name, text) => { mkdirSync(resolve(folder, name, '..'), { recursive: true }); writeFileSync(resolve(folder, name), text); };
const same = (text) => assert.deepEqual(JSON.parse(text), answer);

/// The text that a project's page leaves, served from its folder under a strict policy.
async function foundInPage(site, html = '<!doctype html><title>test</title><script type="module" src="./main.js"></script>') {
  const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json', '.html': 'text/html' };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    const file = resolve(site, `.${path}`);
    response.setHeader('Content-Security-Policy',
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; style-src 'self'; base-uri 'none'");
    if (path === '/') return response.setHeader('Content-Type', 'text/html').end(html);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    response.end(readFileSync(file));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] });
  try {
    const page = await browser.newPage();
    const complaints = [];
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => Object.keys(document.documentElement.dataset).length > 0, { timeout: 20000 })
      .catch(() => assert.fail(`the page says nothing; ${complaints.join('; ')}`));
    const { found, failed } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
    assert.equal(failed, undefined);
    assert.deepEqual(complaints.filter((text) => !text.includes('favicon')), []);
    return found;
  } finally {
    await browser.close();
    server.close();
  }
}

describe('the package reads the same bits', { skip }, () => {
  test('in Node.js', async () => {
    write('node.mjs', `${PROGRAM}\nconsole.log(await found());`);
    same((await run('node', [resolve(folder, 'node.mjs')])).stdout);
  });

  test('in a worker thread of Node.js', async () => {
    write('thread.mjs', `${PROGRAM}\nimport { parentPort } from 'node:worker_threads';\nparentPort.postMessage(await found());`);
    const thread = new Worker(resolve(folder, 'thread.mjs'));
    same(await new Promise((done, fail) => thread.once('message', done).once('error', fail)));
    await thread.terminate();
  });

  test('in a page without a bundler', { skip: noBrowser }, async () => {
    write('plain/main.js', IN_A_PAGE.replace("'lecun1989'", "'./lecun1989/index.mjs'"));
    await run('cp', ['-r', resolve(folder, 'node_modules/lecun1989'), resolve(folder, 'plain/lecun1989')]);
    same(await foundInPage(resolve(folder, 'plain')));
  });

  test('in a Worker of a page', { skip: noBrowser }, async () => {
    write('worker/work.js', `${PROGRAM.replace("'lecun1989'", "'./lecun1989/index.mjs'")}\nfound().then((text) => postMessage(text), (error) => postMessage(String(error)));`);
    write('worker/main.js', `const worker = new Worker('./work.js', { type: 'module' });
worker.onmessage = ({ data }) => { document.documentElement.dataset.found = data; };`);
    await run('cp', ['-r', resolve(folder, 'node_modules/lecun1989'), resolve(folder, 'worker/lecun1989')]);
    same(await foundInPage(resolve(folder, 'worker')));
  });

  test('by Vite', { skip: noBrowser || (existsSync(resolve(root, 'web/node_modules/vite')) ? false : 'SKIPPED: web/node_modules is not here') }, async () => {
    write('vite/main.js', IN_A_PAGE);
    write('vite/index.html', '<!doctype html><title>test</title><script type="module" src="./main.js"></script>');
    await run('node', [resolve(root, 'web/node_modules/vite/bin/vite.js'), 'build', resolve(folder, 'vite'), '--outDir', resolve(folder, 'vite-site'), '--assetsInlineLimit', '0', '--logLevel', 'warn', '--target', 'es2022'], { cwd: folder });
    same(await foundInPage(resolve(folder, 'vite-site'), readFileSync(resolve(folder, 'vite-site/index.html'), 'utf8')));
  });

  test('by webpack', { skip: noBrowser }, async () => {
    write('webpack/main.js', IN_A_PAGE);
    const { default: webpack } = await import('webpack');
    const stats = await promisify(webpack)({ mode: 'production', context: folder, entry: './webpack/main.js', output: { path: resolve(folder, 'webpack-site'), filename: 'main.js', publicPath: './' } });
    assert.deepEqual(stats.toJson({ all: false, errors: true, warnings: true }).errors, []);
    same(await foundInPage(resolve(folder, 'webpack-site')));
  });

  /// Bundlers that leave `new URL(..., import.meta.url)` as it is: the package's files go beside the bundle.
  const copyFiles = (site) => {
    for (const file of ['reading.wasm', 'weights/digits.json']) {
      mkdirSync(resolve(folder, site, file, '..'), { recursive: true });
      copyFileSync(resolve(folder, 'node_modules/lecun1989', file), resolve(folder, site, file));
    }
  };

  test('by esbuild', { skip: noBrowser }, async () => {
    write('esbuild/main.js', IN_A_PAGE);
    const { build } = await import('esbuild');
    await build({ absWorkingDir: folder, entryPoints: ['esbuild/main.js'], bundle: true, format: 'esm', minify: true, outfile: 'esbuild-site/main.js', logLevel: 'silent' });
    copyFiles('esbuild-site');
    same(await foundInPage(resolve(folder, 'esbuild-site')));
  });

  test('by Rollup', { skip: noBrowser }, async () => {
    write('rollup/main.js', IN_A_PAGE);
    const { rollup } = await import('rollup');
    const { nodeResolve } = await import('@rollup/plugin-node-resolve');
    const bundle = await rollup({ input: resolve(folder, 'rollup/main.js'), plugins: [nodeResolve()], onwarn: (warning) => assert.fail(warning.message) });
    await bundle.write({ file: resolve(folder, 'rollup-site/main.js'), format: 'es' });
    copyFiles('rollup-site');
    same(await foundInPage(resolve(folder, 'rollup-site')));
  });

  test('that every build has: all drawings of the expected bits', async () => {
    const { load } = await import(entry('index.mjs'));
    const model = await load(weightsText('zip1989'));
    const images = drawings.map(({ strokes }) => model.draw(strokes));
    const contract = { predict: (image) => ({ ok: true, ...model.predict(image) }) };
    assert.deepEqual(hashReadings(contract, images), expected.weights.zip1989);
    model.dispose();
  });
});

describe('the package in TypeScript', { skip: skip || (existsSync(resolve(root, 'web/node_modules/typescript')) ? false : 'SKIPPED: web/node_modules is not here') }, () => {
  for (const [moduleResolution, module] of [['nodenext', 'nodenext'], ['bundler', 'esnext']]) {
    test(`has types, strict, by ${moduleResolution}`, async () => {
      write(`types-${moduleResolution}/main.mts`, `
import { load, Lecun1989Error, type Model, type Reading } from 'lecun1989';
import { openLaboratory } from 'lecun1989/train';
import type { LecunDigit } from 'lecun1989/element';
export async function use(image: ImageData, pad: LecunDigit): Promise<number | null> {
  const model: Model = await load();
  const reading: Reading = model.readPicture(image);
  const weights: string = await (await openLaboratory()).train({ kind: 'synthetic', count: 10 }, { passes: 1 });
  for (const { digit, box } of model.readNumber([[[0, 0], { x: 1, y: 1 }]])) if (digit === null || box.left < 0) throw new Lecun1989Error('image', weights);
  // @ts-expect-error strokes are no text
  model.read('7');
  return pad.reading?.digit ?? reading.digit;
}
`);
      await run('node', [resolve(root, 'web/node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom',
        '--module', module, '--moduleResolution', moduleResolution, resolve(folder, `types-${moduleResolution}/main.mts`)], { cwd: folder })
        .catch((error) => assert.fail(error.stdout));
    });
  }

  test('publint and arethetypeswrong find nothing', async () => {
    const { publint } = await import('publint');
    const { messages } = await publint({ pkgDir: resolve(folder, 'node_modules/lecun1989'), strict: true });
    assert.deepEqual(messages, []);
    if (Number(process.versions.node.split('.')[0]) < 20) return; // what it needs
    await run('node', [resolve(packages, '@arethetypeswrong/cli/dist/index.js'), tarball, '--profile', 'esm-only', '--no-definitely-typed', '--exclude-entrypoints', 'weights/*.json'])
      .catch((error) => assert.fail(error.stdout + error.stderr));
  });
});

describe('a model', { skip }, () => {
  let load;
  let Lecun1989Error;
  before(async () => ({ load, Lecun1989Error } = await import(entry('index.mjs'))));

  test('refuses what cannot be read with a code and a sentence', async () => {
    const model = await load();
    const refused = (call, code, message) => assert.throws(call, (error) => {
      assert.ok(error instanceof Lecun1989Error && error instanceof Error);
      assert.equal(error.code, code);
      assert.match(error.message, message);
      return true;
    });
    refused(() => model.read('7'), 'strokes', /^strokes: expected an array of strokes, found a string$/);
    refused(() => model.read([[[0.5, 0.5]], 7]), 'strokes', /^strokes\[1\]: expected an array of points, found the number 7$/);
    refused(() => model.read([[[0.5, 0.5], null]]), 'strokes', /^strokes\[0\]\[1\]: expected \[x, y\]/);
    refused(() => model.read([[[0.5, NaN]]]), 'strokes', /^strokes\[0\]\[0\]: expected coordinates less than a million from 0, found NaN$/);
    refused(() => model.read([[[1e7, 0]]]), 'strokes', /^strokes\[0\]\[0\]: expected coordinates/);
    refused(() => model.read(STROKES, { penWidth: 0 }), 'strokes', /^pen width: expected a number above 0/);
    refused(() => model.predict(new Float32Array(255)), 'image', /^image: expected 256 numbers, found 255$/);
    refused(() => model.predict(new Array(256).fill(2)), 'image', /^image\[0\]: expected a number from -1 to 1, found 2/);
    refused(() => model.readPicture({ data: new Uint8Array(5), width: 2, height: 2 }), 'picture', /^picture: expected four bytes/);
    refused(() => model.readPicture({ data: [1, 2, 3, 4], width: 2, height: 2 }), 'picture', /^picture\.data: expected a Uint8Array/);
    refused(() => model.readNumber([[[NaN, 0]]]), 'strokes', /^strokes\[0\]\[0\]/);
    model.dispose();
    refused(() => model.read(STROKES), 'state', /disposed/);
    model.dispose(); // again is fine
    await assert.rejects(load('{'), { code: 'json' });
    await assert.rejects(load('{}'), { code: 'weights' });
    await assert.rejects(load(7), { code: 'weights' });
    await assert.rejects(load(undefined, { wasm: new Uint8Array([1, 2, 3]) }), { code: 'file', message: /WebAssembly/ });
    await assert.rejects(load(undefined, { locateFile: (name) => entry(`nowhere/${name}`) }), { code: 'file', message: /nowhere/ });
  });

  test('reads blank input, pictures and a digit of MNIST', async () => {
    const model = await load();
    assert.equal(model.read([]).digit, null);
    assert.equal(model.predict(new Float32Array(256).fill(-1)).digit, null);
    assert.deepEqual(model.readNumber([]), []);
    const grey = (ink, paper) => Uint8Array.from({ length: 28 * 28 }, (_, i) => {
      const [x, y] = [i % 28, Math.floor(i / 28)];
      const isBar = y >= 5 && y < 8 && x >= 7 && x < 21;
      const isStem = y >= 5 && y < 24 && Math.abs(x - (21 - (y - 5) * 0.55)) < 1.8;
      return isBar || isStem ? ink : paper;
    });
    assert.equal(model.readPicture({ data: grey(255, 0), width: 28, height: 28 }).digit, 7);
    const rgba = Uint8ClampedArray.from([...grey(0, 255)].flatMap((level) => [level, level, level, 255]));
    assert.equal(model.readPicture({ data: rgba, width: 28, height: 28 }).digit, 7);
    assert.deepEqual(model.readNumber({ data: rgba, width: 28, height: 28 }).map(({ digit }) => digit), [7]);
    model.dispose();
  });

  test('stands beside others, each with its weights; compiled once if the caller likes', async () => {
    const wasm = await WebAssembly.compile(readFileSync(resolve(folder, 'node_modules/lecun1989/reading.wasm')));
    const models = await Promise.all([load(), load(weightsText('zip1989')), load(JSON.parse(weightsText('zip1989')), { wasm })]);
    const hashes = models.map((model) => createHash('sha256').update(model.predict(model.draw(drawings[0].strokes)).outputs).digest('hex'));
    assert.notEqual(hashes[0], hashes[1]);
    assert.equal(hashes[1], hashes[2]);
    assert.equal(models[1].provenance.recipe, '1989');
    assert.equal(models[1].kernels().length, 12 * 25);
    models.forEach((model) => model.dispose());
  });

  test('gives readings that keep no more memory than their own', async () => {
    const model = await load();
    const reading = model.read(STROKES);
    assert.equal(reading.outputs.buffer.byteLength, 40);
    assert.ok(reading.h1.buffer.byteLength < 5100, `${reading.h1.buffer.byteLength} bytes are kept`);
    const before = reading.outputs.slice();
    model.predict(new Float32Array(256).fill(1));
    assert.deepEqual(reading.outputs, before);
    model.dispose();
  });
});

test('training gives a weights file that reads, and a lesson and an explanation follow', { skip }, async () => {
  const { openLaboratory } = await import(entry('train.mjs'));
  const { load } = await import(entry('index.mjs'));
  const laboratory = await openLaboratory();
  const passes = [];
  const options = { passes: 2, seed: 3, recipe: '1989-sgd', onPass: (scores) => passes.push(scores.length) };
  const weights = await laboratory.train({ kind: 'synthetic', count: 100 }, options);
  assert.deepEqual(passes, [1, 2]);
  assert.equal(await laboratory.train({ kind: 'synthetic', count: 100 }, options), weights);
  const model = await load(weights);
  const image = model.draw(STROKES);
  const { value, products } = laboratory.explain(weights, image, 'H1', 9);
  assert.equal(products.length, 25);
  assert.equal(value, model.predict(image).h1[9]);
  assert.notEqual(laboratory.teach(weights, STROKES, 7), weights);
  const stopped = new AbortController();
  stopped.abort(new Error('enough'));
  await assert.rejects(laboratory.train({ kind: 'synthetic', count: 100 }, { signal: stopped.signal }), /enough/);
  await assert.rejects(laboratory.train({ kind: 'synthetic', count: 100 }, { recipe: '1990' }), { code: 'name' });
  model.dispose();
});

test('<lecun-digit> twice on a page, under a strict policy, reads what is drawn', { skip: skip || noBrowser }, async () => {
  write('element/main.js', `import './lecun1989/element.mjs';
const pads = [...document.querySelectorAll('lecun-digit')];
const found = pads.map((pad) => new Promise((read) => pad.addEventListener('reading', ({ detail }) => { if (detail.digit !== null) read(detail.digit); })));
for (const pad of pads) {
  const canvas = pad.shadowRoot.querySelector('canvas');
  canvas.setPointerCapture = () => {};
  const { left, top, width } = canvas.getBoundingClientRect();
  const at = (type, [x, y]) => canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: left + x * width, clientY: top + y * width, bubbles: true }));
  for (const stroke of ${JSON.stringify(STROKES)}) {
    at('pointerdown', stroke[0]);
    stroke.slice(1).forEach((point) => at('pointermove', point));
    at('pointerup', stroke.at(-1));
  }
}
Promise.all(found).then(async (digits) => {
  await new Promise(requestAnimationFrame);
  const answers = pads.map((pad) => pad.shadowRoot.querySelector('output').textContent);
  const labels = pads.map((pad) => pad.shadowRoot.querySelector('canvas').getAttribute('aria-label'));
  pads[0].shadowRoot.querySelector('canvas').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  document.documentElement.dataset.found = JSON.stringify({ answers, labels, sizes: pads.map((pad) => pad.shadowRoot.querySelector('canvas').clientWidth), strokes: pads.map((pad) => pad.strokes.length) });
});`);
  await run('cp', ['-r', resolve(folder, 'node_modules/lecun1989'), resolve(folder, 'element/lecun1989')]);
  const html = '<!doctype html><title>test</title><script type="module" src="./main.js"></script><lecun-digit></lecun-digit><lecun-digit size="120" weights="lecun1989/weights/mnist1989.json"></lecun-digit>';
  const { answers, labels, sizes, strokes } = JSON.parse(await foundInPage(resolve(folder, 'element'), html));
  assert.equal(answers[0], '7');
  assert.equal(labels[0], 'Pad: the network reads 7');
  assert.equal(answers.length, 2);
  assert.deepEqual(sizes, [240, 120]);
  assert.deepEqual(strokes, [0, 2]);
});
