// The page as one file, opened from disk: it reads, with all weights, its later parts come, and it asks for nothing outside of itself.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { barTexts, complete, describePage, digitText, frames, strokes, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';
import { draw } from '../bits/bits.mjs';
import { moduleWith, siteDir, singleFile, WEIGHTS } from '../wasm/module.mjs';

const address = pathToFileURL(singleFile).href;
const skip = existsSync(singleFile) ? false : 'SKIPPED: the page is not built, it needs npm and its packages';
const shown = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/// From the server's page to the file; from then on, every request is noted.
async function open(visit, hash = '') {
  await visit.page.goto('about:blank');
  visit.complaints.length = 0;
  const asked = [];
  visit.page.on('request', (request) => asked.push(request.url()));
  await visit.page.goto(address + hash);
  await until(visit, () => document.documentElement.dataset.state === 'ready');
  await frames(visit);
  return asked;
}

/// The complaints of the browser, except about the address itself, which is not a server's.
const complaints = (visit) => visit.complaints.filter((words) => !/^asks another host: (file|blob):/.test(words));

describePage('single', () => {
  visiting('opened from disk it reads a drawing with every weights, to the number', { skip, troubled: true }, async (visit) => {
    const asked = await open(visit);
    assert.equal(await digitText(visit), '5');
    await (await Pen.over(visit)).draw([line([0.25, 0.2], [0.75, 0.2]), line([0.75, 0.2], [0.45, 0.85])]);
    for (const id of WEIGHTS) {
      await visit.page.select('#weights', id);
      await until(visit, (name) => document.documentElement.dataset.weights === name, id);
      await frames(visit);
      const lecun1989 = await moduleWith(id);
      const { outputs } = lecun1989.predict(draw(lecun1989, await strokes(visit)));
      assert.deepEqual(await barTexts(visit), [...outputs].map(shown), id);
    }
    assert.deepEqual(complaints(visit), []);
    assert.deepEqual(asked.filter((url) => url !== address && !/^(data|blob):/.test(url)), []);
  });

  visiting('its later parts come, and a link leads into it', { skip, troubled: true }, async (visit) => {
    await visit.page.evaluate(() => { navigator.clipboard.writeText = async (link) => { globalThis.written = link; }; });
    await visit.page.click('#copy-link');
    await until(visit, () => globalThis.written !== undefined);
    const drawn = await strokes(visit);
    await open(visit, new URL(await visit.page.evaluate(() => globalThis.written)).hash);
    assert.deepEqual(await strokes(visit), drawn);
    await visit.page.click('#edit');
    await until(visit, () => document.querySelector('[role="gridcell"]') !== null);
    await visit.page.waitForSelector('weights-more summary');
    await visit.page.click('weights-more summary');
    await visit.page.select('#compare', 'zip1989');
    await until(visit, () => /reads\s+[?\d]/.test(document.querySelector('.compared')?.textContent ?? ''));
    await visit.page.click('#theme');
    assert.deepEqual(complaints(visit), []);
  });

  visiting('its workers run from disk: a number written on the envelope', { skip, troubled: true }, async (visit) => {
    const workers = [];
    visit.page.on('workercreated', (worker) => workers.push(worker.url()));
    await open(visit);
    await complete(visit);
    const field = '.writing';
    await visit.page.$eval(field, (canvas) => canvas.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await frames(visit);
    const pen = await Pen.over(visit, field);
    const aspect = pen.box.width / pen.box.height;
    await pen.draw([0.5, 1.2, 1.9].map((x) => line([x / aspect, 0.2], [x / aspect, 0.8])));
    await until(visit, () => document.querySelector('.number-line').textContent.trim() === '111');
    assert.ok(workers.some((url) => url.startsWith('blob:')), `${workers}`);
    assert.deepEqual(complaints(visit), []);
  });

  visiting('its policy names what it holds, and allows nothing else', { skip }, async () => {
    const html = readFileSync(singleFile, 'utf8');
    const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(html)[1];
    assert.match(policy, /^default-src 'none'; script-src( 'sha256-[\w+/=]+'){2} 'wasm-unsafe-eval';/);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*|'self'/);
    const markup = html.replace(/<(script|style)[^]*?<\/\1>/g, '');
    assert.ok(readFileSync(resolve(siteDir, 'lecun1989.html')).equals(readFileSync(singleFile)), 'the site has it too');
    assert.deepEqual(markup.match(/(src|href)="(?!data:|https:\/\/doi\.org)[^"#]+/g), null, 'nothing lies beside it');
  });
});
