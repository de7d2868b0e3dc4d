// Makes the page work without a network from the first visit on: starts the service worker and, in idle moments, keeps what only comes later,
// unless the visitor saves data. From an address without https, as from a file, browsers allow none of it, and the page does without.

import { leisure } from './engine/tasks';

const CACHE = 'lecun1989-later'; // the service worker's too

export async function workOffline(): Promise<void> {
  if (import.meta.env.MODE !== 'production') return; // as one file or under Vite's own server there is no worker's script
  if (!isSecureContext || !location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('./sw.js');
    if (!savesData()) await keepTheRest((await (await fetch('./later.json')).json()) as readonly string[]);
  } catch {
    // The storage is full or not allowed: the page goes on as long as it is online.
  }
}

/// One file a moment; and away with those of former versions.
async function keepTheRest(names: readonly string[]): Promise<void> {
  const addresses = names.map((name) => new URL(name, document.baseURI).href);
  const cache = await caches.open(CACHE);
  for (const address of addresses) {
    await leisure();
    if ((await cache.match(address)) === undefined) await cache.add(address);
  }
  const folder = new URL('./', document.baseURI).href; // beside it may lie another copy of the page
  for (const { url } of await cache.keys()) if (url.startsWith(folder) && !addresses.includes(url)) await cache.delete(url);
}

function savesData(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}
