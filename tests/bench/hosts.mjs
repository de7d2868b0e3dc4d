// Where contestants run: a Node process each, or a page each of one Chromium. Both give { ask(method, options), close() }.
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fileOf, root } from './paths.mjs';

/// A Node with one contestant in it.
export async function inNode(name) {
  const child = fork(resolve(root, 'tests/bench/node_child.mjs'));
  const ask = (method, options) =>
    new Promise((done, refuse) => {
      const gone = (code) => refuse(new Error(`its process ended with ${code}`));
      child.once('exit', gone);
      child.once('message', ({ result, error }) => {
        child.off('exit', gone);
        return error ? refuse(new Error(error)) : done(result);
      });
      child.send({ method, options });
    });
  try {
    await ask('enter', { name });
  } catch (error) {
    child.kill();
    throw error;
  }
  return { ask, close: () => child.kill() };
}

const TYPES = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.mjs': 'text/javascript', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' };
// Isolated, so that the browser's clock ticks finely.
const HEADERS = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cache-Control': 'no-store' };

async function serve() {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    try {
      const body = pathname === '/' ? '<!doctype html><title>bench</title>' : await readFile(fileOf(pathname));
      response.writeHead(200, { ...HEADERS, 'Content-Type': TYPES[pathname === '/' ? '.html' : extname(pathname)] ?? 'application/octet-stream' });
      response.end(body);
    } catch (error) {
      response.writeHead(404).end(String(error));
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

function findBrowser() {
  const named = process.env.PUPPETEER_EXECUTABLE_PATH;
  const places = [...(process.env.PATH ?? '').split(':'), '/usr/bin'];
  const names = ['chromium', 'google-chrome', 'google-chrome-stable'];
  return (named ? [named] : places.flatMap((place) => names.map((name) => resolve(place, name)))).find((file) => existsSync(file));
}

/// { version, open(name), close() }, or { missing: why }.
export async function chromium() {
  const executablePath = findBrowser();
  if (!executablePath) return { missing: 'no Chromium is here, nor a browser in PUPPETEER_EXECUTABLE_PATH' };
  let puppeteer;
  try {
    // The tests' own, so that there is one version of it in the project.
    const require = createRequire(resolve(root, 'tests/package.json'));
    ({ default: puppeteer } = await import(pathToFileURL(require.resolve('puppeteer-core')).href));
  } catch {
    return { missing: 'tests/node_modules has no puppeteer-core (npm ci in tests/)' };
  }
  const server = await serve();
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    protocolTimeout: 3600e3, // a training may take long
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--no-first-run'],
  });
  return {
    version: await browser.version(),
    visit: (path, watch) => visit(browser, `http://127.0.0.1:${server.address().port}${path}`, watch),
    open: (name) => inPage(browser, `http://127.0.0.1:${server.address().port}/`, name),
    close: async () => {
      await browser.close();
      server.close();
      server.closeAllConnections?.();
    },
  };
}

/// A page in a profile of its own, as a newcomer's: { page, devtools, close() }. `watch` runs in it before its own program.
async function visit(browser, address, watch) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluateOnNewDocument(watch);
  await page.setViewport({ width: 1280, height: 800 });
  const devtools = await page.createCDPSession();
  await page.goto(address);
  return { page, devtools, close: () => context.close() };
}

async function inPage(browser, address, name) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.evaluate(async (given) => {
    const fetched = async (path) => {
      const response = await fetch(path);
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return response;
    };
    const { enter } = await import('/arena/arena.mjs');
    globalThis.arena = await enter(given, {
      isBrowser: true,
      url: (path) => new URL(path, location.href).href,
      bytes: async (path) => new Uint8Array(await (await fetched(path)).arrayBuffer()),
      text: async (path) => (await fetched(path)).text(),
    });
  }, name);
  const ask = async (method, options) => {
    await page.bringToFront(); // pages behind others are given less of the machine
    return page.evaluate((what, given) => globalThis.arena[what](given), method, options);
  };
  return { ask, close: () => page.close() };
}
