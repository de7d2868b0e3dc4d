// How a module of the core comes to run: compiled from where its program is, and started behind its glue.
import { Lecun1989Error } from './error.mjs';
import { absolute, addressOf, bytesAt } from './files.mjs';
import type { LoadOptions } from './types.mjs';
import type { ModuleOptions } from './lecun1989.mjs';

type Source = BufferSource | WebAssembly.Module | string;

/** Where a module's program is: what a caller gave, or the address of the package's own. */
export function sourceOf(name: string, beside: URL, options: LoadOptions): Source {
  const { wasm } = options;
  if (wasm === undefined) return addressOf(name, beside, options);
  return typeof wasm === 'string' || wasm instanceof URL ? absolute(wasm) : wasm;
}

export async function compiled(source: Source): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  const bytes = typeof source === 'string' ? await bytesAt(source) : source;
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    const where = typeof source === 'string' ? source : 'wasm';
    throw new Lecun1989Error('file', `${where}: expected the WebAssembly program of this package, found something else`, { cause });
  }
}

/** A module of one's own. */
export function started<T>(create: (options: ModuleOptions) => Promise<T>, program: WebAssembly.Module): Promise<T> {
  return new Promise((resolve, reject) => {
    const instantiateWasm: ModuleOptions['instantiateWasm'] = (imports, done) => {
      WebAssembly.instantiate(program, imports).then(done, (cause: unknown) => {
        reject(new Lecun1989Error('file', 'wasm: expected the program of this version of the package, found another', { cause }));
      });
      return {};
    };
    create({ instantiateWasm }).then(resolve, reject);
  });
}

/** What is made once for each key and shared; after a failure the next call tries again. */
export class Shared<T> {
  private readonly byText = new Map<string, Promise<T>>();
  private readonly byObject = new WeakMap<object, Promise<T>>();

  get(key: string | object, make: () => Promise<T>): Promise<T> {
    const known = (typeof key === 'string' ? this.byText : this.byObject) as Map<string | object, Promise<T>>;
    let made = known.get(key);
    if (made === undefined) {
      made = make().catch((reason: unknown) => {
        known.delete(key);
        throw reason;
      });
      known.set(key, made);
    }
    return made;
  }
}
