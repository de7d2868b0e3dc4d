// Builds the page from this folder, the core compiled to WebAssembly, and the weights. Nothing generated stays in the source tree. The
// folders are taken from the environment, so that any build directory can be used:
//   LECUN1989_WASM_DIR     holds lecun1989 and laboratory, .mjs and .wasm (../build/wasm)
//   LECUN1989_WEIGHTS_DIR  holds the weights files                       (../weights)
//   LECUN1989_SITE_DIR     receives the site                            (../build/site)
// In mode "single" the page becomes one file, lecun1989.html, which is written next to the site and, for the page's link, into it.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { offline } from './offline.js';
import { hashesWithin, single } from './single.js';

const here = dirname(fileURLToPath(import.meta.url));
const place = (variable, otherwise) => resolve(here, process.env[variable] || otherwise);

const wasm = place('LECUN1989_WASM_DIR', '../build/wasm');
const weights = place('LECUN1989_WEIGHTS_DIR', '../weights');
const site = place('LECUN1989_SITE_DIR', '../build/site');

const MODULES = ['lecun1989', 'laboratory'];

function need(directory, file, variable) {
  if (!existsSync(resolve(directory, file))) {
    throw new Error(`${file} is not in ${directory}. Build it first, or set ${variable} to its folder.`);
  }
}

/// Puts the site's style sheet into the document, so that it can be painted without waiting for another file, and replaces %SCRIPTS% and
/// %STYLES% in its Content-Security-Policy with the hashes of its own scripts and styles, so that no others can run.
function inline() {
  const handler = (html, { bundle }) => {
    const styled = html.replace(/<link rel="stylesheet"[^>]* href="\.\/([^"]+)">/g, (_tag, file) => {
      const { source } = bundle[file];
      delete bundle[file];
      return `<style>${source}</style>`;
    });
    if (styled.includes('rel="stylesheet"')) throw new Error('index.html: expected no style sheet outside of it, found one');
    return styled.replace('%SCRIPTS%', hashesWithin(styled, 'script')).replace('%STYLES%', hashesWithin(styled, 'style'));
  };
  return { name: 'inline', transformIndexHtml: { order: 'post', handler } };
}

/// Makes the browser fetch what the first answer needs while it is still parsing the document: the module's .wasm file and the first
/// weights. Otherwise they would be requested only when the program runs.
function fetchEarly() {
  const first = new RegExp('^assets/(lecun1989-[^/]*\\.wasm|digits-[^/]*\\.json)$');
  const links = (_, { bundle }) =>
    Object.keys(bundle ?? {})
      .filter((file) => first.test(file))
      .map((file) => ({ tag: 'link', attrs: { rel: 'preload', as: 'fetch', crossorigin: '', href: `./${file}` }, injectTo: 'head' }));
  return { name: 'fetch-early', transformIndexHtml: { order: 'post', handler: links } };
}

export default defineConfig(({ command, mode }) => {
  const isSingle = mode === 'single';
  if (command === 'build') {
    for (const module of MODULES) {
      need(wasm, `${module}.mjs`, 'LECUN1989_WASM_DIR');
      need(wasm, `${module}.wasm`, 'LECUN1989_WASM_DIR');
    }
    need(weights, 'zip1989.json', 'LECUN1989_WEIGHTS_DIR');
    need(weights, 'mnist1989.json', 'LECUN1989_WEIGHTS_DIR');
  }
  return {
    root: here,
    base: './', // works in any folder of any host
    publicDir: false,
    plugins: [
      inline(),
      ...(isSingle
        ? [single(['..', '.'].map((folder) => resolve(site, folder, 'lecun1989.html')))]
        : [fetchEarly(), offline(site, 'digits')]),
    ],
    cacheDir: resolve(here, '../build/vite'),
    resolve: {
      alias: {
        '@core': resolve(wasm, 'lecun1989.mjs'),
        '@laboratory': resolve(wasm, 'laboratory.mjs'),
        '@package': resolve(here, '../wasm/npm/src'),
        '@wasm': wasm,
        '@weights': weights,
      },
    },
    worker: { format: isSingle ? 'iife' : 'es' }, // from disk, browsers cannot start modules as workers
    build: {
      outDir: isSingle ? resolve(site, '../single') : site,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: isSingle ? Infinity : 0, // the site's Content-Security-Policy allows fetching from 'self' only, not from data:
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // Each module's glue gets a file of its own, so that its size can be measured.
      rollupOptions: {
        output: isSingle
          ? { inlineDynamicImports: true }
          : { manualChunks: (id) => MODULES.find((module) => id.endsWith(`/${module}.mjs`)) },
      },
    },
  };
});
