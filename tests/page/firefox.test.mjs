// The page in Firefox. Skipped where it is not installed.
import assert from 'node:assert/strict';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { test } from 'node:test';
import { root } from '../wasm/module.mjs';
import { everywhere, withoutSite } from './everywhere.mjs';
import { photoBytes } from './number.mjs';
import { serve } from './server.mjs';

const PATIENCE_MS = 60000; // before a condition counts as never coming

const firefox = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => ['firefox-esr', 'firefox'].map((name) => resolve(folder, name)))
  .find((file) => {
    try {
      return accessSync(file, constants.X_OK) ?? true;
    } catch {
      return false;
    }
  });

function missing() {
  if (!firefox) return 'Firefox is not here (package firefox-esr)';
  return existsSync(resolve(root, 'tests/node_modules/puppeteer-core')) ? false : 'tests/node_modules is not here (npm ci in tests/)';
}

async function launch(more = null) {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox,
    headless: true,
    // The page waits while 23 passes are trained in it.
    protocolTimeout: 170000,
    // Firefox sends its makers no requests while it is tested.
    extraPrefsFirefox: { 'app.update.disabledForTesting': true, 'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false, 'browser.safebrowsing.update.enabled': false, ...(more ?? {}) },
  });
  // Where the window has a frame, a new page never comes.
  const page = more === null ? await browser.newPage() : (await browser.pages())[0];
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warn', 'warning', 'assert'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  if (more === null) await page.setViewport({ width: 1280, height: 900 });
  return {
    complaints,
    goto: (url) => page.goto(url),
    evaluate: (body, ...given) => page.evaluate(body, ...given),
    stroke: async ([first, ...more]) => {
      await page.mouse.move(first.x, first.y);
      await page.mouse.down();
      for (const { x, y } of more) await page.mouse.move(x, y);
      await page.mouse.up();
    },
    close: () => browser.close(),
  };
}

everywhere('firefox', withoutSite(missing()), () => launch());

// As in Tor Browser: what is read back from a canvas is noise, and the window has a frame, so that it has one of few sizes.
const guarded = { 'privacy.resistFingerprinting': true, 'privacy.resistFingerprinting.letterboxing': true };
test('firefox that resists fingerprinting: a sentence, no wrong number, and the page keeps its width', { skip: withoutSite(missing()) }, async () => {
  const site = await serve();
  const browser = await launch(guarded);
  try {
    const until = async (condition) => {
      for (const end = Date.now() + PATIENCE_MS; !(await browser.evaluate(condition)); await new Promise((done) => setTimeout(done, 50)))
        if (Date.now() > end) assert.fail(`never: ${condition}; ${await browser.evaluate(() => document.querySelector('envelope-view').textContent)}`);
    };
    const keepsItsWidth = async () => {
      const [wide, seen] = await browser.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(wide <= seen, `${wide} px wide in a window of ${seen}`);
      return seen;
    };
    await browser.goto(site.address);
    await until(() => document.querySelector('envelope-view .writing') !== null && document.querySelector('#digit').textContent === '5');
    const before = await keepsItsWidth();
    const isNoise = await browser.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d');
      context.fillRect(0, 0, 50, 50);
      return new Set(context.getImageData(0, 0, 50, 50).data).size > 2;
    });
    assert.ok(isNoise, 'expected this browser to change the pixels; where it does not, this test tells nothing');
    await browser.evaluate((bytes) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(bytes)], 'number.bmp', { type: 'image/bmp' }));
      document.querySelector('.writing').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, [...photoBytes()]);
    await until(() => document.querySelector('.writing').width === 640);
    // A version that lends pages WebCodecs while it resists reads the photo all the same.
    await until(() => document.querySelector('.envelope-problem').textContent.startsWith('This browser changes the pixels of pictures')
      || document.querySelector('.number-line').textContent === '7107');
    assert.match(await browser.evaluate(() => document.querySelector('.number-line').textContent), /^(–|7107)$/);
    assert.equal(await keepsItsWidth(), before);
    assert.deepEqual(browser.complaints, []);
  } finally {
    await browser.close();
    site.close();
  }
});
