// Builds the page from three places: this folder, the core compiled to WebAssembly, and the weights. Nothing generated stays in the
// source tree. The places come from the environment, so that a build directory anywhere can be used:
//   LECUN1989_WASM_DIR     holds lecun1989 and laboratory, .mjs and .wasm (../build/wasm)
//   LECUN1989_WEIGHTS_DIR  holds the weights files                       (../weights)
//   LECUN1989_SITE_DIR     receives the site                            (../build/site)
// In mode "single" the page becomes one file, lecun1989.html, beside the site and in it, where the page links to it.
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
    throw new Error(`${file} is not in ${directory}. Build it first, or name its folder in ${variable}.`);
  }
}

/// Puts the site's style sheet into the document, which then waits for no other file before it can be seen, and the hashes of the document's
/// own scripts and styles where its Content-Security-Policy says %SCRIPTS% and %STYLES%: no others in it may run.
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

/// Has the browser fetch what the first answer needs while it still reads the document: the module's program and the weights that come
/// first. The program itself would ask for them only once it runs.
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
    base: './', // works from any folder of any host
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
        '@wasm': wasm,
        '@weights': weights,
      },
    },
    worker: { format: isSingle ? 'iife' : 'es' }, // from disk, browsers start no modules as workers
    build: {
      outDir: isSingle ? resolve(site, '../single') : site,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: isSingle ? Infinity : 0, // the site's Content-Security-Policy fetches from 'self' alone, never from data:
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // Each module's glue as a file of its own, so that its size can be seen and kept.
      rollupOptions: {
        output: isSingle
          ? { inlineDynamicImports: true }
          : { manualChunks: (id) => MODULES.find((module) => id.endsWith(`/${module}.mjs`)) },
      },
    },
  };
});
