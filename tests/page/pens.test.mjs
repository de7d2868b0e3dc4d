// Digits drawn with the mouse as people drew them: pens recorded on a tablet, if that data set is available (../shared/data/pen), otherwise
// the drawings of tests/bits. The page must read most of them, and answer exactly as the module does in Node.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { barTexts, describePage, digitText, frames, strokes, visiting } from './browser.mjs';
import { fitted, Pen } from './pen.mjs';
import { readDrawings } from '../bits/bits.mjs';
import { bareModule, drawings, FIRST_WEIGHTS, root, weightsText } from '../wasm/module.mjs';

const COUNT = 100;
const LEAST_RIGHT = 0.75;
const file = resolve(root, '../shared/data/pen/pendigits-train.jsonl.gz');

/// Digits of all writers, who follow one another in the file.
function pens() {
  if (!existsSync(file)) return { source: 'tests/bits/drawings.jsonl', digits: drawings };
  const all = readDrawings(gunzipSync(readFileSync(file)).toString());
  return { source: 'recorded pens', digits: all.filter((_, i) => i % Math.floor(all.length / COUNT) === 0).slice(0, COUNT) };
}

/// The i-th drawing on the pad: 60 to 80 % of its side, in varying places, and never beyond the edge.
function placed(given, i) {
  const side = 0.6 + 0.2 * ((i * 7) % 11) / 10;
  const room = 1 - side - 0.04;
  const centre = [(i * 3) % 5, (i * 5) % 7].map((step, axis) => 0.5 + room * (step / [4, 6][axis] - 0.5));
  return fitted(given, side, centre);
}

/// An output as it stands beside its bar.
function shown(output) {
  const digits = Math.abs(output).toFixed(2);
  return digits === '0.00' ? digits : `${output < 0 ? '−' : '+'}${digits}`;
}

describePage('pens', () => {
  const { source, digits } = pens();
  visiting(`${digits.length} digits from ${source}`, {}, async (visit) => {
    const lecun1989 = await bareModule();
    const { reader } = lecun1989.createReader(weightsText(FIRST_WEIGHTS));
    const pen = await Pen.over(visit);
    let right = 0;
    for (const [i, { digit, strokes: given }] of digits.entries()) {
      await visit.page.click('#clear');
      const hand = placed(given, i);
      await pen.draw(hand);
      const drawn = await strokes(visit);
      assert.equal(drawn.length, hand.length, `strokes of digit ${i}`);
      const [points, lengths] = [Float32Array.from(drawn.flat(2)), Uint32Array.from(drawn, ({ length }) => length)];
      const reading = lecun1989.readStrokes(reader, points, lengths, lecun1989.penWidth(), false);
      assert.equal(await digitText(visit), reading.rejected ? '?' : String(reading.digit), `digit ${i}`);
      assert.deepEqual(await barTexts(visit), [...reading.outputs].map(shown), `outputs of digit ${i}`);
      right += reading.digit === digit;
    }
    await frames(visit);
    console.log(`${right} of ${digits.length} digits from ${source} read right`);
    assert.ok(right >= LEAST_RIGHT * digits.length, `${right} of ${digits.length} read right`);
  });
});
