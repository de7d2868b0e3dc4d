// The service worker, which makes the page work offline after the first visit. Workbox generates it from a list of files. What the first
// visit loads is cached immediately; the rest (later.json) is cached when it is used, or by the page in idle moments (src/offline.ts). A
// new version waits until no tab shows the old one.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generateSW } from 'workbox-build';

/// firstWeights: the name of the weights that the page starts with; the others are loaded later.
export function offline(site, firstWeights) {
  let first = [];
  let later = [];
  return {
    name: 'offline',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        first = filesOfFirstVisit(bundle, firstWeights);
        later = Object.keys(bundle).filter((name) => name !== 'index.html' && !first.includes(name));
      },
    },
    async closeBundle() {
      if (first.length === 0) return; // the build has failed and reported it
      writeFileSync(resolve(site, 'later.json'), JSON.stringify(later));
      const { warnings } = await generateSW({
        globDirectory: site,
        globPatterns: ['index.html', 'later.json', ...first],
        dontCacheBustURLsMatching: /assets\//, // their names have hashes
        swDest: resolve(site, 'sw.js'),
        inlineWorkboxRuntime: true,
        sourcemap: false,
        clientsClaim: true,
        skipWaiting: false,
        runtimeCaching: [
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.includes('/assets/'),
            handler: 'CacheFirst',
            options: { cacheName: 'lecun1989-later' },
          },
        ],
      });
      for (const warning of warnings) this.warn(warning);
    },
  };
}

/// The page's script with its static imports, and the module and weights that it loads first. Its styles are in the document.
function filesOfFirstVisit(bundle, firstWeights) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name)) return;
    found.add(name);
    const { imports = [], viteMetadata } = bundle[name] ?? {};
    imports.forEach(visit);
    for (const file of viteMetadata?.importedAssets ?? []) visit(file);
  };
  for (const [name, { isEntry }] of Object.entries(bundle)) if (isEntry || name.endsWith('.svg')) visit(name);
  const isLater = (name) => name.endsWith('.json') && !name.startsWith(`assets/${firstWeights}-`);
  return [...found].filter((name) => !isLater(name));
}
