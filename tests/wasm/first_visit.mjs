// What a first visit to the page loads, by the site's own files: index.html, what it names, the module and the weights that come first.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { FIRST_WEIGHTS, siteDir } from './module.mjs';

const isFirst = (file) => file.endsWith('.json') && file.startsWith(`${FIRST_WEIGHTS}-`);
const isOther = (file) => file.endsWith('.json') && !isFirst(file);

export const noSite = existsSync(resolve(siteDir, 'index.html')) ? false : 'SKIPPED: the site is not built, it needs npm and its packages';

/// As a server sends it: gzip at level 9.
export const zippedSize = (bytes) => gzipSync(bytes, { level: 9 }).length;

/// [{ name, bytes, zipped }, ...], names relative to the site. What is in the site and is not the other weights counts: a file that is
/// loaded only later would have to be named here to be left out.
export function firstVisit() {
  const assets = readdirSync(resolve(siteDir, 'assets')).filter((file) => !isOther(file));
  if (assets.filter(isFirst).length !== 1) throw new Error(`expected one file assets/${FIRST_WEIGHTS}-*.json`);
  return ['index.html', ...assets.map((file) => `assets/${file}`)].map((name) => {
    const content = readFileSync(resolve(siteDir, name));
    return { name, bytes: content.length, zipped: zippedSize(content) };
  });
}
