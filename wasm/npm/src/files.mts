// The package's own files, wherever it runs: read in Node.js, fetched in browsers, and never from another host.
import { Lecun1989Error } from './error.mjs';
import type { LoadOptions } from './types.mjs';

/** The address of a file of the package. `beside` is where bundlers put it: `new URL` must stand in the caller, for them to see it. */
export const addressOf = (name: string, beside: URL, { locateFile }: LoadOptions): string =>
  locateFile === undefined ? beside.href : absolute(locateFile(name));

/** An address relative to the page or Worker, if there is one. */
export function absolute(address: URL | string): string {
  if (address instanceof URL) return address.href;
  const base = (globalThis as { location?: { href: string } }).location?.href;
  try {
    return new URL(address, base).href;
  } catch (cause) {
    throw new Lecun1989Error('file', `file: expected a URL, found "${address}"`, { cause });
  }
}

/** The bytes of a file. Throws with code `file` and a sentence. */
export async function bytesAt(address: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await (address.startsWith('file:') ? readFrom(address) : fetchFrom(address));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Lecun1989Error('file', `${address}: expected a file that can be read, found ${reason}`, { cause });
  }
}

async function fetchFrom(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** What of node:fs/promises is used here. */
interface Files {
  readFile(file: URL): Promise<Uint8Array<ArrayBuffer>>;
}

async function readFrom(address: string): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof (globalThis as { process?: unknown }).process === 'undefined') return fetchFrom(address); // a page opened from disk
  // By a name that bundlers do not look up: there is no such module in a browser.
  const name = 'node:fs/promises';
  const { readFile } = (await import(/* webpackIgnore: true */ /* @vite-ignore */ name)) as Files;
  return readFile(new URL(address));
}
