// The 16x16 pixels edited with the keyboard, the mouse and a finger: what the grid shows is what the network reads.
import assert from 'node:assert/strict';
import { barTexts, describePage, digitText, frames, PHONE, statusText, strokes, text, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';

const press = async ({ page }, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const times = (count, key) => Array(count).fill(key);

/// What the pixels' labels say: { 'row 3, column 5': 'ink +1.00', ... }.
const labels = ({ page }) => page.$$eval('[role="gridcell"]', (cells) => Object.fromEntries(cells.map((cell) => {
  const [value, ...place] = cell.getAttribute('aria-label').split(', ');
  return [place.join(', '), value];
})));
const isInk = (label) => label.startsWith('ink');

/// The grid, by keyboard alone: tabbing from the top of the page leads to the button.
async function edit(visit) {
  for (let i = 0; i < 20 && (await visit.page.evaluate(() => document.activeElement.id)) !== 'edit'; ++i) await press(visit, 'Tab');
  await press(visit, 'Enter');
  await until(visit, () => document.activeElement.getAttribute('role') === 'gridcell');
}

/// A page whose pad and grid are empty.
async function blank(visit) {
  await press(visit, 'Escape');
  await until(visit, () => document.querySelector('#digit').textContent === '?');
  await edit(visit);
  assert.ok(Object.values(await labels(visit)).every((label) => label === 'paper −1.00'));
}

/// The answer of lecun1989.predict to the image that the labels describe, if it is all paper and ink.
const predicted = ({ page }) => page.evaluate(() => globalThis.lecun1989.predict(
  [...document.querySelectorAll('[role="gridcell"]')].map((cell) => (cell.getAttribute('aria-label').startsWith('ink') ? 1 : -1))));
const shown = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

describePage('grid', () => {
  visiting('a one drawn with the keyboard alone is read, and spoken', {}, async (visit) => {
    await blank(visit);
    await press(visit, ...times(7, 'ArrowRight'));
    for (let row = 0; row < 16; ++row) await press(visit, ' ', 'ArrowRight', ' ', 'ArrowLeft', 'ArrowDown');
    await frames(visit);
    const ink = Object.entries(await labels(visit)).filter(([, label]) => isInk(label)).map(([place]) => place);
    assert.equal(ink.length, 32);
    const { digit, outputs } = await predicted(visit);
    assert.equal(digit, 1);
    assert.equal(await digitText(visit), '1');
    assert.deepEqual(await barTexts(visit), outputs.map(shown));
    await until(visit, () => /^It reads 1; /.test(document.querySelector('.answer .spoken').textContent));
    assert.deepEqual(await strokes(visit), []);
  });

  visiting('begins with what the network sees, and the answer stays; keys change one pixel', {}, async (visit) => {
    const before = await barTexts(visit);
    await edit(visit);
    await frames(visit);
    assert.deepEqual(await barTexts(visit), before);
    const first = await labels(visit);
    await press(visit, 'End', 'PageDown', '+', '+');
    const place = 'row 16, column 16';
    assert.equal((await labels(visit))[place], 'paper −0.50');
    await press(visit, ' ');
    assert.equal((await labels(visit))[place], 'ink +1.00');
    await press(visit, '-');
    assert.equal((await labels(visit))[place], 'ink +0.75');
    await press(visit, 'Enter');
    assert.deepEqual(await labels(visit), { ...first, [place]: 'paper −1.00' });
    await frames(visit);
    assert.deepEqual(await barTexts(visit), before);
    await press(visit, ...times(13, 'ArrowLeft'));
    for (let i = 0; i < 16; ++i) await press(visit, ' ', 'ArrowUp');
    await frames(visit);
    assert.notDeepEqual(await barTexts(visit), before);
  });

  visiting('Undo goes back pixel by pixel, Escape ends, and the drawing is read again', {}, async (visit) => {
    const before = await barTexts(visit);
    await edit(visit);
    const first = await labels(visit);
    await press(visit, 'PageDown', ' ', 'ArrowUp', ' ');
    await visit.page.keyboard.down('Control');
    await press(visit, 'z');
    assert.equal(Object.entries(await labels(visit)).filter(([place, label]) => first[place] !== label).length, 1);
    await press(visit, 'z');
    await visit.page.keyboard.up('Control');
    assert.deepEqual(await labels(visit), first);
    assert.match(await statusText(visit), /^Editing pixels/, 'the help stays');
    await press(visit, ' ', 'Escape');
    await frames(visit);
    assert.equal(await visit.page.$('[role="grid"]'), null);
    assert.equal(await visit.page.evaluate(() => document.activeElement.id), 'edit', 'the focus is not lost');
    assert.deepEqual(await barTexts(visit), before);
    assert.equal((await strokes(visit)).length, 2, 'the example is still there');
    await visit.page.click('#undo');
    await until(visit, () => document.querySelector('[role="grid"]') !== null);
    assert.equal(Object.entries(await labels(visit)).filter(([place, label]) => first[place] !== label).length, 1, 'edited pixels come back');
  });

  visiting('the mouse paints, and one Undo takes its whole way back', {}, async (visit) => {
    await blank(visit);
    const pen = await Pen.over(visit, '.pixels');
    await pen.draw([[[0.53, 0.03], [0.53, 0.97]]]); // two reports only: the pixels between are on the way
    assert.equal(Object.entries(await labels(visit)).filter(([place, label]) => isInk(label) && / 9$/.test(place)).length, 16);
    assert.equal(await digitText(visit), '1');
    await visit.page.click('#undo');
    await frames(visit);
    assert.ok(!Object.values(await labels(visit)).some(isInk));
    assert.equal(await digitText(visit), '?');
  });

  visiting('drawing on the pad again leaves the editing', {}, async (visit) => {
    await edit(visit);
    await press(visit, ' ');
    await (await Pen.over(visit)).draw([line([0.5, 0.15], [0.5, 0.85])]);
    assert.equal(await visit.page.$('[role="grid"]'), null);
    assert.equal(await digitText(visit), '1');
    assert.equal((await strokes(visit)).length, 1);
  });

  visiting('a link holds edited pixels, to the bit', {}, async (visit) => {
    await edit(visit);
    await press(visit, ' ', 'ArrowDown', '+');
    await visit.page.evaluate(() => { navigator.clipboard.writeText = async (link) => { globalThis.written = link; }; });
    await visit.page.click('#copy-link');
    await until(visit, () => globalThis.written !== undefined);
    const page = await visit.context.newPage();
    await page.goto(await visit.page.evaluate(() => globalThis.written));
    const other = { ...visit, page };
    await until(other, () => document.querySelector('.bar-value')?.textContent !== '' && document.querySelector('[role="grid"]') !== null);
    assert.deepEqual(await labels(other), await labels(visit));
    assert.deepEqual(await barTexts(other), await barTexts(visit));
  });

  visiting('on a phone the pixels grow, and a finger paints them', { viewport: PHONE }, async (visit) => {
    assert.equal(await text(visit, '#edit'), 'Edit');
    await visit.page.tap('#clear');
    await visit.page.tap('#edit');
    await until(visit, () => document.querySelector('[role="grid"]') !== null);
    await frames(visit);
    await visit.page.$eval('.pixels', (grid) => grid.scrollIntoView({ block: 'center' }));
    const finger = await Pen.over(visit, '.pixels');
    assert.ok(finger.box.width / 16 >= 15, `${finger.box.width / 16} pixels of the screen each`);
    await finger.swipe(line([0.5, 0.03], [0.5, 0.97], 20));
    await until(visit, () => document.querySelector('#digit').textContent === '1');
    assert.ok((await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  });
});
