// Weights in whatever form they are given.
import { described, Lecun1989Error } from './error.mjs';
import { Model } from './model.mjs';
import type { WeightsFile } from './types.mjs';

/** The text of weights that were perhaps parsed already: numbers come out of it as they went in. */
export function textOf(weights: WeightsFile | Model): string {
  if (typeof weights === 'string') return weights;
  if (weights instanceof Model) return weights.weights;
  if (typeof weights === 'object' && weights !== null) return JSON.stringify(weights);
  throw new Lecun1989Error('weights', `weights: expected a weights file's text, or that text parsed, found ${described(weights)}`);
}
