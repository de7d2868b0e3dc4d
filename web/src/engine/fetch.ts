// Fetches the page's own files, and says what went wrong when one does not come.

import { isRefused, POLICY } from './refused';
import { CHANGED, hasChanged } from './version';

/// Fetches one of the page's own files. Rejects with an Error whose message completes a sentence for the visitor.
export async function fetchFile(address: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch {
    if (await isRefused(address)) throw new Error(POLICY);
    throw new Error(navigator.onLine ? 'the server did not answer' : 'you are offline');
  }
  const isPage = /^text\/html\b/.test(response.headers.get('Content-Type') ?? ''); // as some servers answer for any file that is missing
  if (response.ok && !isPage) return response;
  if ((await hasChanged()) === true) throw new Error(CHANGED);
  throw new Error(
    isPage && response.ok ? 'the server sent a web page in its place' : `the file is missing, the server answered ${response.status}`,
  );
}

/// Drops a file that turned out to be damaged from the caches, so that the next fetch asks the server again.
export async function forget(address: string): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const name of await caches.keys()) await (await caches.open(name)).delete(address);
}

/// The message of whatever was thrown.
export function sentence(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
