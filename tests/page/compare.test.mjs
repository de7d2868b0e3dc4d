// Weights in and out: a file of the visitor's own, by the button and dropped, refused ones too; two weights on the same drawing; saving.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dataset, describePage, digitText, frames, statusText, strokes, text, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';
import { draw } from '../bits/bits.mjs';
import { FIRST_WEIGHTS, freshModule, moduleWith, root, weightsText } from '../wasm/module.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lecun1989-'));
const file = (name, content) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const SEVEN = [line([0.25, 0.2], [0.75, 0.2]), line([0.75, 0.2], [0.45, 0.85])];

async function openMore(visit) {
  await visit.page.waitForSelector('weights-more summary');
  await visit.page.click('weights-more summary');
}

async function choose(visit, path) {
  await openMore(visit);
  await (await visit.page.$('#weights-file')).uploadFile(path);
}

/// The file dropped on the pad, as the browser would.
const drop = ({ page }, name, content, { type = '', on = '#pad' } = {}) => page.evaluate((called, words, mime, selector) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([words], called, { type: mime }));
  const target = document.querySelector(selector);
  for (const type of ['dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}, name, content, type, on);

const chosen = ({ page }) => page.$eval('#weights', (select) => [select.value, select.selectedOptions[0].textContent]);
const values = ({ page }, selector) => page.$$eval(`${selector} .bar-value`, (all) => all.map((each) => each.textContent));
const shown = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

describePage('compare', () => {
  visiting('a file by the button: it reads, stands in the choice with its provenance, and stays there', {}, async (visit) => {
    const pruned = readFileSync(resolve(root, 'weights/zip1989-pruned.json'), 'utf8');
    await (await Pen.over(visit)).draw(SEVEN);
    await choose(visit, file('mine.json', pruned));
    await until(visit, () => document.documentElement.dataset.weights === 'own-file');
    await frames(visit);
    assert.deepEqual(await chosen(visit), ['own-file', 'Your file mine.json']);
    assert.ok((await text(visit, '.provenance')).includes(JSON.parse(pruned).provenance.train.examples.toLocaleString('en')));
    const lecun1989 = await freshModule();
    assert.ok(lecun1989.loadWeights(pruned).ok);
    const { outputs } = lecun1989.predict(draw(lecun1989, await strokes(visit)));
    assert.deepEqual(await values(visit, 'output-bars'), [...outputs].map(shown));
    await visit.page.select('#weights', FIRST_WEIGHTS);
    await until(visit, (id) => document.documentElement.dataset.weights === id, FIRST_WEIGHTS);
    await visit.page.select('#weights', 'own-file');
    await until(visit, () => document.documentElement.dataset.weights === 'own-file');
  });

  const cases = {
    'of another format': weightsText('zip1989').replace('lecun1989-weights', 'lenet5'),
    'cut short': weightsText('zip1989').slice(0, -3000),
    'no JSON at all': 'PK\u0003\u0004 a picture, say',
    'empty': '',
  };
  for (const [what, content] of Object.entries(cases)) {
    visiting(`a dropped file that is ${what}: the core's own sentence, and the former weights stay`, {}, async (visit) => {
      await visit.page.waitForSelector('weights-more summary');
      await drop(visit, 'bad.json', content);
      await until(visit, () => /could not be loaded/.test(document.querySelector('.status').textContent));
      const { message } = (await freshModule()).loadWeights(content);
      assert.ok((await statusText(visit)).includes(message.replace(/\.$/, '').replace(/\s+/g, ' ')), `${message} in: ${await statusText(visit)}`);
      assert.match(await statusText(visit), /“Your file bad\.json” could .* Still reading with “All digits”\.$/);
      assert.deepEqual(await dataset(visit), { state: 'ready', weights: FIRST_WEIGHTS });
      assert.deepEqual(await chosen(visit), [FIRST_WEIGHTS, 'All digits']);
      assert.equal(await visit.page.$('#retry'), null, 'it would be refused again');
      assert.equal(await digitText(visit), '5');
    });
  }

  visiting('a refusal is shown where it can be seen, until the next action; a chosen picture is called one', {}, async (visit) => {
    await until(visit, () => document.querySelector('teach-view .teach-hint') !== null);
    await visit.page.$eval('teach-view', (view) => view.scrollIntoView());
    await drop(visit, 'bad.json', '', { on: 'teach-view' });
    await until(visit, () => /could not be loaded/.test(document.querySelector('.status').textContent));
    await until(visit, () => document.querySelector('.status').getBoundingClientRect().top >= 0);
    assert.equal(await visit.page.$eval('.status', ({ dataset: { problem } }) => problem), 'true');
    await (await Pen.over(visit)).draw(SEVEN);
    assert.equal(await statusText(visit), 'Ready. Draw a digit.');
    await visit.page.$eval('#weights-file', (input) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['a picture'], 'envelope.png', { type: 'image/png' }));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await until(visit, () => document.querySelector('.status').textContent.startsWith('“envelope.png”: expected a weights file, found a picture.'));
    await visit.page.click('#clear');
    await frames(visit);
    assert.equal(await statusText(visit), 'Ready. Draw a digit.');
  });

  visiting('two weights read the same drawing side by side, with every stroke', {}, async (visit) => {
    await openMore(visit);
    await visit.page.select('#compare', 'zip1989');
    await until(visit, () => document.querySelector('compare-view .bar-value')?.textContent !== '' && document.querySelector('compare-view .bar-value'));
    const [first, second] = [await moduleWith(FIRST_WEIGHTS), await moduleWith('zip1989')];
    const pen = await Pen.over(visit);
    for (const drawing of [SEVEN, [line([0.2, 0.5], [0.8, 0.5])]]) {
      await pen.draw(drawing);
      const image = draw(first, await strokes(visit));
      assert.deepEqual(await values(visit, 'output-bars'), [...first.predict(image).outputs].map(shown));
      assert.deepEqual(await values(visit, 'compare-view'), [...second.predict(image).outputs].map(shown));
      const { digit, rejected } = second.predict(image);
      assert.equal(await text(visit, '.compared'), `Zip codes of 1989 reads ${rejected ? '?' : digit}`);
    }
    assert.deepEqual(await dataset(visit), { state: 'ready', weights: FIRST_WEIGHTS }, 'the page’s own stay');
    await openMore(visit);
    await visit.page.select('#compare', '');
    await frames(visit);
    assert.equal(await visit.page.$('compare-view .bars'), null);
  });

  visiting('bars of both stand beside one another, and on a phone below', {}, async (visit) => {
    const tops = () => visit.page.$$eval('.outputs .bars', (all) => all.map((bars) => Math.round(bars.getBoundingClientRect().top)));
    await openMore(visit);
    await visit.page.select('#compare', 'mnist1989');
    await until(visit, () => document.querySelectorAll('.outputs .bars').length === 2);
    const [left, right] = await tops();
    assert.equal(left, right);
    await visit.page.setViewport({ width: 390, height: 844 });
    await frames(visit);
    const [above, below] = await tops();
    assert.ok(below > above);
    assert.ok((await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  });

  visiting('what is compared with and is out of reach gets a sentence', { troubled: true, faults: [{ file: /zip1989.*json$/, hangUp: true }] },
    async (visit) => {
      await openMore(visit);
      await visit.page.select('#compare', 'zip1989');
      await until(visit, () => /“Zip codes of 1989” could not be loaded/.test(document.querySelector('.status').textContent));
      assert.equal(await visit.page.$eval('#compare', (select) => select.value), '');
    });

  visiting('saving gives the very file that reads', {}, async (visit) => {
    await openMore(visit);
    await visit.page.evaluate(() => {
      globalThis.saved = [];
      HTMLAnchorElement.prototype.click = function () { globalThis.saved.push([this.download, this.href]); };
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        void blob.text().then((words) => { globalThis.words = words; });
        return createObjectURL(blob);
      };
    });
    await visit.page.click('#save-weights');
    await until(visit, () => globalThis.words !== undefined);
    assert.equal(await visit.page.evaluate(() => globalThis.saved[0][0]), `${FIRST_WEIGHTS}.json`);
    assert.equal(await visit.page.evaluate(() => globalThis.words), weightsText(FIRST_WEIGHTS));
  });
});
