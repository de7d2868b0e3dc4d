// WebKitGTK's MiniBrowser through WebKitWebDriver, on a display of its own: as much of the WebDriver protocol as the tests need, in plain
// HTTP. Launches what the system has installed; downloads nothing, and ends only what it started.
import { spawn } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { delimiter, resolve } from 'node:path';

const PATIENCE_MS = 20000; // for the driver to answer for the first time

function executable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function find(name) {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => resolve(folder, name)).find(executable);
}

/// Debian keeps it beside the library: /usr/lib/<machine>/webkit2gtk-4.1/MiniBrowser.
function findMiniBrowser() {
  const inside = (folder, pattern) => readdirSync(folder).filter((name) => pattern.test(name)).map((name) => resolve(folder, name));
  return ['/usr/lib', '/usr/libexec'].filter(executable).flatMap((lib) => [lib, ...inside(lib, /-linux-gnu/)])
    .flatMap((folder) => inside(folder, /^webkit(2gtk|gtk)-/)).map((folder) => resolve(folder, 'MiniBrowser')).filter(executable).at(-1);
}

/// Why there is no WebKitGTK here; false if there is.
export function noWebKit() {
  for (const name of ['WebKitWebDriver', 'Xvfb']) if (!find(name)) return `${name} is not here (packages webkit2gtk-driver, xvfb)`;
  return findMiniBrowser() ? false : 'MiniBrowser is not here (package webkit2gtk-driver)';
}

/// A port that is free now.
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

export class WebKit {
  complaints = []; // WebDriver does not hand over the console
  #children = [];
  #session = '';

  static async launch() {
    const browser = new WebKit();
    try {
      const display = await browser.#startDisplay();
      const port = await freePort();
      // Its sandbox needs rights that containers do not give; what it loads here is ours.
      browser.#start('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'],
        { DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1' });
      await browser.#open(`http://127.0.0.1:${port}/session`);
      return browser;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  #start(name, given, environment, stdio = 'ignore') {
    const child = spawn(find(name), given, { env: { ...process.env, ...environment }, stdio });
    this.#children.push(child);
    return child;
  }

  /// Xvfb chooses a free number and writes it to the file that we name.
  async #startDisplay() {
    const server = this.#start('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], {},
      ['ignore', 'ignore', 'ignore', 'pipe']);
    const [number] = await Promise.race([once(server.stdio[3], 'data'), once(server, 'exit').then(() => ['none'])]);
    if (!/^\d+\s*$/.test(String(number))) throw new Error('Xvfb: expected a display, found that it ended');
    return `:${String(number).trim()}`;
  }

  async #open(address) {
    // A question to the page may have to wait for 23 passes of training.
    const capabilities = { alwaysMatch: { browserName: 'MiniBrowser', timeouts: { script: 170000 },
      'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] } } };
    for (const end = Date.now() + PATIENCE_MS; ;) {
      try {
        const { sessionId } = await request('POST', address, { capabilities });
        this.#session = `${address}/${sessionId}`;
        return;
      } catch (error) {
        if (error.cause?.code !== 'ECONNREFUSED' || Date.now() > end) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
  }

  /// A command of the protocol: command('POST', 'url', { url }).
  command(method, path, body) {
    return request(method, `${this.#session}/${path}`, body);
  }

  goto(url) {
    return this.command('POST', 'url', { url });
  }

  /// What a function returns, run in the page with arguments that JSON can carry.
  evaluate(body, ...given) {
    return this.command('POST', 'execute/sync', { script: `return (${body})(...arguments);`, args: given });
  }

  /// The mouse pressed at the first place, moved through the others and released at the last; places in the window: [{ x, y }, ...].
  async stroke(places) {
    const move = ({ x, y }) => ({ type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(x), y: Math.round(y) });
    const actions = [move(places[0]), { type: 'pointerDown', button: 0 }, ...places.slice(1).map(move), { type: 'pointerUp', button: 0 }];
    await this.command('POST', 'actions', { actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }] });
  }

  async close() {
    if (this.#session) await request('DELETE', this.#session).catch(() => {});
    for (const child of this.#children.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill();
      await once(child, 'exit');
    }
  }
}

async function request(method, url, body) {
  const response = await fetch(url, { method, ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
