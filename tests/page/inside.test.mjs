// Inside: units chosen with the mouse, the keys and a finger, their arithmetic, kernels off and on, and why this digit.
import assert from 'node:assert/strict';
import { describePage, digitText, frames, PHONE, text, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';

/// Scrolls there and waits until the section is loaded and shows a reading.
async function open(visit) {
  await until(visit, () => document.querySelector('inside-view .unit-map') !== null);
  await visit.page.$eval('inside-view', (view) => view.scrollIntoView());
  await until(visit, () => /^\d$/.test(document.querySelector('.inside-answer .read').textContent));
}

async function placeIn({ page }, layer, plane, x, y) {
  const grid = await page.$(`.unit-map[data-layer="${layer}"] [data-plane="${plane}"] pixel-grid`);
  await grid.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const box = await grid.boundingBox();
  return [box.x + x * box.width, box.y + y * box.height];
}

const sum = (visit) => text(visit, '.sum');
const named = (visit, words) => until(visit, (wanted) => document.querySelector('.sum')?.textContent.includes(wanted), words);
const number = (written) => Number(written.replace('−', '-'));

/// The place of a frame in its picture, in sixteenths: left, top, width, height.
const frameIn = ({ page }, within) => page.$eval(`${within} > .field`, (frame) => {
  const around = frame.parentElement.getBoundingClientRect();
  const box = frame.getBoundingClientRect();
  return [box.left - around.left, box.top - around.top, box.width, box.height].map((length) => Math.round((16 * length) / around.width));
});

describePage('inside', () => {
  visiting('all units are there, each layer whole', {}, async (visit) => {
    await open(visit);
    const sizes = await visit.page.$$eval('.unit-map', (maps) => maps.map((map) => [map.dataset.layer, map.querySelectorAll('canvas').length, map.querySelector('canvas').width]));
    assert.deepEqual(sizes, [['H1', 12, 8], ['H2', 12, 4], ['H3', 30, 1], ['output', 10, 1]]);
    assert.equal(await text(visit, '.inside-answer .read'), await digitText(visit));
  });

  visiting('a unit under the mouse: its field lights up, and its sum is that of the page’s own reader', {}, async (visit) => {
    await open(visit);
    await visit.page.mouse.move(...(await placeIn(visit, 'output', 5, 0.5, 0.5)));
    await named(visit, 'Output 5');
    const drawn = await visit.page.evaluate(() => globalThis.lecun1989.recognise(globalThis.lecun1989.strokes()).outputs[5]);
    assert.ok(Math.abs(number(await text(visit, '.sum .value')) - drawn) < 0.0006);
    assert.match(await sum(visit), /30 products/);
    await visit.page.mouse.move(...(await placeIn(visit, 'H2', 4, 0.1, 0.6)));
    await named(visit, 'H2, plane 5, row 3, column 1');
    assert.match(await sum(visit), /200 products.*80 of what it reads lies beyond the edge/);
    assert.deepEqual(await frameIn(visit, '.inside-image'), [0, 2, 7, 13]);
    assert.deepEqual(await frameIn(visit, '.seen-frame'), [0, 2, 7, 13]);
    assert.equal(await visit.page.$$eval('.sheet > .field', (all) => all.length), 1);
    const lit = await visit.page.$$eval('.unit-map[data-layer="H1"] [data-lit="true"]', (all) => all.map(({ dataset }) => Number(dataset.plane)));
    assert.deepEqual(lit, [4, 5, 6, 7, 8, 9, 10, 11]);
  });

  visiting('the arrow keys go from unit to unit and over the planes’ edges', {}, async (visit) => {
    await open(visit);
    await visit.page.focus('.unit-map[data-layer="H1"]');
    await named(visit, 'H1, plane 1, row 1, column 1');
    assert.match(await sum(visit), /25 products.*16 of what it reads lies beyond the edge/);
    for (let i = 0; i < 8; ++i) await visit.page.keyboard.press('ArrowRight');
    await named(visit, 'H1, plane 2, row 1, column 1');
    for (let i = 0; i < 9; ++i) await visit.page.keyboard.press('ArrowDown');
    await named(visit, 'H1, plane 8, row 2, column 1');
    await visit.page.keyboard.press('ArrowLeft');
    await named(visit, 'H1, plane 7, row 2, column 8');
  });

  visiting('Escape lets go of the unit, and leaves the drawing', {}, async (visit) => {
    await open(visit);
    await visit.page.focus('.unit-map[data-layer="H1"]');
    await named(visit, 'H1, plane 1');
    await until(visit, () => document.querySelector('.sheet > .field') !== null);
    await visit.page.keyboard.press('Escape');
    await until(visit, () => document.querySelector('.sum') === null && document.querySelector('.field') === null);
    assert.equal(await digitText(visit), '5');
    await visit.page.keyboard.press('Delete');
    await frames(visit);
    assert.equal(await digitText(visit), '5');
  });

  visiting('back at the pad, no unit’s field lies on a new drawing', {}, async (visit) => {
    await open(visit);
    await visit.page.mouse.move(...(await placeIn(visit, 'H1', 0, 0.5, 0.5)));
    await until(visit, () => document.querySelector('.sheet > .field') !== null);
    await visit.page.mouse.move(0, 0);
    await visit.page.evaluate(() => scrollTo(0, 0));
    await until(visit, () => document.querySelector('.sheet > .field') === null);
    await (await Pen.over(visit)).draw([line([0.5, 0.1], [0.5, 0.9])]);
    await frames(visit, 5);
    assert.equal(await visit.page.$('.sheet > .field'), null);
  });

  visiting('the field on the pad is where the ink of it was drawn', {}, async (visit) => {
    const pen = await Pen.over(visit);
    await pen.draw([[...line([0.25, 0.1], [0.65, 0.1]), ...line([0.65, 0.1], [0.25, 0.5])]]);
    await open(visit);
    await visit.page.mouse.move(...(await placeIn(visit, 'H1', 0, 0.56, 0.56)));
    await named(visit, 'row 5, column 5');
    const [left, top, side] = await visit.page.$eval('.sheet > .field', ({ style }) => [style.left, style.top, style.width].map(parseFloat));
    // The drawing is 0.4 high and wide, its pen 0.08 * 0.4 / 0.75; the unit sees pixels 6 to 10.
    const whole = 0.4 + (0.08 * 0.4) / 0.75;
    for (const [found, expected] of [[left, 0.45 - whole / 2 + (6 / 16) * whole], [top, 0.3 - whole / 2 + (6 / 16) * whole], [side, (5 / 16) * whole]]) {
      assert.ok(Math.abs(found - 100 * expected) < 1, `${found} for ${100 * expected}`);
    }
  });

  visiting('kernels go off and on, which is said, and the answer is that of a network without them', {}, async (visit) => {
    await open(visit);
    const answer = () => text(visit, '.inside-answer');
    assert.equal(await visit.page.$eval('.inside-answer', ({ dataset }) => dataset.off), 'false');
    const boxes = await visit.page.$$('.switches input');
    assert.equal(boxes.length, 12);
    const before = await digitText(visit);
    await boxes[2].click();
    await until(visit, () => document.querySelector('.inside-answer').textContent.includes('With kernel 3 off'));
    await boxes[0].focus();
    await visit.page.keyboard.press('Space');
    await until(visit, () => document.querySelector('.inside-answer').textContent.replace(/\s+/g, ' ').includes('With kernels 1, 3 off'));
    assert.match(await answer(), new RegExp(`with all twelve, ${before}\\.`));
    for (const i of [1, 3, 4, 5, 6, 7, 8, 9, 10, 11]) await boxes[i].click();
    // With all kernels off, the network answers as for an empty image.
    const blind = await visit.page.evaluate(() => {
      const dot = new Array(256).fill(-1);
      dot[0] = -0.9999;
      return globalThis.lecun1989.predict(dot);
    });
    await until(visit, (expected) => document.querySelector('.inside-answer .read').textContent === expected, blind.rejected ? '?' : String(blind.digit));
    assert.equal(await digitText(visit), before, 'the page’s own answer stays the whole network’s');
    await visit.page.click('#all-on');
    await until(visit, (expected) => document.querySelector('.inside-answer').textContent.replace(/\s+/g, ' ').trim() === `It reads ${expected}.`, before);
    assert.ok(await visit.page.$$eval('.switches input', (all) => all.every(({ checked }) => checked)));
  });

  visiting('a kernel that is pointed at shows its plane and who reads it', {}, async (visit) => {
    await open(visit);
    const kernel = await visit.page.$('.switches li:nth-child(2)');
    await kernel.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await kernel.hover();
    await until(visit, () => document.querySelectorAll('.unit-map[data-layer="H2"] [data-lit="true"]').length === 8);
    const lit = (layer) => visit.page.$$eval(`.unit-map[data-layer="${layer}"] [data-lit="true"]`, (all) => all.map(({ dataset }) => Number(dataset.plane)));
    assert.deepEqual(await lit('H1'), [1]);
    assert.deepEqual(await lit('H2'), [0, 1, 2, 3, 8, 9, 10, 11]);
  });

  visiting('why this digit: laid over the image, and taken off again', {}, async (visit) => {
    await open(visit);
    assert.equal(await visit.page.$('.why'), null);
    await visit.page.click('#why');
    await until(visit, () => document.querySelector('.why canvas') !== null);
    const drawn = await visit.page.$eval('.why canvas', (canvas) => new Set(canvas.getContext('2d').getImageData(0, 0, 16, 16).data).size);
    assert.ok(drawn > 20, 'many slopes, not one colour');
    assert.equal(await visit.page.$eval('#why', (button) => button.getAttribute('aria-pressed')), 'true');
    await visit.page.click('#why');
    await until(visit, () => document.querySelector('.why') === null);
  });

  visiting('it follows the pen, and shows nothing where nothing is drawn', { viewport: { width: 1280, height: 2000 } }, async (visit) => {
    await open(visit);
    await visit.page.evaluate(() => scrollTo(0, 0));
    const pen = await Pen.over(visit);
    await pen.draw([line([0.5, 0.1], [0.5, 0.9])]);
    await until(visit, () => document.querySelector('.inside-answer .read').textContent === '1');
    await visit.page.click('#clear');
    await until(visit, () => document.querySelector('.inside-answer .read').textContent === '?');
    await frames(visit);
    assert.ok(await visit.page.$$eval('.unit-map canvas', (all) => all.every(({ dataset }) => dataset.blank === 'true')));
  });

  visiting('out of sight, it leaves nothing on the pad; back in sight, it shows the drawing of now', { viewport: PHONE }, async (visit) => {
    await open(visit);
    await visit.page.touchscreen.tap(...(await placeIn(visit, 'H2', 3, 0.5, 0.5)));
    await until(visit, () => document.querySelector('.sheet > .field') !== null);
    await visit.page.evaluate(() => scrollTo(0, 0));
    await until(visit, () => document.querySelector('.sheet > .field') === null);
    const pen = await Pen.over(visit);
    await pen.swipe(line([0.5, 0.1], [0.5, 0.9]));
    await visit.page.$eval('.inside-answer', (answer) => answer.scrollIntoView({ block: 'center' }));
    await until(visit, () => document.querySelector('.inside-answer .read').textContent === '1');
    await until(visit, () => document.querySelector('.sheet > .field') !== null);
  });

  visiting('a finger chooses a unit by a tap', { viewport: PHONE }, async (visit) => {
    await open(visit);
    const [x, y] = await placeIn(visit, 'H3', 7, 0.5, 0.5);
    await visit.page.touchscreen.tap(x, y);
    await named(visit, 'H3, unit 8');
    assert.match(await sum(visit), /192 products/);
    // The sum lies over the units, and its grids side by side.
    const covered = await visit.page.$eval('arithmetic-view', (sheet) => {
      const { left, top, width, height } = sheet.getBoundingClientRect();
      const parts = [0.1, 0.3, 0.5, 0.7, 0.9];
      return parts.flatMap((x) => parts.map((y) => sheet.contains(document.elementFromPoint(left + x * width, top + y * height))));
    });
    assert.ok(covered.every(Boolean));
    assert.ok(await visit.page.$$eval('.sum-grids tbody tr', (rows) => rows.every((row) => row.offsetHeight < 60)));
    assert.ok((await visit.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0);
  });
});
