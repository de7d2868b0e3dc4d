// A browser for a file of tests, and a visit to the page for each test: its own profile, its own faults, and a record of all complaints of
// the browser. Without a browser the tests are skipped, and say why.
import assert from 'node:assert/strict';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { root, siteDir } from '../wasm/module.mjs';
import { serve } from './server.mjs';

const PATIENCE_MS = 20000; // before a condition counts as never coming; no test is decided by how soon it comes
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

export function findBrowser() {
  const named = process.env.PUPPETEER_EXECUTABLE_PATH;
  const names = ['chromium', 'google-chrome', 'google-chrome-stable'];
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'].flatMap((folder) => names.map((name) => resolve(folder, name)));
  return (named ? [named] : places).find((file) => {
    try {
      return accessSync(file, constants.X_OK) ?? true;
    } catch {
      return false;
    }
  });
}

/// Why the tests of the page are skipped; false if they can run. ctest recognises a skipped test by the first word.
function missing() {
  if (!existsSync(resolve(siteDir, 'index.html'))) return 'SKIPPED: the site is not built, it needs npm and its packages';
  if (!existsSync(resolve(root, 'tests/node_modules/puppeteer-core'))) return 'SKIPPED: tests/node_modules is not here (npm ci in tests/)';
  if (!findBrowser()) return 'SKIPPED: no browser is here, neither chromium nor google-chrome nor one in PUPPETEER_EXECUTABLE_PATH';
  return false;
}

let browser = null;

/// The tests of one file, `define` calling `visiting` for each; `more` for the browser's own command line.
export function describePage(name, define, more = []) {
  const skip = missing();
  if (skip) return void test(name, { skip }, () => {});
  describe(name, () => {
    before(async () => {
      const { default: puppeteer } = await import('puppeteer-core');
      browser = await puppeteer.launch({
        executablePath: findBrowser(),
        headless: true,
        args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run', '--host-resolver-rules=MAP plain.test 127.0.0.1',
          ...more],
      });
    });
    after(() => browser?.close());
    define();
  });
}

/// A test with a page of its own. options: viewport; faults (of the server); troubled (the browser will complain, and should: otherwise any
/// complaint fails the test); saving (the visitor saves data, so that the page loads ahead nothing that the test does not ask for; on
/// unless told); unready (do not wait until the page is ready); skip.
export function visiting(title, options, body) {
  test(title, { skip: options.skip ?? false }, async () => {
    const visit = await arrive(options);
    try {
      await body(visit);
      if (!options.troubled) assert.deepEqual(visit.complaints, [], 'the browser complains of nothing');
    } finally {
      visit.site.close();
      await visit.context.close();
    }
  });
}

async function arrive({ viewport = DESKTOP, faults = [], saving = true, unready = false }) {
  const site = await serve();
  site.faults = faults;
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const visit = { site, context, page, complaints: [] };
  listen(visit);
  await page.setViewport(viewport);
  if (saving) await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto(site.address);
  if (!unready) await until(visit, () => document.documentElement.dataset.state === 'ready');
  return visit;
}

function listen({ page, complaints }) {
  page.on('console', (message) => {
    if (['error', 'warn', 'warning', 'assert'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`request failed: ${request.url()}`));
  page.on('response', (response) => {
    if (!response.ok()) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!/^(http:\/\/127\.0\.0\.1:|data:)/.test(request.url())) complaints.push(`asks another host: ${request.url()}`);
  });
}

/// Waits until `condition`, run in the page with `args`, holds. (puppeteer's own waitForFunction makes code from text, which the page's
/// policy forbids.)
export async function until({ page }, condition, ...args) {
  const end = Date.now() + PATIENCE_MS;
  while (!(await page.evaluate(condition, ...args))) {
    if (Date.now() > end) assert.fail(`never: ${condition} with ${JSON.stringify(args)}; the page says: ${await statusText({ page })}`);
    await frames({ page }, 1);
  }
}

/// Waits until the page has drawn this many frames: what was asked of it is then done and shown.
export function frames({ page }, count = 2) {
  return page.evaluate(async (left) => {
    for (; left > 0; --left) await new Promise(requestAnimationFrame);
  }, count);
}

/// Waits until the later parts of the page have arrived too.
export const complete = (visit) => until(visit, () => document.querySelector(':not(:defined)') === null);

export const text = ({ page }, selector) => page.$eval(selector, (element) => element.textContent.replace(/\s+/g, ' ').trim());
export const statusText = (visit) => text(visit, '.status');
export const digitText = (visit) => text(visit, 'output#digit');
export const strokes = ({ page }) => page.evaluate(() => globalThis.lecun1989.strokes());
export const dataset = ({ page }) => page.evaluate(() => ({ ...document.documentElement.dataset }));

/// The ten numbers beside the bars, as the page writes them.
export const barTexts = ({ page }) => page.$$eval('.bar-value', (values) => values.map((value) => value.textContent));

/// The text of the file that a button saves.
export async function saved(visit, id) {
  await visit.page.evaluate(() => {
    globalThis.savedText = null;
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => {
      blob.text().then((content) => { globalThis.savedText = content; });
      URL.createObjectURL = createObjectURL;
      return createObjectURL.call(URL, blob);
    };
  });
  await visit.page.$eval(`#${id}`, (button) => button.click());
  await until(visit, () => globalThis.savedText !== null);
  return visit.page.evaluate(() => globalThis.savedText);
}
