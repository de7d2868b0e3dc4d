// The same bits in a browser as natively: tests/bits/expected.json, which tests/bits/bits_test.cpp holds the native build to. First through the
// page's own door, then the module itself, hidden layers too.
import assert from 'node:assert/strict';
import { dataset, describePage, until, visiting } from './browser.mjs';
import { expectedOf, hashAll } from '../bits/bits.mjs';
import { drawings, expected, WEIGHTS } from '../wasm/module.mjs';

describePage('bits', () => {
  for (const name of WEIGHTS) {
    visiting(`the page draws and reads the expected bits: ${name}`, {}, async (visit) => {
      await visit.page.select('#weights', name);
      await until(visit, (id) => document.documentElement.dataset.weights === id, name);
      const readings = await visit.page.evaluate((all) => all.map((one) => globalThis.lecun1989.recognise(one)),
        drawings.map(({ strokes }) => strokes));
      assert.equal(hashAll(readings.map(({ image }) => Float32Array.from(image))), expected.images);
      assert.equal(hashAll(readings.map(({ outputs }) => Float32Array.from(outputs))), expected.weights[name].outputs);
    });
  }

  visiting('the module in the browser gives every layer’s expected bits, and a training’s', {}, async (visit) => {
    await visit.page.goto(new URL('/bits/bits.html', visit.site.address).href);
    await until(visit, () => Object.keys(document.documentElement.dataset).length > 0);
    const { found, failed } = await dataset(visit);
    assert.equal(failed, undefined);
    assert.deepEqual(JSON.parse(found), expectedOf(expected));
  });
});
