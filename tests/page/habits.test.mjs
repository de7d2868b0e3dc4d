// What visitors are used to: an answer in doubt leads on, a picture may be given anywhere, a reload loses nothing, Copy link answers where it
// was pressed.
import assert from 'node:assert/strict';
import { describePage, digitText, frames, PHONE, statusText, strokes, text, until, visiting } from './browser.mjs';
import { photoBytes } from './number.mjs';
import { line, Pen } from './pen.mjs';
import { FIRST_WEIGHTS } from '../wasm/module.mjs';

const SCRIBBLE = [[[0.2, 0.2], [0.8, 0.8], [0.2, 0.8], [0.8, 0.2], [0.5, 0.1], [0.1, 0.5], [0.9, 0.5], [0.5, 0.9], [0.2, 0.2]].flatMap((point, i, all) => (i === 0 ? [] : line(all[i - 1], point)))];
const ring = (x) => Array.from({ length: 33 }, (_, i) => [x - 0.14 * Math.sin((i * Math.PI) / 16), 0.5 - 0.3 * Math.cos((i * Math.PI) / 16)]);
const ONE_ZERO = [line([0.25, 0.2], [0.25, 0.8]), ring(0.7)];

const loaded = (visit) => until(visit, () => document.querySelector('#teach-1') !== null && document.querySelector('.writing') !== null);
const weights = (visit, id) => until(visit, (wanted) => document.documentElement.dataset.weights === wanted && document.documentElement.dataset.state === 'ready', id);
const numberIs = (visit, number) => until(visit, (wanted) => document.querySelector('.number-line').textContent === wanted, number);
const seen = (visit, selector) => until(visit, (which) => {
  const { top, bottom } = document.querySelector(which).getBoundingClientRect();
  return top < innerHeight && bottom > 0;
}, selector);

/// kind: drop or paste; on the element.
const give = (visit, kind, selector, bytes, name, type) => visit.page.evaluate((event, where, content, title, mime) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(content)], title, { type: mime }));
  const options = { bubbles: true, cancelable: true };
  document.querySelector(where).dispatchEvent(event === 'drop' ? new DragEvent('drop', { ...options, dataTransfer: transfer })
    : new ClipboardEvent('paste', { ...options, clipboardData: transfer }));
}, kind, selector, [...bytes], name, type);

