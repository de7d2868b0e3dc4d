// Starts a WebAssembly module of the core: fetches its bytes and turns every failure into a sentence.

import type { ModuleOptions } from './contract';
import { fetchFile, forget, sentence } from './fetch';

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
    throw new Error('The network’s program could not be started: the browser is too old for it, or the file is damaged.');
  }
}

async function wasmBytes(address: string): Promise<ArrayBuffer> {
  try {
    return await (await fetchFile(address)).arrayBuffer();
  } catch (reason) {
    throw new Error(`The network’s program could not be loaded: ${sentence(reason)}.`);
  }
}
