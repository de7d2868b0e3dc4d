// The package's main entry: models that read.
import { addressOf, bytesAt } from './files.mjs';
import { Model } from './model.mjs';
import createReading, { type Reading as Core } from './reading.mjs';
import { compiled, Shared, sourceOf, started } from './start.mjs';
import type { LoadOptions, WeightsFile } from './types.mjs';
import { textOf } from './weights.mjs';

export { Lecun1989Error, type ErrorCode } from './error.mjs';
export type { Model } from './model.mjs';
export type * from './types.mjs';

/** All models of one program share its memory. */
const cores = new Shared<Core>();

/**
 * A model that reads with these weights, or with those that come with the package. Throws a `Lecun1989Error`: `json` or `weights` where the
 * weights are refused, `file` where a file can't be loaded.
 *
 *     const model = await load();
 *     const { digit } = model.read([[[0.5, 0.1], [0.5, 0.9]]]);
 */
export async function load(weights?: WeightsFile, options: LoadOptions = {}): Promise<Model> {
  const source = sourceOf('reading.wasm', new URL('./reading.wasm', import.meta.url), options);
  const [core, text] = await Promise.all([
    cores.get(source, async () => started(createReading, await compiled(source))),
    weights === undefined ? ownWeights(options) : textOf(weights),
  ]);
  return new Model(core, text);
}

async function ownWeights(options: LoadOptions): Promise<string> {
  const address = addressOf('weights/digits.json', new URL('./weights/digits.json', import.meta.url), options);
  return new TextDecoder().decode(await bytesAt(address));
}
