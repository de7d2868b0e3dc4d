// globalThis.lecun1989, the reader for the console and for scripts: answers, refusals, and no way into the page's own state.
import assert from 'node:assert/strict';
import { describePage, digitText, strokes, visiting } from './browser.mjs';
import { draw } from '../bits/bits.mjs';
import { drawings, FIRST_WEIGHTS, moduleWith } from '../wasm/module.mjs';

const call = ({ page }, what, ...given) => page.evaluate((name, values) => globalThis.lecun1989[name](...values), what, given);

/// How a call fails: "TypeError: ...", or "" if it does not. The argument is an expression, as NaN and functions do not travel.
const refusal = ({ page }, expression) =>
  page.evaluate(`(() => { try { ${expression}; return ''; } catch (error) { return String(error); } })()`);

describePage('api', () => {
  visiting('recognise and predict answer as the module does in Node, to the bit', {}, async (visit) => {
    const lecun1989 = await moduleWith(FIRST_WEIGHTS);
    for (const { strokes: given } of drawings.slice(0, 20)) {
      const image = draw(lecun1989, given);
      const { digit, second, margin, rejected, outputs } = lecun1989.predict(image);
      const expected = { digit, second, margin, rejected, outputs: [...outputs], image: [...image] };
      assert.deepEqual(await call(visit, 'recognise', given), expected);
      assert.deepEqual(await call(visit, 'predict', [...image]), expected);
    }
  });

  visiting('nothing drawn has no digit; a Float32Array is an image', {}, async (visit) => {
    const { digit, second, rejected } = await call(visit, 'recognise', []);
    assert.deepEqual([digit, second, rejected], [null, null, false]);
    assert.equal(await visit.page.evaluate(() => globalThis.lecun1989.predict(new Float32Array(256).fill(-1)).digit), null);
  });

  visiting('malformed arguments are a TypeError that says where', {}, async (visit) => {
    const cases = {
      'recognise()': 'strokes: expected an array of strokes, found undefined',
      'recognise("five")': 'strokes: expected an array of strokes, found "five"',
      'recognise(null)': 'strokes: .* found null',
      'recognise({ length: 1 })': 'strokes: .* found an object',
      'recognise([7])': 'strokes\\[0\\]: expected a stroke .*, found 7',
      'recognise([[]])': 'strokes\\[0\\]: expected at least one point, found an array of 0',
      'recognise([[[0.5, 0.5]], [[0.5]]])': 'strokes\\[1\\]\\[0\\]: expected two numbers .*, found an array of 1',
      'recognise([[[0.5, 0.5, 0.5]]])': 'strokes\\[0\\]\\[0\\]: .* found an array of 3',
      'recognise([[{ x: 0.5, y: 0.5 }]])': 'strokes\\[0\\]\\[0\\]: expected a point .*, found an object',
      'recognise([[[0.5, 1.01]]])': 'strokes\\[0\\]\\[0\\]\\[1\\]: expected a number from 0 to 1 .*, found 1.01',
      'recognise([[[-0.01, 0.5]]])': 'strokes\\[0\\]\\[0\\]\\[0\\]: .* found -0.01',
      'recognise([[[NaN, 0.5]]])': 'strokes\\[0\\]\\[0\\]\\[0\\]: .* found NaN',
      'recognise([[["0.5", 0.5]]])': 'strokes\\[0\\]\\[0\\]\\[0\\]: .* found "0.5"',
      'predict()': 'image: expected an array of 256 numbers, found undefined',
      'predict([])': 'image.length: expected 256, found 0',
      'predict(Array(257).fill(0))': 'image.length: expected 256, found 257',
      'predict(Array(256))': 'image\\[0\\]: .* found undefined',
      'predict(Array(256).fill(2))': 'image\\[0\\]: expected a number from -1 .*, found 2',
      'predict(new Float32Array(256).fill(NaN))': 'image\\[0\\]: .* found NaN',
    };
    for (const [expression, sentence] of Object.entries(cases)) {
      assert.match(await refusal(visit, `globalThis.lecun1989.${expression}`), new RegExp(`^TypeError: ${sentence}`), expression);
    }
    assert.match(await digitText(visit), /^\d$/, 'the page goes on');
  });

  visiting('strokes() is what is on the pad, as recognise takes it, and a copy', {}, async (visit) => {
    const before = await strokes(visit);
    await visit.page.evaluate(() => {
      const mine = globalThis.lecun1989.strokes();
      mine[0][0][0] = 0;
      mine.length = 0;
    });
    assert.deepEqual(await strokes(visit), before);
    assert.equal(String((await call(visit, 'recognise', before)).digit), await digitText(visit));
  });

  visiting('asking changes nothing on the page', {}, async (visit) => {
    const before = [await digitText(visit), await strokes(visit)];
    await call(visit, 'recognise', drawings[1].strokes);
    assert.deepEqual([await digitText(visit), await strokes(visit)], before);
  });

  visiting('before weights are loaded, asking is an Error that says so', { troubled: true, unready: true,
    faults: [{ file: new RegExp(`${FIRST_WEIGHTS}.*json$`), status: 404 }] }, async (visit) => {
    await visit.page.waitForSelector('#retry');
    const message = await refusal(visit, 'globalThis.lecun1989.recognise([])');
    assert.match(message, /^Error: lecun1989: expected the page to be ready, found it failed/);
  });
});
