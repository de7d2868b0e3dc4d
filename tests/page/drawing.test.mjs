// Drawing with the mouse and the keys: the example, strokes, dots, Clear, Undo, and a pen that leaves the pad.
import assert from 'node:assert/strict';
import { barTexts, dataset, describePage, digitText, frames, statusText, strokes, text, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';
import { FIRST_WEIGHTS } from '../wasm/module.mjs';

const ONE = [line([0.5, 0.15], [0.5, 0.85])];

describePage('drawing', () => {
  visiting('on load an example is there, and read', {}, async (visit) => {
    assert.equal((await dataset(visit)).weights, FIRST_WEIGHTS);
    assert.equal(await digitText(visit), '5');
    assert.equal((await strokes(visit)).length, 2);
    assert.match(await statusText(visit), /^Ready\. An example/);
    assert.equal(await text(visit, '.bars [data-best="true"] .bar-digit'), '5');
    assert.equal((await barTexts(visit)).filter((value) => /^[+−]?\d\.\d\d$/.test(value)).length, 10);
  });

  visiting('the visitor’s first stroke takes the example’s place', {}, async (visit) => {
    assert.equal(await digitText(visit), '5');
    const pen = await Pen.over(visit);
    await pen.draw(ONE);
    assert.equal((await strokes(visit)).length, 1);
    assert.equal(await digitText(visit), '1');
    assert.equal(await statusText(visit), 'Ready. Draw a digit.');
  });

  visiting('a stroke is where the mouse was, every move of it', {}, async (visit) => {
    const pen = await Pen.over(visit);
    const way = line([0.1, 0.2], [0.9, 0.7], 60);
    await pen.draw([way]);
    const [stroke, ...more] = await strokes(visit);
    assert.deepEqual(more, []);
    assert.equal(stroke.length, way.length, 'none lost that the browser gathered');
    stroke.forEach(([x, y], i) => assert.ok(Math.hypot(x - way[i][0], y - way[i][1]) < 0.005, `point ${i}`)); // a pixel and a half
  });

  visiting('the reading follows the pen, not only its lift', {}, async (visit) => {
    const pen = await Pen.over(visit);
    const [way] = ONE;
    await pen.mouse('mousePressed', way[0]);
    for (const point of way.slice(1)) await pen.mouse('mouseMoved', point);
    await frames(visit);
    assert.equal(await digitText(visit), '1');
    await pen.mouse('mouseReleased', way.at(-1));
  });

  visiting('a tap is a dot', {}, async (visit) => {
    const pen = await Pen.over(visit);
    await pen.draw([[[0.3, 0.4]]]);
    const [stroke, ...more] = await strokes(visit);
    assert.deepEqual([stroke.length, more.length], [1, 0]);
    assert.match(await digitText(visit), /^[\d?]$/);
    assert.ok(await isInked(visit, [0.3, 0.4]), 'the pad shows it');
    assert.ok(!(await isInked(visit, [0.7, 0.4])));
  });

  visiting('Clear empties the pad, Undo goes back step by step', {}, async (visit) => {
    const pen = await Pen.over(visit);
    const { page } = visit;
    const count = async () => (await strokes(visit)).length;
    const press = async (selector) => {
      await page.click(selector);
      await frames(visit);
    };
    await pen.draw([...ONE, line([0.3, 0.5], [0.7, 0.5])]);
    assert.ok(await isInked(visit, [0.5, 0.5]));
    await press('#clear');
    assert.deepEqual([await count(), await digitText(visit)], [0, '?']);
    assert.deepEqual(await barTexts(visit), Array(10).fill(''));
    assert.ok(!(await isInked(visit, [0.5, 0.5])));
    assert.equal(await page.$eval('#clear', (button) => button.getAttribute('aria-disabled')), 'true');
    for (const left of [2, 1, 0]) {
      await press('#undo');
      assert.equal(await count(), left);
      if (left === 1) assert.equal(await digitText(visit), '1');
    }
    assert.equal(await digitText(visit), '?');
    assert.equal(await page.$eval('#undo', (button) => button.getAttribute('aria-disabled')), 'true');
    await press('#undo');
    assert.equal(await count(), 0);
  });

  visiting('Escape clears and Ctrl Z undoes, on the pad', {}, async (visit) => {
    const pen = await Pen.over(visit);
    await pen.draw(ONE);
    await visit.page.focus('#pad');
    await visit.page.keyboard.press('Escape');
    await frames(visit);
    assert.equal(await digitText(visit), '?');
    await visit.page.keyboard.down('Control');
    await visit.page.keyboard.press('z');
    await visit.page.keyboard.up('Control');
    await frames(visit);
    assert.equal(await digitText(visit), '1');
  });

  visiting('a pen that leaves the pad draws along its edge, and its lift outside counts', {}, async (visit) => {
    const pen = await Pen.over(visit);
    await pen.draw([line([0.5, 0.5], [1.2, 0.5])]);
    await pen.mouse('mouseMoved', [0.5, 0.9], 'none');
    await frames(visit);
    const [stroke, ...more] = await strokes(visit);
    assert.deepEqual(more, []);
    assert.ok(stroke.every(([x, y]) => x >= 0 && x <= 1 && Math.abs(y - 0.5) < 0.01), 'nothing after the lift');
    assert.equal(stroke.at(-1)[0], 1);
  });

  visiting('a dot far from the drawing changes no answer, and is said to be left out', {}, async (visit) => {
    const pen = await Pen.over(visit);
    await visit.page.click('#clear');
    await pen.draw([line([0.3, 0.2], [0.3, 0.7], 20)]);
    assert.equal(await digitText(visit), '1');
    await pen.draw([[[0.9, 0.9]]]);
    assert.equal(await digitText(visit), '1');
    assert.match(await visit.page.$eval('.second', ({ textContent }) => textContent), /without the dot beside it/);
  });

  visiting('a drawing that runs far off the pad is declined, in words', {}, async (visit) => {
    const pen = await Pen.over(visit);
    await visit.page.click('#clear');
    await pen.draw([[[0.9, 0.3], [1.02, 0.3], [1.15, 0.4], [1.15, 0.6], [1.1, 0.8], [0.9, 0.8]]]);
    assert.equal(await digitText(visit), '?');
    assert.match(await visit.page.$eval('.second', ({ textContent }) => textContent), /part of it is off the pad/);
  });

  visiting('other buttons of the mouse draw nothing', {}, async (visit) => {
    const pen = await Pen.over(visit);
    await visit.page.click('#clear');
    await pen.mouse('mousePressed', [0.4, 0.4], 'right');
    await pen.mouse('mouseMoved', [0.6, 0.6], 'right');
    await pen.mouse('mouseReleased', [0.6, 0.6], 'right');
    await frames(visit);
    assert.deepEqual(await strokes(visit), []);
  });
});

/// Whether the pad shows ink there. The page never reads its canvas back; a test may, from a copy.
function isInked({ page }, place) {
  return page.$eval('#pad', (canvas, [x, y]) => {
    const copy = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, -Math.round(x * canvas.width), -Math.round(y * canvas.height));
    return copy.getImageData(0, 0, 1, 1).data[3] > 0;
  }, place);
}
