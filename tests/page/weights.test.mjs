// The choice of weights: kernels, outputs and words change with it, and of several choices the last one counts.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { barTexts, dataset, describePage, digitText, frames, strokes, text, until, visiting } from './browser.mjs';
import { draw } from '../bits/bits.mjs';
import { FIRST_WEIGHTS, moduleWith, WEIGHTS, weightsText } from '../wasm/module.mjs';

const loaded = (visit, id) => until(visit, (name) => document.documentElement.dataset.weights === name, id);

/// What the page shows of the weights and of their reading of the example.
async function shown(visit) {
  await frames(visit);
  const pictures = await visit.page.$$eval('.kernels canvas', (canvases) => canvases.map((canvas) => canvas.toDataURL()));
  assert.equal(pictures.length, 24);
  return {
    kernels: createHash('sha256').update(pictures.join()).digest('hex'),
    bars: (await barTexts(visit)).join(' '),
    provenance: await text(visit, '.provenance'),
    chosen: await visit.page.$eval('#weights', (select) => select.value),
  };
}

describePage('weights', () => {
  visiting('switching changes kernels, outputs and provenance, and back', {}, async (visit) => {
    const mnist = await shown(visit);
    await visit.page.select('#weights', 'zip1989');
    await loaded(visit, 'zip1989');
    const zip = await shown(visit);
    for (const what of Object.keys(mnist)) assert.notEqual(zip[what], mnist[what], what);
    await visit.page.select('#weights', FIRST_WEIGHTS);
    await loaded(visit, FIRST_WEIGHTS);
    assert.deepEqual(await shown(visit), mnist);
  });

  visiting('the words are the file’s own numbers', {}, async (visit) => {
    for (const id of WEIGHTS) {
      await visit.page.select('#weights', id);
      await loaded(visit, id);
      const { passes, recipe, train, test } = JSON.parse(weightsText(id)).provenance;
      const { provenance } = await shown(visit);
      for (const part of [`${passes} passes`, recipe, train.examples.toLocaleString('en'), `${test.score.misses} wrong`,
        test.score.error_percent.toFixed(2)]) {
        assert.ok(provenance.includes(part), `${part} in: ${provenance}`);
      }
      await visit.page.waitForSelector('.results');
      const own = await visit.page.$$eval('.results [data-ours="true"]', (rows) => rows.map((row) => row.textContent).join());
      assert.ok(own.includes(`(${test.score.misses})`), own);
    }
  });

  const choosy = (text) => {
    const file = JSON.parse(text);
    const { data, score } = file.provenance.test;
    file.rejection_threshold = 3.4318;
    file.provenance.unseen_pens = { data, score: { ...score, examples: 1234, misses: 31, error_percent: 2.512156 }, rejected: 56, misses_accepted: 7 };
    return JSON.stringify(file);
  };
  visiting('weights with a threshold: "?" and the two digits that it may be, and what they scored on unseen pens',
    { faults: [{ file: /zip1989.*json$/, change: choosy }] }, async (visit) => {
      assert.equal(await digitText(visit), '5');
      await visit.page.select('#weights', 'zip1989');
      await loaded(visit, 'zip1989');
      await frames(visit);
      const lecun1989 = await moduleWith('zip1989');
      const { digit, second } = lecun1989.predict(draw(lecun1989, await strokes(visit)));
      assert.equal(await digitText(visit), '?');
      assert.equal(await text(visit, '.second'), `not sure: ${digit} or ${second}, or no digit`);
      assert.equal(await text(visit, '.bars [data-best="true"] .bar-digit'), String(digit));
      assert.match(await text(visit, '.unseen-pens'), /^Of 1,234 by people it never saw: 2\.51 % wrong; it declines 56, misreads\s+7 of the rest\.$/);
      await visit.page.click('#clear');
      await frames(visit);
      assert.deepEqual([await digitText(visit), await text(visit, '.second')], ['?', 'waiting for ink']);
      await visit.page.select('#weights', FIRST_WEIGHTS);
      await loaded(visit, FIRST_WEIGHTS);
      const pens = JSON.parse(weightsText(FIRST_WEIGHTS)).provenance.unseen_pens;
      assert.equal(await visit.page.$('.unseen-pens') !== null, pens !== undefined, 'and only where the file tells');
    });

  let release;
  const late = new Promise((resolve) => { release = resolve; });
  visiting('of two choices the last one counts, also if the first comes last', { faults: [{ file: /zip1989.*json$/, until: late }] },
    async (visit) => {
      await visit.page.select('#weights', 'zip1989');
      await until(visit, () => document.documentElement.dataset.state === 'loading');
      await visit.page.select('#weights', FIRST_WEIGHTS);
      await until(visit, () => document.documentElement.dataset.state === 'ready');
      const arrived = visit.page.waitForResponse((response) => /zip1989.*json$/.test(response.url()));
      release();
      await (await arrived).text();
      await frames(visit);
      assert.deepEqual(await dataset(visit), { state: 'ready', weights: FIRST_WEIGHTS });
      assert.equal((await shown(visit)).chosen, FIRST_WEIGHTS);
    });
});
