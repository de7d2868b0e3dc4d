// Drawing with fingers on a phone: one finger draws and the page stays put, a second is ignored, what the system takes away ends a stroke.
import assert from 'node:assert/strict';
import { describePage, digitText, frames, PHONE, strokes, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';

const scrolled = ({ page }) => page.evaluate(() => scrollY);

describePage('touch', () => {
  visiting('a finger draws, and the page does not scroll under it', { viewport: PHONE }, async (visit) => {
    const pen = await Pen.over(visit);
    await pen.swipe(line([0.5, 0.85], [0.5, 0.1], 20)); // upwards: outside the pad that would scroll the page down
    assert.equal(await scrolled(visit), 0);
    const [stroke, ...more] = await strokes(visit);
    assert.deepEqual(more, []);
    assert.ok(stroke.length >= 10, `${stroke.length} points`);
    assert.ok(Math.abs(stroke[0][1] - 0.85) < 0.02 && Math.abs(stroke.at(-1)[1] - 0.1) < 0.02, 'from the first touch to the lift');
    assert.equal(await digitText(visit), '1');
  });

  visiting('beside the pad the same finger scrolls', { viewport: PHONE }, async (visit) => {
    await visit.page.evaluate(() => document.querySelector('.story p').scrollIntoView({ block: 'center' }));
    await frames(visit);
    const before = await scrolled(visit);
    const finger = await Pen.over(visit, '.story p');
    await finger.swipe(line([0.5, 0.9], [0.5, 0.1], 20));
    await until(visit, (from) => scrollY > from + 50, before);
  });

  visiting('a second finger is ignored', { viewport: PHONE }, async (visit) => {
    const pen = await Pen.over(visit);
    await pen.touch('touchStart', [[0.4, 0.2]]);
    await pen.touch('touchMove', [[0.4, 0.4]]);
    await pen.touch('touchStart', [[0.4, 0.4], [0.8, 0.4]]);
    await pen.touch('touchMove', [[0.4, 0.6], [0.9, 0.9]]);
    await pen.touch('touchMove', [[0.4, 0.8], [0.8, 0.2]]);
    await pen.touch('touchEnd', []);
    await frames(visit);
    const [stroke, ...more] = await strokes(visit);
    assert.deepEqual(more, []);
    assert.ok(stroke.every(([x]) => Math.abs(x - 0.4) < 0.02), JSON.stringify(stroke));
    assert.ok(Math.abs(stroke.at(-1)[1] - 0.8) < 0.02);
  });

  visiting('pointercancel ends a stroke, and the next touch begins another', { viewport: PHONE }, async (visit) => {
    const pen = await Pen.over(visit);
    await visit.page.$eval('#pad', (canvas) => {
      globalThis.cancelled = 0;
      canvas.addEventListener('pointercancel', () => ++globalThis.cancelled);
    });
    await pen.touch('touchStart', [[0.3, 0.3]]);
    await pen.touch('touchMove', [[0.5, 0.3]]);
    await pen.touch('touchCancel', []);
    await until(visit, () => globalThis.cancelled === 1);
    await pen.swipe(line([0.3, 0.6], [0.7, 0.6]));
    const drawn = await strokes(visit);
    assert.equal(drawn.length, 2);
    assert.ok(drawn[0].every(([, y]) => Math.abs(y - 0.3) < 0.02), 'the first has nothing of the second');
    assert.match(await digitText(visit), /^[\d?]$/, 'two lines may be no digit');
  });

  visiting('a pen takes over from the palm that rests, whose blot goes; touches beside the pen are ignored', { viewport: PHONE }, async (visit) => {
    const pen = await Pen.over(visit);
    const nib = (type, point) => pen.devtools.send('Input.dispatchMouseEvent',
      { type, ...pen.place(point), button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: 1, pointerType: 'pen' });
    await pen.touch('touchStart', [[0.8, 0.9]]);
    await pen.touch('touchMove', [[0.82, 0.9]]);
    assert.equal((await strokes(visit)).length, 1, 'so far it may be a finger that draws');
    await nib('mousePressed', [0.5, 0.1]);
    for (let i = 1; i <= 8; ++i) await nib('mouseMoved', [0.5, 0.1 + 0.1 * i]);
    await pen.touch('touchMove', [[0.6, 0.7]]);
    await nib('mouseReleased', [0.5, 0.9]);
    await pen.touch('touchEnd', []);
    await pen.swipe([[0.2, 0.5], [0.25, 0.5]]);
    const [stroke, ...more] = await strokes(visit);
    assert.deepEqual(more, []);
    assert.ok(stroke.every(([x]) => Math.abs(x - 0.5) < 0.02), JSON.stringify(stroke));
    assert.equal(await digitText(visit), '1');
  });

  visiting('a tap is a dot; Clear and Undo are tapped', { viewport: PHONE }, async (visit) => {
    const pen = await Pen.over(visit);
    await pen.swipe([[0.5, 0.5]]);
    assert.deepEqual((await strokes(visit)).map((stroke) => stroke.length), [1]);
    await visit.page.tap('#clear');
    await until(visit, () => document.querySelector('#digit').textContent === '?');
    await visit.page.tap('#undo');
    await until(visit, () => globalThis.lecun1989.strokes().length === 1);
  });
});
