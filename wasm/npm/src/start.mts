// How a module of the core comes to run: compiled from where its program is, and started through Emscripten's JavaScript.
import { Lecun1989Error } from './error.mjs';
import { absolute, addressOf, bytesAt } from './files.mjs';
import type { LoadOptions } from './types.mjs';
import type { ModuleOptions } from './lecun1989.mjs';

type Source = BufferSource | WebAssembly.Module | string;

/** Where a module's program is: what a caller gave, or the address of the package's own. Throws if it is neither. */
export function sourceOf(name: string, beside: URL, options: LoadOptions): Source {
  const { wasm } = options;
  if (wasm === undefined) return addressOf(name, beside, options);
  if (isBytes(wasm) || isModule(wasm)) return wasm;
  return absolute(wasm, 'wasm', 'bytes, a WebAssembly.Module or a URL');
}

/** Tags instead of `instanceof`: a test runner may give programs classes of their own. */
const tagOf = (value: unknown): string => Object.prototype.toString.call(value);
const isModule = (value: unknown): value is WebAssembly.Module => tagOf(value) === '[object WebAssembly.Module]';
const isBytes = (value: unknown): value is BufferSource =>
  ArrayBuffer.isView(value) || tagOf(value) === '[object ArrayBuffer]' || tagOf(value) === '[object SharedArrayBuffer]';

export async function compiled(source: Source): Promise<WebAssembly.Module> {
  if (isModule(source)) return source;
  const bytes = typeof source === 'string' ? await bytesAt(source) : source;
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    const where = typeof source === 'string' ? source : 'wasm';
    throw new Lecun1989Error('file', `${where}: expected the WebAssembly program of this package, found something else`, { cause });
  }
}

/** A new instance of a module, from its program. */
export function started<T>(create: (options: ModuleOptions) => Promise<T>, program: WebAssembly.Module): Promise<T> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: unknown): void =>
      reject(new Lecun1989Error('file', 'wasm: expected the program of this version of the package, found another', { cause }));
    const instantiateWasm: ModuleOptions['instantiateWasm'] = (imports, done) => {
      // `done` throws if the program lacks what it should export, and `create` then never settles.
      WebAssembly.instantiate(program, imports as WebAssembly.Imports)
        .then(done)
        .catch(refuse);
      return {};
    };
    create({ instantiateWasm }).then(resolve, refuse);
  });
}
