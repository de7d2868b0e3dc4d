// When files are missing, damaged or out of reach: words that say what happened, a page that stays alive, and Retry that works.
import assert from 'node:assert/strict';
import { dataset, describePage, digitText, statusText, strokes, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';
import { FIRST_WEIGHTS, freshModule, weightsText } from '../wasm/module.mjs';

const WASM = /\.wasm$/;
const FIRST = new RegExp(`${FIRST_WEIGHTS}.*\\.json$`);
const ZIP = /zip1989.*\.json$/;
const ONE = [line([0.5, 0.15], [0.5, 0.85])];

const state = (visit, name) => until(visit, (wanted) => document.documentElement.dataset.state === wanted, name);
const cut = (text) => text.slice(0, -2000);

/// The fault is over, the visitor tries again.
async function retry(visit) {
  visit.site.faults = [];
  await visit.page.click('#retry');
  await until(visit, () => document.documentElement.dataset.state === 'ready' && document.querySelector('#retry') === null);
}

/// Failed on load: says so, can still be drawn on, and after Retry reads what was drawn meanwhile.
async function failsAndRecovers(visit, words) {
  await state(visit, 'failed');
  assert.match(await statusText(visit), /^Failed\. /);
  assert.match(await statusText(visit), words);
  assert.deepEqual(await dataset(visit), { state: 'failed', weights: '' });
  await (await Pen.over(visit)).draw(ONE);
  assert.equal((await strokes(visit)).length, 1);
  assert.equal(await digitText(visit), '?');
  await visit.page.click('#clear');
  await visit.page.click('#undo');
  await retry(visit);
  await until(visit, () => document.querySelector('#digit').textContent === '1');
}

const broken = { troubled: true, unready: true };

describePage('failures', () => {
  visiting('the module is out of reach', { ...broken, faults: [{ file: WASM, hangUp: true }] }, (visit) =>
    failsAndRecovers(visit, /program could not be loaded: the server did not answer/));

  visiting('the module is missing', { ...broken, faults: [{ file: WASM, status: 404 }] }, (visit) =>
    failsAndRecovers(visit, /program could not be loaded: the file is missing, the server answered 404/));

  visiting('the module is damaged', { ...broken, faults: [{ file: WASM, change: () => '<!doctype html>' }] }, (visit) =>
    failsAndRecovers(visit, /program could not be started/));

  visiting('the first weights are missing', { ...broken, faults: [{ file: FIRST, status: 404 }] }, (visit) =>
    failsAndRecovers(visit, /weights “.*” could not be loaded: .*404/));

  visiting('the first weights are damaged: the core’s own sentence', { ...broken, faults: [{ file: FIRST, change: cut }] },
    async (visit) => {
      const { message } = (await freshModule()).loadWeights(cut(weightsText(FIRST_WEIGHTS)));
      await state(visit, 'failed');
      assert.ok((await statusText(visit)).includes(message.replace(/\.$/, '')), `${message} in: ${await statusText(visit)}`);
      await failsAndRecovers(visit, /weights “.*” could not be loaded/);
    });

  for (const [what, fault, words] of [
    ['missing', { status: 503 }, /“Zip codes of 1989” could not be loaded: .*503/],
    ['out of reach', { hangUp: true }, /“Zip codes of 1989” could not be loaded: the server did not answer/],
    ['damaged', { change: cut }, /“Zip codes of 1989” could not be loaded/],
    ['of another format', { change: (text) => text.replace('lecun1989-weights', 'lenet5') }, /“Zip codes of 1989” could .*: .*lenet5/],
  ]) {
    const options = { troubled: true, faults: [{ file: ZIP, ...fault }] };
    visiting(`other weights are ${what}: the former go on reading`, options, async (visit) => {
      await (await Pen.over(visit)).draw(ONE);
      await visit.page.select('#weights', 'zip1989');
      await until(visit, () => document.querySelector('#retry') !== null);
      assert.match(await statusText(visit), words);
      assert.match(await statusText(visit), /Still reading with “All digits”/);
      assert.deepEqual(await dataset(visit), { state: 'ready', weights: FIRST_WEIGHTS });
      assert.equal(await visit.page.$eval('#weights', (select) => select.value), FIRST_WEIGHTS);
      assert.equal(await digitText(visit), '1');
      await retry(visit);
      assert.deepEqual(await dataset(visit), { state: 'ready', weights: 'zip1989' });
    });
  }

  visiting('the page’s own program is missing: words stand in its place', { ...broken, faults: [{ file: /\.js$/, status: 404 }] },
    async (visit) => {
      assert.match(await statusText(visit), /did not start/);
      assert.deepEqual(await dataset(visit), { state: 'loading', weights: '' });
    });
});
