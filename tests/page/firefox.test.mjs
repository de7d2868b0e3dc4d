// The page in Firefox. Skipped where it is not installed.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { root } from '../wasm/module.mjs';
import { everywhere, withoutSite } from './everywhere.mjs';

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

async function launch() {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox,
    headless: true,
    // The page waits while 23 passes are trained in it.
    protocolTimeout: 170000,
    // Firefox sends its makers no requests while it is tested.
    extraPrefsFirefox: { 'app.update.disabledForTesting': true, 'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false, 'browser.safebrowsing.update.enabled': false },
  });
  const page = await browser.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warn', 'warning', 'assert'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  await page.setViewport({ width: 1280, height: 900 });
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

everywhere('firefox', withoutSite(missing()), launch);
