// The package's own files, wherever it runs: read in Node.js, fetched in browsers, and never from another host.
import { described, Lecun1989Error } from './error.mjs';
import type { Address, LoadOptions } from './types.mjs';

/** The address of a file of the package. `beside` is where bundlers put it: `new URL` must stand in the caller, for them to see it. */
export function addressOf(name: string, beside: URL, { locateFile }: LoadOptions): string {
  if (locateFile === undefined) return beside.href;
  if (typeof locateFile === 'function') return absolute(locateFile(name), 'locateFile');
  throw new Lecun1989Error('options', `locateFile: expected a function, found ${described(locateFile)}`);
}

/** An address relative to the page or Worker, if there is one. Throws if it is not a URL. */
export function absolute(address: unknown, name = 'file', what = 'a URL'): string {
  const text = typeof address === 'string' ? address : (address as Partial<Address> | null | undefined)?.href;
  const base = (globalThis as { location?: Address }).location?.href;
  let cause: unknown;
  try {
    if (typeof text === 'string') return new URL(text, base).href;
  } catch (reason) {
    cause = reason;
  }
  throw new Lecun1989Error('file', `${name}: expected ${what}, found ${described(address)}`, { cause });
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes of a file. Throws with code `file` and a sentence. */
export async function bytesAt(address: string): Promise<Bytes> {
  try {
    return await (address.startsWith('file:') ? readFrom(address) : fetchFrom(address));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Lecun1989Error('file', `${address}: expected a file that can be read, found ${reason}`, { cause });
  }
}

async function fetchFrom(address: string): Promise<Bytes> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** What is used here of node:fs/promises. */
interface Files {
  readFile(file: URL): Promise<Bytes>;
}

async function readFrom(address: string): Promise<Bytes> {
  if (typeof (globalThis as { process?: unknown }).process === 'undefined') return fetchFrom(address); // a page opened from disk
  // In a variable, so that bundlers do not resolve it: there is no such module in a browser.
  const name = 'node:fs/promises';
  const { readFile } = (await import(/* webpackIgnore: true */ /* @vite-ignore */ name)) as Files;
  return readFile(new URL(address));
}
