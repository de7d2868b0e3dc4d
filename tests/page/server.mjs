// The site on 127.0.0.1, from a folder as on any host, with faults on request: a file that is missing, damaged, late, or a server that
// hangs up. Beside it lie the module, tests/bits/ and what that reads, for scripts that a test runs in the browser.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { root, siteDir, wasmDir, zipDir } from '../wasm/module.mjs';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

const FOLDERS = {
  '/site/': siteDir,
  '/module/': wasmDir,
  '/bits/': resolve(root, 'tests/bits'),
  '/weights/': resolve(root, 'weights'),
  '/zip/': zipDir,
};

/// Serves until close(). `faults` may be changed at any time; the first whose `file` matches the path counts:
///   { file: RegExp, hangUp: true } | { file, status } | { file, change: (text) => text, type } | { file, until: Promise }
export async function serve() {
  const site = { address: '', faults: [], close: null };
  const server = createServer((request, response) => {
    answer(request, response, site.faults).catch((error) => {
      response.writeHead(error.code === 'ENOENT' ? 404 : 500).end(String(error));
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  site.address = `http://127.0.0.1:${server.address().port}/site/`;
  site.close = () => {
    server.close();
    server.closeAllConnections?.();
  };
  return site;
}

async function answer(request, response, faults) {
  const { pathname } = new URL(request.url, 'http://127.0.0.1');
  const fault = faults.find(({ file }) => file.test(pathname)) ?? {};
  if (fault.hangUp) return void request.socket.destroy();
  if (fault.status) return void response.writeHead(fault.status).end();
  const file = fileOf(pathname);
  const body = await readFile(file);
  await fault.until;
  response.writeHead(200, { 'Content-Type': fault.type ?? TYPES[extname(file)] ?? 'application/octet-stream', 'Cache-Control': 'no-store' });
  response.end(fault.change ? fault.change(body.toString('latin1')) : body);
}

function fileOf(pathname) {
  const prefix = Object.keys(FOLDERS).find((folder) => pathname.startsWith(folder));
  const file = prefix && resolve(FOLDERS[prefix], pathname.slice(prefix.length) || 'index.html');
  if (!file || !file.startsWith(FOLDERS[prefix] + sep)) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  return file;
}
