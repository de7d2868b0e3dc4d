// A link holds the drawing and the name of the weights: opened elsewhere it gives the same strokes and pixels, to the bit. What is damaged
// gets a sentence, and the page starts as always.
import assert from 'node:assert/strict';
import { describePage, digitText, frames, statusText, strokes, text, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';
import { FIRST_WEIGHTS } from '../wasm/module.mjs';

const TWO = [line([0.31, 0.22], [0.713, 0.2071], 30), line([0.713, 0.2071], [0.3, 0.81], 25), line([0.3, 0.81], [0.77, 0.799])];

/// The 256 pixels that the network reads of the drawing on the pad.
const pixels = ({ page }) => page.evaluate(() => globalThis.lecun1989.recognise(globalThis.lecun1989.strokes()).image);
const shown = ({ page }) => page.$eval('.seen canvas', (canvas) => canvas.toDataURL());
const hash = ({ page }) => page.evaluate(() => location.hash);

/// The link to what the page shows: in the address, where pages may not copy, as here.
async function copied(visit) {
  await visit.page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); });
  await visit.page.click('#copy-link');
  await until(visit, () => location.hash !== '');
  assert.match(await statusText(visit), /address is now the link/);
  return visit.page.url();
}

/// Another page of the same browser, at the address given.
async function opened(visit, address) {
  const page = await visit.context.newPage();
  await page.goto(address);
  const other = { ...visit, page };
  await until(other, () => document.documentElement.dataset.state === 'ready');
  await frames(other);
  return other;
}

describePage('link', () => {
  visiting('the same strokes, the same 256 pixels and the same weights in a second page', {}, async (visit) => {
    await (await Pen.over(visit)).draw(TWO);
    await visit.page.select('#weights', 'zip1989');
    await until(visit, () => document.documentElement.dataset.weights === 'zip1989');
    await frames(visit);
    const other = await opened(visit, await copied(visit));
    assert.deepEqual(await strokes(other), await strokes(visit));
    assert.equal((await strokes(other)).length, 3);
    const image = await pixels(other);
    assert.equal(image.length, 256);
    assert.deepEqual(image, await pixels(visit));
    assert.equal(await shown(other), await shown(visit));
    assert.equal(await digitText(other), await digitText(visit));
    assert.equal(await other.page.evaluate(() => document.documentElement.dataset.weights), 'zip1989');
    assert.equal(await text(other, '#copy-link'), 'Copy link');
  });

  visiting('copied where that is allowed', {}, async (visit) => {
    await (await Pen.over(visit)).draw(TWO);
    await visit.page.evaluate(() => { navigator.clipboard.writeText = async (link) => { globalThis.written = link; }; });
    await visit.page.click('#copy-link');
    await until(visit, () => globalThis.written !== undefined);
    await until(visit, () => /copied/.test(document.querySelector('.status').textContent));
    const address = await visit.page.evaluate(() => globalThis.written);
    assert.ok(address.startsWith(`${visit.site.address}#drawing=`), address);
    assert.ok(address.endsWith(`&weights=${FIRST_WEIGHTS}`), address);
    assert.deepEqual(await pixels(await opened(visit, address)), await pixels(visit));
  });

  visiting('the address is dropped when the drawing is another', {}, async (visit) => {
    const pen = await Pen.over(visit);
    await pen.draw(TWO);
    const address = await copied(visit);
    await pen.draw([line([0.1, 0.1], [0.2, 0.2])]);
    assert.equal(await hash(visit), '');
    const other = await opened(visit, address);
    assert.notEqual(await hash(other), '');
    await other.page.click('#clear');
    await frames(other);
    assert.equal(await hash(other), '');
  });

  visiting('a link opened while the page is there: Undo brings back what was drawn', {}, async (visit) => {
    const pen = await Pen.over(visit);
    await pen.draw(TWO);
    const first = await strokes(visit);
    const address = await copied(visit);
    await visit.page.click('#clear');
    await pen.draw([line([0.5, 0.1], [0.5, 0.9])]);
    await visit.page.evaluate((link) => { location.hash = new URL(link).hash; }, address);
    await until(visit, (count) => globalThis.lecun1989.strokes().length === count, first.length);
    assert.deepEqual(await strokes(visit), first);
    await visit.page.click('#undo');
    await frames(visit);
    assert.equal(await digitText(visit), '1');
  });

  visiting('a damaged link gets a sentence, and the page starts as always', {}, async (visit) => {
    await (await Pen.over(visit)).draw(TWO);
    const good = new URL(await copied(visit)).hash;
    const letters = /drawing=([^&]*)/.exec(good)[1];
    const changed = `${letters.slice(0, 40)}${letters[40] === 'A' ? 'B' : 'A'}${letters.slice(41)}`;
    for (const bad of [`drawing=${letters.slice(0, -9)}`, `drawing=${letters.slice(0, 1)}`, `drawing=${changed}`, 'drawing=', 'drawing=%20ü', `drawing=${letters}AAAA`]) {
      const other = await opened(visit, `${visit.site.address}#${bad}`);
      assert.match(await statusText(other), /^The link to a drawing is damaged: .*\w\.$/, bad);
      assert.equal(await digitText(other), '5', 'the example is there');
      await other.page.close();
    }
    const other = await opened(visit, `${visit.site.address}#drawing=${letters}&weights=lenet`);
    assert.match(await statusText(other), /names weights that this page does not have, “lenet”/);
    assert.deepEqual(await strokes(other), await strokes(visit), 'the drawing is sound');
  });

  visiting('an address with another fragment is no link', {}, async (visit) => {
    const other = await opened(visit, `${visit.site.address}#story`);
    assert.match(await statusText(other), /^Ready\. An example/);
  });
});
