// Makes the page work offline after the first visit: starts the service worker and, in idle moments, caches the files that are loaded
// later, unless the visitor saves data. Browsers allow this only over https; from other addresses or a file the page works without it.

import { leisure } from './engine/tasks';
import { newVersionFound } from './engine/version';

const AGAIN_AFTER_MS = 3_600_000;
const CACHE = 'lecun1989-later'; // the service worker uses it too

export async function workOffline(): Promise<void> {
  if (import.meta.env.MODE !== 'production') return; // there is no service worker in the single file and under Vite's own server
  if (!isSecureContext || !location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return;
  try {
    follow(await navigator.serviceWorker.register('./sw.js'));
    if (!savesData()) await keepTheRest((await (await fetch('./later.json')).json()) as readonly string[]);
  } catch {
    // The storage is full or not allowed: the page works as long as it is online.
  }
}

/// Tells the page when a new version waits, and looks for one when the visitor comes back to a tab that was long in the background.
function follow(registration: ServiceWorkerRegistration): void {
  let looked = Date.now();
  const tell = (): void => {
    if (registration.waiting !== null && navigator.serviceWorker.controller !== null) newVersionFound();
  };
  const follow = (worker: ServiceWorker | null): void => worker?.addEventListener('statechange', tell);
  tell();
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - looked < AGAIN_AFTER_MS) return;
    looked = Date.now();
    registration.update().catch(() => {}); // offline
  });
}

/// Caches one file per idle moment, then deletes those of earlier versions.
async function keepTheRest(names: readonly string[]): Promise<void> {
  const addresses = names.map((name) => new URL(name, document.baseURI).href);
  const cache = await caches.open(CACHE);
  for (const address of addresses) {
    await leisure();
    if ((await cache.match(address)) === undefined) await cache.add(address);
  }
  const folder = new URL('./', document.baseURI).href; // another folder of the same host may hold another copy of the page
  for (const { url } of await cache.keys()) if (url.startsWith(folder) && !addresses.includes(url)) await cache.delete(url);
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
