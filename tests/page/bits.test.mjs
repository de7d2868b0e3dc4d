// The same bits in a browser as natively: tests/bits/expected.json, which tests/bits_test.cpp holds the native build to. First through the
// page's own door, then the module itself, hidden layers too.
import assert from 'node:assert/strict';
import { describePage, until, visiting } from './browser.mjs';
import { hashAll } from '../bits/bits.mjs';
import { drawings, expected, weightsText } from '../wasm/module.mjs';

describePage('bits', () => {
  for (const name of Object.keys(expected.weights)) {
    visiting(`the page draws and reads the expected bits: ${name}`, {}, async (visit) => {
      await visit.page.select('#weights', name);
      await until(visit, (id) => document.documentElement.dataset.weights === id, name);
      const readings = await visit.page.evaluate((all) => all.map((one) => globalThis.lecun1989.recognise(one)),
        drawings.map(({ strokes }) => strokes));
      assert.equal(hashAll(readings.map(({ image }) => Float32Array.from(image))), expected.images);
      assert.equal(hashAll(readings.map(({ outputs }) => Float32Array.from(outputs))), expected.weights[name].outputs);
    });
  }

  visiting('the module in the browser gives every layer’s expected bits', {}, async (visit) => {
    const found = await visit.page.evaluate(async (all, weights) => {
      const { draw, hashReadings } = await import('/bits/bits.mjs');
      const { default: createLecun1989 } = await import('/module/lecun1989.mjs');
      const wasmBinary = await (await fetch('/module/lecun1989.wasm')).arrayBuffer();
      const lecun1989 = await createLecun1989({ wasmBinary });
      const hashes = {};
      for (const [name, text] of Object.entries(weights)) {
        lecun1989.loadWeights(text);
        hashes[name] = hashReadings(lecun1989, all.map((strokes) => draw(lecun1989, strokes)));
      }
      return hashes;
    }, drawings.map(({ strokes }) => strokes), Object.fromEntries(Object.keys(expected.weights).map((name) => [name, weightsText(name)])));
    assert.deepEqual(found, expected.weights);
  });
});
