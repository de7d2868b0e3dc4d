// After one visit the page works without its server: all of it, not only what the visit had used. A new version waits for the next visit. Where
// the browser allows no worker, nothing is said of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describePage, digitText, frames, strokes, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';
import { siteDir, WEIGHTS } from '../wasm/module.mjs';

const later = () => JSON.parse(readFileSync(resolve(siteDir, 'later.json'), 'utf8'));
const ready = (visit) => until(visit, () => document.documentElement.dataset.state === 'ready');

/// Everything that the page may request is kept, and the worker answers for the page.
const kept = (visit) => until(visit, async (names) => {
  const cached = await Promise.all(names.map(async (name) => (await caches.match(new URL(name, document.baseURI).href)) !== undefined));
  return navigator.serviceWorker.controller !== null && cached.every(Boolean);
}, later());

describePage('offline', () => {
  visiting('visited once, the page reads without its server, with all weights, and its later parts come', { saving: false, troubled: true },
    async (visit) => {
      await kept(visit);
      visit.site.close();
      visit.complaints.length = 0;
      await visit.page.reload();
      await ready(visit);
      await frames(visit);
      assert.equal(await digitText(visit), '5');
      await (await Pen.over(visit)).draw([line([0.5, 0.15], [0.5, 0.85])]);
      assert.equal(await digitText(visit), '1');
      for (const id of WEIGHTS) {
        await visit.page.select('#weights', id);
        await until(visit, (name) => document.documentElement.dataset.weights === name, id);
      }
      await visit.page.click('#edit');
      await until(visit, () => document.querySelector('[role="gridcell"]') !== null);
      await visit.page.waitForSelector('weights-more summary');
      assert.deepEqual(visit.complaints.filter((words) => !/sw\.js/.test(words)), [], 'only a newer worker is looked for, in vain');
    });

  visiting('whoever saves data is not made to load ahead', {}, async (visit) => {
    await until(visit, async () => (await navigator.serviceWorker.getRegistration())?.active != null);
    await frames(visit, 30);
    const names = (await visit.page.evaluate(async () => (await (await caches.open('lecun1989-later')).keys()).map(({ url }) => url)));
    assert.deepEqual(names.filter((name) => name.endsWith('.json') || name.endsWith('.wasm')), []);
  });

  visiting('a new version is taken at the next visit, not while one draws', {}, async (visit) => {
    const { page, site } = visit;
    await until(visit, () => navigator.serviceWorker.controller !== null);
    site.faults = [
      { file: /sw\.js$/, change: (text) => text.replace(/(url:"index\.html",revision:")\w+/, '$1new') },
      { file: /index\.html$|\/site\/$/, change: (text) => text.replace('<title>', '<title>New: ') },
    ];
    await (await Pen.over(visit)).draw([line([0.5, 0.15], [0.5, 0.85])]);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await until(visit, async () => (await navigator.serviceWorker.getRegistration()).waiting !== null);
    assert.equal((await strokes(visit)).length, 1, 'the drawing is still there');
    assert.equal(await digitText(visit), '1');
    await page.reload();
    assert.doesNotMatch(await page.title(), /^New/, 'the same visit');
    await page.goto('about:blank');
    await new Promise((done) => setTimeout(done, 500)); // the old version has no page left, and the browser notices
    await page.goto(site.address);
    assert.match(await page.title(), /^New/);
  });

  visiting('a button deletes what is stored', { saving: false }, async (visit) => {
    await kept(visit);
    await visit.page.click('#theme');
    const stored = () => visit.page.evaluate(async () => [(await caches.keys()).length > 0, localStorage.length > 0,
      (await navigator.serviceWorker.getRegistrations()).length > 0]);
    assert.deepEqual(await stored(), [true, true, true]);
    await visit.page.$eval('#forget', (button) => button.click()); // the page may still be growing above it
    await until(visit, () => /Nothing of this page is stored/.test(document.querySelector('stored-files').textContent));
    assert.deepEqual(await stored(), [false, false, false]);
    assert.equal(await digitText(visit), '5', 'the page goes on');
  });

  visiting('without https there is no worker, and no message', { troubled: true }, async (visit) => {
    await visit.page.goto(visit.site.address.replace('127.0.0.1', 'plain.test'));
    await ready(visit);
    await visit.page.waitForSelector('weights-more summary');
    await frames(visit, 30);
    assert.deepEqual(await visit.page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator]), [false, false]);
    assert.deepEqual(visit.complaints.filter((words) => !words.startsWith('asks another host: http://plain.test:')), []);
  });
});
