// Weights in each form in which callers have them.
import { described, Lecun1989Error } from './error.mjs';
import { Model } from './model.mjs';
import type { WeightsFile } from './types.mjs';

/** The text of weights that were perhaps parsed already: numbers come out of it as they went in. */
export function textOf(weights: WeightsFile | Model): string {
  if (typeof weights === 'string') return weights;
  if (weights instanceof Model) return weights.weights;
  let cause: unknown;
  if (typeof weights === 'object' && weights !== null) {
    try {
      return JSON.stringify(weights);
    } catch (reason) {
      cause = reason; // it contains itself, or something that JSON cannot hold
    }
  }
  const message = `weights: expected a weights file's text, or that text parsed, found ${described(weights)}`;
  throw new Lecun1989Error('weights', message, { cause });
}
