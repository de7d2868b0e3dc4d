// Starts a WebAssembly module of the core: fetches its bytes and turns every failure into a sentence.

import type { ModuleOptions } from './contract';
import { fetchFile, forget, sentence } from './fetch';
import { isWebAssemblyRefused, POLICY } from './refused';

/// valueOrThrow: the successful outcome; throws an Error with the core's own sentence if the core refused.
export { accepted as valueOrThrow, described } from '@package/error.mjs';
export { once } from '@package/once.mjs';

/// Starts the module that `create` makes, from the .wasm file at `address`. Rejects with an Error whose message is a sentence for the
/// visitor.
export async function startModule<T>(create: (options: ModuleOptions) => Promise<T>, address: string): Promise<T> {
  if (typeof WebAssembly !== 'object') {
    throw new Error('The network needs WebAssembly, which this browser does not have or has switched off.');
  }
  const wasmBinary = await wasmBytes(address);
  try {
    return await create({ wasmBinary });
  } catch {
    // The module has told the console why.
    await forget(address).catch(() => {});
    throw new Error(`The network’s program could not be started: ${whyNot(wasmBinary)}.`);
  }
}

function whyNot(bytes: ArrayBuffer): string {
  if (isWebAssemblyRefused()) return POLICY;
  const isProgram = String(new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength))) === '0,97,115,109';
  return isProgram ? 'the browser is too old for it, or the file is damaged' : 'the server sent something else in place of the file';
}

/// Whether a sentence is about a file that did not come. A Worker cannot find out whether the page has changed; who hears from it can.
export const isOfFiles = (message: string): boolean => message.startsWith('The network’s program could not be loaded');

async function wasmBytes(address: string): Promise<ArrayBuffer> {
  try {
    return await (await fetchFile(address)).arrayBuffer();
  } catch (reason) {
    throw new Error(`The network’s program could not be loaded: ${sentence(reason)}.`);
  }
}
