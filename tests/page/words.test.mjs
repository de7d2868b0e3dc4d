// What the page says when something is refused or out of date, or has not happened yet: the true cause, and what to do.
import assert from 'node:assert/strict';
import { complete, describePage, digitText, frames, statusText, strokes, text, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';

const ONE = [line([0.5, 0.15], [0.5, 0.85])];
const DOCUMENT = /index\.html$|\/site\/$/;

/// The document that a newer version of the page has: it starts another program.
const newer = { file: DOCUMENT, change: (html) => html.replace(/assets\/index-[\w-]+\.js/, 'assets/index-newer.js') };
/// A service worker that is installed in these moments would keep a document without its program.
const noWorker = { file: /sw\.js$/, status: 404 };

/// From the second request on.
const newerLater = () => {
  let isFirst = true;
  const change = (html) => {
    const given = isFirst ? html : newer.change(html);
    isFirst = false;
    return given;
  };
  return { ...newer, change };
};
const html = () => '<!doctype html><title>Not here</title>';

/// The file is gone, as after a new deployment; or, as hosts of single-page programs do, a web page comes in its place.
const GONE = { 'is gone': (file) => ({ file, status: 404 }), 'is a web page': (file) => ({ file, change: html, type: 'text/html' }) };

const policy = (more) => ({ file: DOCUMENT, change: (text) => text.replace(/(http-equiv="Content-Security-Policy"\s+content=")([^"]*)"/, (_, before, all) => `${before}${more(all)}"`) });

const open = async (visit, name) => {
  await until(visit, (element) => customElements.get(element) !== undefined, name);
  await visit.page.$eval(name, (view) => view.scrollIntoView({ behavior: 'instant' }));
};

/// The page says that it has changed, and its button loads the new version.
async function offersToReload(visit) {
  await until(visit, () => document.querySelector('#reload') !== null);
  visit.site.faults = [noWorker];
  await Promise.all([visit.page.waitForNavigation(), visit.page.$eval('#reload', (button) => button.click())]);
  await until(visit, () => document.documentElement.dataset.state === 'ready');
  assert.equal(await visit.page.$('#reload'), null);
}

describePage('words', () => {
  visiting('a policy that forbids WebAssembly is named, not the browser’s age', { troubled: true, unready: true,
    faults: [policy((all) => all.replace("'wasm-unsafe-eval'", ''))] }, async (visit) => {
    await until(visit, () => document.documentElement.dataset.state === 'failed');
    assert.match(await statusText(visit), /program could not be started: a Content-Security-Policy, .* forbids it\./);
  });

  visiting('a policy that forbids fetching is named, not the server', { troubled: true, unready: true,
    faults: [policy((all) => all.replace("connect-src 'self'", "connect-src 'none'"))] }, async (visit) => {
    await until(visit, () => document.documentElement.dataset.state === 'failed');
    assert.match(await statusText(visit), /could not be loaded: a Content-Security-Policy, .* forbids it\./);
  });

  visiting('a policy that forbids Workers is named by the parts that need them', { troubled: true,
    faults: [policy((all) => all.replace("worker-src 'self'", "worker-src 'none'"))] }, async (visit) => {
    await open(visit, 'learn-view');
    await until(visit, () => /^The training could not be started: a Content-Security-Policy, .* forbids it\.$/.test(document.querySelector('.learn-problem').textContent));
    await visit.page.select('#weights', 'zip1989');
    await until(visit, () => document.documentElement.dataset.weights === 'zip1989');
    await visit.page.$eval('#pad', (pad) => pad.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await (await Pen.over(visit)).draw(ONE);
    await until(visit, () => document.querySelector('#teach-1')?.getAttribute('aria-disabled') === 'false');
    await visit.page.$eval('#teach-1', (button) => button.click());
    await until(visit, () => /^The lesson could not be started: a Content-Security-Policy, .* forbids it\.$/.test(document.querySelector('.teach-problem').textContent));
  });

  for (const [how, fault] of Object.entries(GONE)) {
    visiting(`after a new deployment a part ${how}: the page says that it has changed, and reloads`, { troubled: true, faults: [fault(/envelope-.*\.js$/), newerLater(), noWorker] }, async (visit) => {
      await until(visit, () => /^This part could not be loaded: this page has changed on its server since you opened it: reload it\.$/
        .test(document.querySelector('envelope-view > p')?.textContent));
      assert.match(await statusText(visit), /new version of this page/);
      assert.equal(await text(visit, 'envelope-view button'), 'Reload the page');
      await (await Pen.over(visit)).draw(ONE);
      assert.equal(await digitText(visit), '1', 'it goes on reading');
      await until(visit, () => document.querySelector('#learn-play') !== null); // the other parts come
      await offersToReload(visit);
      await complete(visit);
    });

    visiting(`after a new deployment other weights: the file ${how}`, { troubled: true, faults: [noWorker] }, async (visit) => {
      visit.site.faults = [fault(/zip1989.*\.json$/), newer, noWorker];
      await visit.page.select('#weights', 'zip1989');
      await until(visit, () => document.querySelector('#reload') !== null);
      assert.match(await statusText(visit), /“Zip codes of 1989” could not be loaded: this page has changed on its server since you opened it: reload it\. Still/);
      await offersToReload(visit);
    });

    visiting(`after a new deployment the pixel grid: the file ${how}`, { troubled: true, faults: [noWorker] }, async (visit) => {
      visit.site.faults = [fault(/editor-view.*\.js$/), newer, noWorker];
      await visit.page.click('#edit');
      await until(visit, () => document.querySelector('#reload') !== null);
      assert.match(await statusText(visit), /pixel grid could not be loaded: this page has changed/);
      await offersToReload(visit);
    });

    visiting(`after a new deployment a Worker: the file ${how}`, { troubled: true, faults: [noWorker] }, async (visit) => {
      await until(visit, () => customElements.get('learn-view') !== undefined);
      visit.site.faults = [fault(/worker.*\.js$/), newer, noWorker];
      await open(visit, 'learn-view');
      await until(visit, () => /^The training could not be started: this page has changed/.test(document.querySelector('.learn-problem').textContent));
      await offersToReload(visit);
    });

    visiting(`after a new deployment a Worker’s program: the file ${how}`, { troubled: true, faults: [noWorker] }, async (visit) => {
      await until(visit, () => customElements.get('learn-view') !== undefined);
      visit.site.faults = [fault(/laboratory.*\.wasm$/), newer, noWorker];
      await open(visit, 'learn-view');
      await offersToReload(visit);
    });
  }

  visiting('a part is missing, but the page has not changed: no new version is promised', { troubled: true, faults: [{ file: /envelope-.*\.js$/, status: 404 }] }, async (visit) => {
    await until(visit, () => /^This part could not be loaded: one of its files is missing/.test(document.querySelector('envelope-view > p')?.textContent));
    assert.equal(await visit.page.$('#reload'), null);
    assert.match(await statusText(visit), /^Ready/);
  });

  visiting('a new version that waits in the browser is said, and Reload takes it', {}, async (visit) => {
    const { page, site } = visit;
    await until(visit, () => navigator.serviceWorker.controller !== null);
    site.faults = [
      { file: /sw\.js$/, change: (script) => script.replace(/(url:"index\.html",revision:")\w+/, '$1new') },
      { file: DOCUMENT, change: (document) => document.replace('<title>', '<title>New: ') },
    ];
    await (await Pen.over(visit)).draw(ONE);
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await until(visit, () => document.querySelector('#reload') !== null);
    assert.match(await statusText(visit), /^There is a new version of this page\. Reload to use it\.$/);
    assert.equal((await strokes(visit)).length, 1, 'the drawing is still there');
    await Promise.all([page.waitForNavigation(), page.click('#reload')]);
    await until(visit, () => document.title.startsWith('New') && document.documentElement.dataset.state === 'ready');
    assert.equal(await page.$('#reload'), null);
  });

  visiting('the envelope says that it reads, not that it found nothing', {}, async (visit) => {
    await visit.page.evaluateOnNewDocument(() => {
      const { postMessage } = Worker.prototype;
      const open = new Promise((resolve) => { globalThis.openGate = resolve; });
      Worker.prototype.postMessage = function post(...given) {
        void open.then(() => postMessage.apply(this, given));
      };
    });
    await visit.page.reload();
    await complete(visit);
    const said = () => text(visit, '.number span');
    assert.equal(await said(), 'Digits appear here as you write.');
    await visit.page.$eval('.envelope', async (envelope) => {
      const canvas = new OffscreenCanvas(300, 100);
      const context = canvas.getContext('2d');
      context.fillStyle = 'white';
      context.fillRect(0, 0, 300, 100);
      const data = new DataTransfer();
      data.items.add(new File([await canvas.convertToBlob()], 'blank.png', { type: 'image/png' }));
      envelope.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await until(visit, () => document.querySelector('.envelope').dataset.source === 'picture');
    await frames(visit, 10);
    assert.equal(await said(), 'Reading …');
    await visit.page.evaluate(() => globalThis.openGate());
    await until(visit, () => document.querySelector('.number span').textContent === 'No digit was found in this picture.');
    await visit.page.$eval('#envelope-clear', (button) => button.click());
    await until(visit, () => document.querySelector('.number span').textContent === 'Digits appear here as you write.');
  });

  visiting('kernels that are off inside are said beside the answer, which is of the whole network', {}, async (visit) => {
    await complete(visit);
    await visit.page.$eval('inside-view', (view) => view.scrollIntoView({ behavior: 'instant' }));
    await until(visit, () => document.querySelector('.switches input') !== null);
    const places = () => visit.page.evaluate(() => [document.querySelector('#digit').getBoundingClientRect().bottom, document.querySelector('.inside').getBoundingClientRect().top]
      .map((place) => Math.round(place + scrollY)));
    const before = await places();
    const shown = () => visit.page.$eval('.whole', (note) => (note.checkVisibility() ? note.textContent : null));
    assert.equal(await shown(), null);
    for (const [kernel, words] of [[0, 'With all kernels; 1 is off inside.'], [1, 'With all kernels; 2 are off inside.'], [2, 'With all kernels; 3 are off inside.']]) {
      await visit.page.evaluate((i) => document.querySelectorAll('.switches input')[i].click(), kernel);
      await frames(visit, 4);
      assert.equal(await shown(), words);
      assert.deepEqual(await places(), before, 'nothing moves');
    }
    assert.equal(await digitText(visit), '5');
    await visit.page.$eval('#all-on', (button) => button.click());
    await frames(visit, 4);
    assert.equal(await shown(), null);
  });
});
