// The package's main entry: models that read.
import createReading, { type Reading as Core } from './reading.mjs';
import { described, Lecun1989Error } from './error.mjs';
import { addressOf, bytesAt } from './files.mjs';
import { Model } from './model.mjs';
import { compiled, Shared, sourceOf, started } from './start.mjs';
import type { LoadOptions, WeightsFile } from './types.mjs';

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
  const [text, core] = await Promise.all([
    weights === undefined ? ownWeights(options) : textOf(weights),
    cores.get(source, async () => started(createReading, await compiled(source))),
  ]);
  return new Model(core, text);
}

async function ownWeights(options: LoadOptions): Promise<string> {
  const address = addressOf('weights/digits.json', new URL('./weights/digits.json', import.meta.url), options);
  return new TextDecoder().decode(await bytesAt(address));
}

/** The text of weights that were perhaps parsed already: numbers come out of it as they went in. */
function textOf(weights: WeightsFile): string {
  if (typeof weights === 'string') return weights;
  if (typeof weights === 'object' && weights !== null) return JSON.stringify(weights);
  throw new Lecun1989Error('weights', `weights: expected a weights file's text or what JSON.parse makes of it, found ${described(weights)}`);
}
