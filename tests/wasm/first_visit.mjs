// The files that a first visit to the page loads, found from the site itself: index.html, the files that it names, the module and the
// weights that come first.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FIRST_WEIGHTS, siteDir } from './module.mjs';

const isFirst = (file) => file.endsWith('.json') && file.startsWith(`${FIRST_WEIGHTS}-`);
const isOther = (file) => file.endsWith('.json') && !isFirst(file);

export const noSite = existsSync(resolve(siteDir, 'index.html')) ? false : 'SKIPPED: the site is not built, it needs npm and its packages';

/// As a server sends it: gzip at level 9.
export const zippedSize = (bytes) => gzipSync(bytes, { level: 9 }).length;

/// The files that a page's file requests at once: for a script its own imports, for the document its scripts and styles; not what it
/// imports later.
const DEMANDS = [/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g, /(?:from|import) ?"\.\/([^"]+\.js)"/g];

function demanded(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  const content = readFileSync(resolve(siteDir, name), 'utf8');
  const [pattern, folder] = name.endsWith('.html') ? [DEMANDS[0], ''] : [DEMANDS[1], 'assets/'];
  if (!name.endsWith('.css')) for (const [, file] of content.matchAll(pattern)) demanded(`${folder}${file}`, found);
  return found;
}

/// Files that are neither script nor style, and are loaded only later: weights other than the first, modules other than the first.
const isFetchedLater = (file) => isOther(file) || /^laboratory-.*\.wasm$/.test(file);

/// With them the page works offline: the worker's script and its list, loaded after the first answer, and counted.
export const WORKER = ['sw.js', 'later.json'];

/// [{ name, bytes, zipped }, ...], names relative to the site. Every file of the site counts, except scripts and styles that nothing
/// requests until the page imports them, and the files named above: a file that is loaded only later has to be named there to be left out.
export function firstVisit() {
  const assets = readdirSync(resolve(siteDir, 'assets')).filter((file) => !isFetchedLater(file) && !/\.(js|css)$/.test(file));
  if (assets.filter(isFirst).length !== 1) throw new Error(`expected one file assets/${FIRST_WEIGHTS}-*.json`);
  return [...demanded('index.html'), ...WORKER, ...assets.map((file) => `assets/${file}`)].map((name) => {
    const content = readFileSync(resolve(siteDir, name));
    return { name, bytes: content.length, zipped: zippedSize(content) };
  });
}
