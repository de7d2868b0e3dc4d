// Makes something once and shares it.

/** All callers share one result; after a failure the next call tries again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((reason: unknown) => {
      made = null;
      throw reason;
    });
    return made;
  };
}

/** `once` for each key. */
export class Shared<T> {
  readonly #byText = new Map<string, () => Promise<T>>();
  readonly #byObject = new WeakMap<object, () => Promise<T>>();

  get(key: string | object, make: () => Promise<T>): Promise<T> {
    const known = (typeof key === 'string' ? this.#byText : this.#byObject) as Map<string | object, () => Promise<T>>;
    let get = known.get(key);
    if (get === undefined) known.set(key, (get = once(make)));
    return get();
  }
}