describePage('habits', () => {
  for (const viewport of [undefined, PHONE]) {
    visiting(`“not sure” leads to teaching it${viewport ? ', on a phone' : ''}`, { viewport }, async (visit) => {
      await loaded(visit);
      const pen = await Pen.over(visit);
      if (viewport) {
        for (const stroke of SCRIBBLE) await pen.swipe(stroke);
        await new Promise((wake) => setTimeout(wake, 1000)); // the browser takes a tap right after a swipe for its end
      } else await pen.draw(SCRIBBLE);
      assert.match(await text(visit, '.second'), /^not sure: \d or \d, or no digit$/);
      await (viewport ? visit.page.tap('.second a') : visit.page.click('.second a'));
      await seen(visit, '.teach-digits');
      assert.match(await visit.page.evaluate(() => document.activeElement.id), /^teach-\d$/);
      assert.equal(await visit.page.evaluate(() => location.hash), '');
      await visit.page.keyboard.press('8');
      await weights(visit, 'own-taught');
      assert.equal(await text(visit, '#teach-digit'), '8');
    });
  }

  visiting('several digits lead to the envelope, which reads them', {}, async (visit) => {
    await loaded(visit);
    const pen = await Pen.over(visit);
    await pen.draw(ONE_ZERO.slice(0, 1));
    assert.equal(await visit.page.$('.second a'), null);
    await pen.draw(ONE_ZERO.slice(1));
    assert.equal(await text(visit, '.second a'), 'several? Use the envelope');
    await visit.page.click('.second a');
    await seen(visit, '.writing');
    await numberIs(visit, '10');
    await visit.page.click('#envelope-undo');
    await numberIs(visit, '–');
    assert.equal((await strokes(visit)).length, 2, 'the pad keeps its drawing');
  });

  visiting('two strokes of one digit, and a dot beside it, are not several digits', {}, async (visit) => {
    const pen = await Pen.over(visit);
    await pen.draw([line([0.3, 0.15], [0.3, 0.5]), line([0.3, 0.5], [0.7, 0.5]), line([0.62, 0.3], [0.62, 0.9])]);
    await pen.draw([[[0.9, 0.9]]]);
    assert.equal(await visit.page.$('.second a[href="#envelope-title"]'), null);
  });

  visiting('a picture dropped or pasted anywhere goes to the envelope, weights dropped there to the weights', {}, async (visit) => {
    await loaded(visit);
    const example = await digitText(visit);
    for (const [kind, where] of [['drop', '#pad'], ['paste', 'body'], ['drop', 'learn-view'], ['paste', '#pad'], ['drop', '.story']]) {
      await visit.page.evaluate(() => scrollTo(0, 0));
      await give(visit, kind, where, photoBytes(), 'number.bmp', 'image/bmp');
      await numberIs(visit, '7107');
      await seen(visit, '.envelope');
      await visit.page.click('#envelope-clear');
      await numberIs(visit, '–');
    }
    await give(visit, 'drop', '#pad', photoBytes(), 'number.BMP', '');
    await numberIs(visit, '7107');
    assert.equal(await digitText(visit), example);
    const own = await visit.page.evaluate(async () => {
      const [address] = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /digits-.*json/.test(name));
      return (await fetch(address)).text();
    });
    await give(visit, 'drop', '.writing', Buffer.from(own), 'mine.json', 'application/json');
    await weights(visit, 'own-file');
    await numberIs(visit, '7107');
    assert.equal(await text(visit, '.envelope-problem'), '');
  });

  visiting('a reload keeps drawing and weights; another visit starts anew', {}, async (visit) => {
    const pen = await Pen.over(visit);
    await pen.draw(ONE_ZERO);
    await visit.page.select('#weights', 'zip1989');
    await weights(visit, 'zip1989');
    const [drawn, digit] = [await strokes(visit), await digitText(visit)];
    await visit.page.reload();
    await weights(visit, 'zip1989');
    await frames(visit);
    assert.deepEqual(await strokes(visit), drawn);
    assert.equal(await digitText(visit), digit);
    assert.equal(await visit.page.evaluate(() => location.hash), '');
    await visit.page.click('#clear');
    await visit.page.reload();
    await weights(visit, 'zip1989');
    assert.deepEqual(await strokes(visit), [], 'an empty pad too');
    await visit.page.goto(visit.site.address);
    await weights(visit, FIRST_WEIGHTS);
    assert.match(await statusText(visit), /^Ready\. An example/);
    await visit.page.reload();
    await weights(visit, FIRST_WEIGHTS);
    assert.match(await statusText(visit), /^Ready\. An example/, 'the example stays one');
  });

  visiting('pixels edited by hand, the visitor’s own weights and a link survive a reload; what is deleted does not', {}, async (visit) => {
    await loaded(visit);
    const own = await visit.page.evaluate(async () => {
      const [address] = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /digits-.*json/.test(name));
      return (await fetch(address)).text();
    });
    await give(visit, 'drop', 'body', Buffer.from(own), 'mine.json', 'application/json');
    await weights(visit, 'own-file');
    const pen = await Pen.over(visit);
    await pen.draw(ONE_ZERO.slice(0, 1));
    await visit.page.click('#edit');
    await until(visit, () => document.querySelector('[data-index="17"]') !== null);
    await visit.page.click('[data-index="17"]');
    await frames(visit);
    const shown = () => visit.page.$eval('.seen canvas', (canvas) => canvas.toDataURL());
    const edited = await shown();
    await visit.page.reload();
    await weights(visit, 'own-file');
    await frames(visit);
    assert.equal(await shown(), edited);
    assert.equal(await text(visit, '#edit'), 'Done');

    await visit.page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); });
    await visit.page.click('#copy-link');
    await until(visit, () => location.hash !== '');
    await visit.page.reload();
    await weights(visit, 'own-file');
    await frames(visit);
    assert.equal(await shown(), edited);

    await loaded(visit);
    await until(visit, () => document.querySelector('#forget') !== null);
    await visit.page.$eval('#forget', (button) => button.click());
    await until(visit, () => /Nothing of this page is stored/.test(document.querySelector('stored-files').textContent));
    await visit.page.evaluate(() => history.replaceState(null, '', location.pathname));
    await visit.page.reload();
    await weights(visit, FIRST_WEIGHTS);
    assert.match(await statusText(visit), /^Ready\. An example/);
  });

  visiting('a browser that stores nothing reloads as before', {}, async (visit) => {
    await visit.page.evaluateOnNewDocument(() => {
      Object.defineProperty(globalThis, 'sessionStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } });
    });
    await visit.page.reload();
    await weights(visit, FIRST_WEIGHTS);
    await (await Pen.over(visit)).draw(ONE_ZERO);
    await visit.page.reload();
    await weights(visit, FIRST_WEIGHTS);
    assert.match(await statusText(visit), /^Ready\. An example/);
  });

  for (const viewport of [undefined, PHONE]) {
    visiting(`Copy link answers beside the button, and nothing moves${viewport ? ', on a phone' : ''}`, { viewport }, async (visit) => {
      const place = () => visit.page.evaluate(() => ['#pad', '#copy-link', '#clear'].map((selector) => {
        const { left, top, width } = document.querySelector(selector).getBoundingClientRect();
        return [left, top, width];
      }));
      const press = () => (viewport ? visit.page.tap('#copy-link') : visit.page.click('#copy-link'));
      const before = await place();
      await visit.page.evaluate(() => { navigator.clipboard.writeText = async () => {}; });
      await press();
      await until(visit, () => document.querySelector('.copied').offsetWidth > 0);
      assert.equal(await text(visit, '.copied'), 'Copied');
      const [answer, button] = await visit.page.$$eval('.copied, #copy-link', (both) => both.map((element) => element.getBoundingClientRect().toJSON()).sort((one, other) => one.top - other.top));
      assert.ok(Math.abs(answer.bottom - button.top) < 10 && answer.left >= 0 && answer.right <= (viewport?.width ?? 1280), JSON.stringify([answer, button]));
      assert.deepEqual(await place(), before);
      await visit.page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); });
      await press();
      await until(visit, () => document.querySelector('.copied').textContent === 'It is in the address');
      assert.deepEqual(await place(), before);
      const pen = await Pen.over(visit);
      await pen.draw([line([0.3, 0.3], [0.6, 0.6])]);
      assert.equal(await visit.page.$eval('.copied', (element) => element.offsetWidth), 0, 'until the next action');
    });
  }
});
