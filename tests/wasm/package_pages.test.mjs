// The npm package in browsers, as strangers use it: on a plain page and in its Worker, in what four bundlers make of it, each reading
// strokes to the module's bits under a strict Content-Security-Policy; the element; and what judges of packages find. Skipped without
// these tools; so nothing else belongs in here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { draw } from '../bits/bits.mjs';
import { drawings, moduleWith, root } from './module.mjs';
import { BUNDLERS } from './package/bundles.mjs';
import { bits, install, probe, SAMPLES, without } from './package/installed.mjs';
import { problemsOfPackage } from './package/judges.mjs';
import { browse, noPages } from './package/pages.mjs';

const page = (body) => `<!doctype html><meta charset="utf-8"><title>plain</title>${body}`;
const MNIST = './node_modules/lecun1989/weights/mnist1989.json';
const PROGRAMS = {
  'plain-probe.mjs': probe('./node_modules/lecun1989/index.mjs'),
  'worker.mjs': "import { probe } from './plain-probe.mjs'; probe().then((found) => postMessage(found));",
  'plain.mjs': `import { probe } from './plain-probe.mjs';
const worker = new Worker('./worker.mjs', { type: 'module' });
const inWorker = new Promise((done) => { worker.onmessage = ({ data }) => done(data); });
Promise.all([probe(), inWorker]).then((found) => { globalThis.found = found; }, (error) => { globalThis.found = String(error); });
`,
  'plain.html': page('<script type="module" src="./plain.mjs"></script>'),
  'element.mjs': `import './node_modules/lecun1989/element.mjs';
globalThis.readings = { own: [], other: [], broken: [], nowhere: [] };
for (const name of ['reading', 'error']) {
  for (const element of document.querySelectorAll('lecun-digit')) {
    element.addEventListener(name, ({ detail }) => globalThis.readings[element.id].push(detail.code ?? detail.digit));
  }
}
`,
  'element.html': page(`<lecun-digit id="own" size="200"></lecun-digit>
<lecun-digit id="other" weights="${MNIST}" pen="0.1"></lecun-digit>
<lecun-digit id="broken" weights="./package.json"></lecun-digit>
<lecun-digit id="nowhere" weights="http://["></lecun-digit><script type="module" src="./element.mjs"></script>`),
};
const skip =
  noPages() ||
  without('web', 'vite') ||
  without('tests', 'webpack', 'esbuild', 'rollup', 'publint', '@arethetypeswrong/cli', '@rollup/plugin-node-resolve', 'axe-core');

