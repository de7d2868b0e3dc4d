// The choice of weights: kernels, outputs and words change with it, and of several choices the last one counts.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { barTexts, dataset, describePage, frames, text, until, visiting } from './browser.mjs';
import { weightsText } from '../wasm/module.mjs';

const loaded = (visit, id) => until(visit, (name) => document.documentElement.dataset.weights === name, id);

/// What the page shows of the weights, and of what they make of the example.
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
    await visit.page.select('#weights', 'mnist1989');
    await loaded(visit, 'mnist1989');
    assert.deepEqual(await shown(visit), mnist);
  });

  visiting('the words are the file’s own numbers', {}, async (visit) => {
    for (const id of ['mnist1989', 'zip1989']) {
      await visit.page.select('#weights', id);
      await loaded(visit, id);
      const { passes, recipe, train, test } = JSON.parse(weightsText(id)).provenance;
      const { provenance } = await shown(visit);
      for (const part of [`${passes} passes`, recipe, train.examples.toLocaleString('en'), `${test.score.misses} wrong`,
        test.score.error_percent.toFixed(2)]) {
        assert.ok(provenance.includes(part), `${part} in: ${provenance}`);
      }
      const own = await visit.page.$$eval('.results [data-ours="true"]', (rows) => rows.map((row) => row.textContent).join());
      assert.ok(own.includes(`(${test.score.misses})`), own);
    }
  });

  let release;
  const late = new Promise((resolve) => { release = resolve; });
  visiting('of two choices the last one counts, also if the first comes last', { faults: [{ file: /zip1989.*json$/, until: late }] },
    async (visit) => {
      await visit.page.select('#weights', 'zip1989');
      await until(visit, () => document.documentElement.dataset.state === 'loading');
      await visit.page.select('#weights', 'mnist1989');
      await until(visit, () => document.documentElement.dataset.state === 'ready');
      const arrived = visit.page.waitForResponse((response) => /zip1989.*json$/.test(response.url()));
      release();
      await (await arrived).text();
      await frames(visit);
      assert.deepEqual(await dataset(visit), { state: 'ready', weights: 'mnist1989' });
      assert.equal((await shown(visit)).chosen, 'mnist1989');
    });
});
