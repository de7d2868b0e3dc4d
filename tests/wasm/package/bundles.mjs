// The package in programs that bundlers make, each as its documentation says: a folder with index.html, which puts what it reads into
// `globalThis.found`. What a bundler warns of is an error.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toolOf } from './installed.mjs';

const ENTRY = `import { probe } from './probe.mjs';
probe().then((found) => { globalThis.found = found; }, (error) => { globalThis.found = String(error); });
`;
const page = (script) => `<!doctype html><meta charset="utf-8"><title>bundled</title><script type="module" src="${script}"></script>`;
const tool = (folder, name) => import(pathToFileURL(toolOf(folder, name)).href);

/// name: make(folder of the installed package, its output's)
export const BUNDLERS = {
  vite: withVite,
  webpack: withWebpack,
  esbuild: withEsbuild,
  rollup: withRollup,
};

async function withVite(folder, out) {
  const { build } = await import(pathToFileURL(resolve(toolOf('web', 'vite/package.json'), '../dist/node/index.js')).href);
  writeFileSync(resolve(folder, 'vite-entry.mjs'), ENTRY);
  writeFileSync(resolve(folder, 'index.html'), page('./vite-entry.mjs'));
  const onwarn = (warning) => { throw new Error(warning.message); };
  await build({ root: folder, configFile: false, base: './', logLevel: 'warn',
    build: { outDir: out, target: 'es2022', modulePreload: { polyfill: false }, rollupOptions: { onwarn } } });
}

async function withWebpack(folder, out) {
  const { default: webpack } = await tool('tests', 'webpack');
  writeFileSync(resolve(folder, 'webpack-entry.mjs'), ENTRY);
  const stats = await new Promise((done, fail) => {
    const config = { mode: 'production', context: folder, entry: './webpack-entry.mjs', output: { path: out, filename: 'bundle.js' } };
    webpack(config, (error, found) => (error ? fail(error) : done(found)));
  });
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString({ all: false, errors: true, warnings: true }));
  writeFileSync(resolve(out, 'index.html'), page('./bundle.js'));
}

async function withEsbuild(folder, out) {
  const { build } = await tool('tests', 'esbuild');
  writeFileSync(resolve(folder, 'esbuild-entry.mjs'), ENTRY);
  const { warnings } = await build({ absWorkingDir: folder, entryPoints: ['./esbuild-entry.mjs'], bundle: true, minify: true, format: 'esm',
    platform: 'browser', outfile: resolve(out, 'bundle.js'), logLevel: 'silent' });
  if (warnings.length > 0) throw new Error(JSON.stringify(warnings));
  placeBeside(folder, out);
}

async function withRollup(folder, out) {
  const { rollup } = await tool('tests', 'rollup');
  writeFileSync(resolve(folder, 'rollup-entry.mjs'), ENTRY);
  const { nodeResolve } = await tool('tests', '@rollup/plugin-node-resolve');
  const onwarn = (warning) => { throw new Error(warning.message); };
  const bundle = await rollup({ input: resolve(folder, 'rollup-entry.mjs'), plugins: [nodeResolve()], onwarn });
  await bundle.write({ file: resolve(out, 'bundle.js'), format: 'es', inlineDynamicImports: true });
  await bundle.close();
  placeBeside(folder, out);
}

/// What esbuild and Rollup leave to their users.
function placeBeside(folder, out) {
  const from = resolve(folder, 'node_modules/lecun1989');
  mkdirSync(resolve(out, 'weights'));
  for (const file of ['reading.wasm', 'weights/digits.json']) cpSync(resolve(from, file), resolve(out, file));
  writeFileSync(resolve(out, 'index.html'), page('./bundle.js'));
}
