// Pages under a strict Content-Security-Policy, in Chromium. Whatever the browser complains of, or asks another host for, is kept.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { findBrowser } from '../../page/browser.mjs';
import { root } from '../module.mjs';
import { noPackage } from './installed.mjs';

export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'";
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};
const PATIENCE_MS = 20000;

/// Why tests in a browser are skipped; false if they can run.
export function noPages() {
  if (noPackage) return noPackage;
  if (!existsSync(resolve(root, 'tests/node_modules/puppeteer-core'))) return 'SKIPPED: tests/node_modules is not here (npm ci in tests/)';
  return findBrowser() ? false : 'SKIPPED: no browser is here, neither chromium nor google-chrome nor one in PUPPETEER_EXECUTABLE_PATH';
}

/// Serves a folder to a browser of its own.
export async function browse(folder) {
  const { default: puppeteer } = await import('puppeteer-core');
  const server = createServer(async ({ url }, response) => {
    const file = resolve(folder, `.${new URL(url, 'http://127.0.0.1').pathname}`);
    const body = file.startsWith(folder + sep) ? await readFile(file).catch(() => null) : null;
    if (body === null) return void response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': POLICY }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const browser = await puppeteer.launch({ executablePath: findBrowser(), headless: true,
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'] });
  const close = async () => {
    await browser.close();
    server.close();
    server.closeAllConnections?.();
  };
  return { close, visit: (path) => visit(browser, `http://127.0.0.1:${server.address().port}/${path}`) };
}

async function visit(browser, address) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('console', (message) => ['error', 'warn', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => complaints.push(`request failed: ${request.url()}`));
  const { origin } = new URL(address);
  page.on('request', (request) => request.url().startsWith(origin) || complaints.push(`asks another host: ${request.url()}`));
  await page.goto(address);
  /// What `expression`, run in the page, gives once it gives something; null where it never does.
  const eventually = async (expression, ...args) => {
    for (const end = Date.now() + PATIENCE_MS; ; await new Promise((done) => setTimeout(done, 20))) {
      const found = await page.evaluate(expression, ...args);
      if (found || Date.now() > end) return found ?? null;
    }
  };
  return { page, complaints, eventually };
}