describe('package in browsers', { skip }, () => {
  let installed;
  let browser;
  let expected;
  before(async () => {
    installed = install(PROGRAMS);
    browser = await browse(installed.folder);
    const module = await moduleWith('digits');
    expected = SAMPLES.map((strokes) => bits(module.predict(draw(module, strokes))));
  });
  after(async () => {
    await browser?.close();
    installed?.remove();
  });

  const reads = async (path, wanted) => {
    const { complaints, eventually } = await browser.visit(path);
    assert.deepEqual(await eventually(() => globalThis.found), wanted, complaints.join('\n'));
    assert.deepEqual(complaints, []);
  };
  test('a plain page and its Worker', () => reads('plain.html', [expected, expected]));
  for (const [name, make] of Object.entries(BUNDLERS)) {
    test(name, async () => {
      await make(installed.folder, resolve(installed.folder, 'made', name));
      await reads(`made/${name}/index.html`, expected);
    });
  }

  test('<lecun-digit>, four on a page: mouse, keys, attributes, events, a file that holds no weights, an address that is not a URL', async () => {
    const { page, complaints, eventually } = await browser.visit('element.html');
    const settled = (id, digit) => eventually((id, digit) => globalThis.readings[id].at(-1) === digit, id, digit);
    assert.ok(await settled('own', null));
    assert.ok(await settled('other', null));
    assert.ok(await settled('broken', 'weights'));
    assert.ok(await settled('nowhere', 'file'));
    const inside = (id, selector) =>
      page.evaluate((id, selector) => document.querySelector(`#${id}`).shadowRoot.querySelector(selector).textContent, id, selector);
    assert.match(await inside('broken', '.words'), /^weights file: /);

    const box = await page.evaluate(() => {
      const { x, y, width, height } = document.querySelector('#own').shadowRoot.querySelector('svg').getBoundingClientRect();
      return { x, y, width, height };
    });
    assert.deepEqual([box.width, box.height], [200, 200]);
    const stroke = async (points) => {
      const places = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]);
      await page.mouse.move(...places[0]);
      await page.mouse.down();
      for (const place of places) await page.mouse.move(...place, { steps: 4 });
      await page.mouse.up();
    };
    await stroke([[0.2, 0.2], [0.8, 0.2], [0.4, 0.9]]);
    const shows = (selector, text) =>
      eventually(
        (selector, text) => document.querySelector('#own').shadowRoot.querySelector(selector).textContent === text,
        selector,
        text,
      );
    assert.ok(await shows('output', '7'));
    assert.ok(await shows('[role=status]', 'It reads 7'));
    assert.ok(await settled('own', 7));
    assert.deepEqual(await page.evaluate(() => globalThis.readings.other), [null], 'the other saw nothing of it');

    await page.evaluate(() => document.querySelector('#own').focus());
    const strokesOf = (id) => page.evaluate((id) => document.querySelector(`#${id}`).strokes.length, id);
    await stroke([[0.3, 0.5], [0.7, 0.5]]);
    assert.equal(await strokesOf('own'), 2);
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
    assert.equal(await strokesOf('own'), 1);
    await page.keyboard.press('Backspace');
    assert.equal(await strokesOf('own'), 0);
    assert.ok(await settled('own', null));

    // A drawing that a program gives, and what a pen that is taken away leaves.
    const bits = await page.evaluate((strokes) => {
      const element = document.querySelector('#other');
      element.strokes = strokes;
      return new Promise((done) => {
        element.addEventListener('reading', ({ detail }) => done([...new Uint32Array(detail.outputs.buffer)]), { once: true });
      });
    }, drawings[0].strokes);
    const module = await moduleWith('mnist1989');
    const points = Float32Array.from(drawings[0].strokes.flat(2));
    const image = module.drawInk(points, Uint32Array.from(drawings[0].strokes, ({ length }) => length), 0.1);
    assert.deepEqual(bits, [...new Uint32Array(Float32Array.from(module.predict(image).outputs).buffer)]);
    const given = await page.evaluate(() => {
      const element = document.querySelector('#other');
      element.strokes = [[{ x: 0.25, y: 0.5 }, [0.75, 0.5]], [Float32Array.of(0.5, 0.5)]];
      const refused = [3, null, [[0.5]], [[[NaN, 0]]], [[[0, 0], [0, 1000001]]], [[['0', '0']]], 'strokes'].map((strokes) => {
        try {
          element.strokes = strokes;
          return 'taken';
        } catch ({ name, code, message }) {
          return `${name} ${code} ${message.split(':')[0]}`;
        }
      });
      return { kept: element.strokes, refused };
    });
    assert.deepEqual(given.kept, [[[0.25, 0.5], [0.75, 0.5]], [[0.5, 0.5]]]);
    const places = ['strokes', 'strokes', 'strokes[0][0]', 'strokes[0][0]', 'strokes[0][1]', 'strokes[0][0]', 'strokes'];
    assert.deepEqual(given.refused, places.map((place) => `Lecun1989Error strokes ${place}`));
    const left = await page.evaluate(() => {
      const element = document.querySelector('#own');
      const svg = element.shadowRoot.querySelector('svg');
      const { x, y } = svg.getBoundingClientRect();
      const send = (type, pointerId, place) =>
        svg.dispatchEvent(new PointerEvent(type, { pointerId, clientX: x + place, clientY: y + place }));
      send('pointerdown', 71, 20);
      send('pointermove', 71, 40);
      send('pointermove', 72, 60); // another finger
      send('pointercancel', 71, 80);
      send('pointermove', 71, 90);
      return element.strokes.map((stroke) => stroke.map(([place]) => Math.round(200 * place)));
    });
    assert.deepEqual(left, [[20, 40]]);

    await page.evaluate(readFileSync(resolve(root, 'tests/node_modules/axe-core/axe.min.js'), 'utf8'));
    const violations = await page.evaluate(async () => (await globalThis.axe.run('#own')).violations.map(({ id }) => id));
    assert.deepEqual(violations, []);
    assert.deepEqual(complaints, []);
  });

  test('publint and arethetypeswrong find nothing', async () => assert.deepEqual(await problemsOfPackage(), []));
});
