// The zip code digits in a browser: the expected bits through lecun1989.predict, and the expected training from the module. Skipped without
// the data set; no other tests belong here, because ctest then counts the whole file as skipped.
import assert from 'node:assert/strict';
import { dataset, describePage, until, visiting } from './browser.mjs';
import { hashAll } from '../bits/bits.mjs';
import { expected, noZip, weightsText, zipDigits } from '../wasm/module.mjs';

describePage('zip', () => {
  visiting('outputs are the expected bits, misses those of the provenance', { skip: noZip }, async (visit) => {
    await visit.page.select('#weights', 'zip1989');
    await until(visit, () => document.documentElement.dataset.weights === 'zip1989');
    const digits = zipDigits();
    assert.equal(digits.length, 2007);
    const readings = await visit.page.evaluate((images) => images.map((image) => {
      const { digit, outputs } = globalThis.lecun1989.predict(image);
      return { digit, outputs };
    }), digits.map(({ image }) => [...image]));
    assert.equal(hashAll(readings.map(({ outputs }) => Float32Array.from(outputs))), expected.zip_test_outputs);
    const { misses } = JSON.parse(weightsText('zip1989')).provenance.test.score;
    assert.equal(readings.filter(({ digit }, i) => digit !== digits[i].digit).length, misses);
  });

  visiting('23 passes over the 7,291 digits to train on give the expected bits', { skip: noZip }, async (visit) => {
    await visit.page.goto(new URL('/bits/bits.html?zip', visit.site.address).href);
    await until(visit, () => Object.keys(document.documentElement.dataset).length > 0);
    const { found, failed } = await dataset(visit);
    assert.equal(failed, undefined);
    assert.equal(JSON.parse(found).zip_training, expected.zip_training);
  });
});
