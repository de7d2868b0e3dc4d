// Builds the page as one file that runs from disk. It contains the program, modules, weights, styles and workers, and a
// Content-Security-Policy that allows its scripts and styles by their hashes and nothing else.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/// The sources of a document's own scripts ("script") or styles ("style") for its Content-Security-Policy.
export const hashesWithin = (html, tag) =>
  [...html.matchAll(new RegExp(`<${tag}(?: type="module")?>([^]*?)</${tag}>`, 'g'))].map(([, text]) => hashOf(text)).join(' ');

/// files: where to write the file.
export function single(files) {
  return {
    name: 'single',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const html = withoutLinkToItself(bundle['index.html'].source);
        const page = withPolicy(withIcon(withScripts(html, bundle), bundle));
        for (const file of files) {
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, page);
        }
        for (const name of Object.keys(bundle)) delete bundle[name];
      },
    },
  };
}

function withoutLinkToItself(html) {
  return html.replace(/<a href="\.\/lecun1989\.html"[^>]*>([^<]*)<\/a>/, '$1');
}

function withScripts(html, bundle) {
  return html.replace(/<script type="module"[^>]* src="\.\/([^"]+)"><\/script>/g, (_tag, name) => {
    const code = withWorkers(bundle[name].code, bundle).replaceAll('</script', '<\\/script');
    return `<script type="module">${code}</script>`;
  });
}

/// Puts each worker's script into the page's as a string, from which its address is made when the worker starts. From disk, browsers can
/// only start classic scripts this way, not modules (worker.format in vite.config.js).
function withWorkers(code, bundle) {
  const workers = Object.values(bundle).filter(({ type, fileName }) => type === 'asset' && fileName.endsWith('.js'));
  const text = (source) => JSON.stringify(String(source)).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  const addressOf = ({ fileName }) => `new URL("${fileName.split('/').at(-1)}",import.meta.url)`;
  const makeOf = ({ source }) => `new URL(URL.createObjectURL(new Blob([${text(source)}],{type:"text/javascript"})))`;
  for (const worker of workers) {
    if (!code.includes(addressOf(worker)))
      throw new Error(`${worker.fileName}: expected the page to have ${addressOf(worker)}, found it nowhere`);
  }
  const started = workers.length === 0 ? code : code.replaceAll('{type:"module"}', '{type:"classic"}');
  return workers.reduce((so, worker) => so.replaceAll(addressOf(worker), () => makeOf(worker)), started);
}

function withIcon(html, bundle) {
  return html.replace(
    /href="\.\/([^"]+\.svg)"/g,
    (_tag, name) => `href="data:image/svg+xml;base64,${Buffer.from(bundle[name].source).toString('base64')}"`,
  );
}

/// In a single file 'self' allows nothing: scripts and styles are inline, fetched files are data: addresses, and workers are blobs.
function withPolicy(html) {
  const own = {
    'script-src': hashesWithin(html, 'script'),
    'style-src': hashesWithin(html, 'style'),
    'connect-src': 'data:',
    'worker-src': 'blob:',
    'font-src': 'data:',
    'img-src': 'data:',
  };
  return html.replace(/(http-equiv="Content-Security-Policy"\s+content=")([^"]*)"/, (_tag, before, policy) => {
    const directives = policy.split(';').map((directive) => {
      const [name, ...sources] = directive.trim().split(/\s+/);
      const kept = sources.filter(
        (source) => source !== "'self'" && !source.startsWith("'sha256-") && !own[name]?.split(' ').includes(source),
      );
      return [name, own[name] ?? '', ...kept].filter(Boolean).join(' ');
    });
    return `${before}${directives.join('; ')}"`;
  });
}
