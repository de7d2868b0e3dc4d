// The package's main entry: models that read.
import { optionsIn } from './arguments.mjs';
import { addressOf, bytesAt } from './files.mjs';
import { Model } from './model.mjs';
import createReading, { type ReadingModule as Core } from './reading.mjs';
import { Shared } from './once.mjs';
import { compiled, sourceOf, started } from './start.mjs';
import type { LoadOptions, WeightsFile } from './types.mjs';
import { textOf } from './weights.mjs';

export { Lecun1989Error, type ErrorCode } from './error.mjs';
export type { Model } from './model.mjs';
export type * from './types.mjs';

/** All models of one program share its memory. */
const cores = new Shared<Core>();

/** The text of the weights that come with the package. */
const ownWeights = new Shared<string>();

/**
 * A model that reads with these weights, or with those that come with the package. Rejects with a `Lecun1989Error`: `json` or `weights`
 * where the weights are refused, `file` where a file can't be loaded or is not the package's, `options` where the options are not an object.
 *
 *     const model = await load();
 *     const { digit } = model.read([[[0.5, 0.1], [0.5, 0.9]]]);
 */
export async function load(weights?: WeightsFile, options: LoadOptions = {}): Promise<Model> {
  // Whatever may throw comes before anything starts: of two failures at once, a caller could catch only one.
  const source = sourceOf('reading.wasm', new URL('./reading.wasm', import.meta.url), optionsIn(options));
  const given = weights === undefined ? null : textOf(weights);
  const own = given === null ? addressOf('weights/digits.json', new URL('./weights/digits.json', import.meta.url), options) : '';
  const [core, text] = await Promise.all([
    cores.get(source, async () => started(createReading, await compiled(source))),
    given ?? ownWeights.get(own, async () => new TextDecoder().decode(await bytesAt(own))),
  ]);
  return new Model(core, text);
}
