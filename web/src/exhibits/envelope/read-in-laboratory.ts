// Reads one number in a laboratory, in the worker or, without one, in the page.

import type { Laboratory, WrittenNumber } from '../../engine/contract';
import type { Request } from './messages';

let loaded: string | null = null; // the text of the weights in the laboratory

export function readInLaboratory(laboratory: Laboratory, request: Request): WrittenNumber {
  if (loaded !== request.weights) {
    const outcome = laboratory.loadWeights(request.weights);
    if (!outcome.ok) return outcome;
    loaded = request.weights;
  }
  return request.kind === 'strokes'
    ? laboratory.readNumber(request.points, request.lengths, request.penWidth)
    : laboratory.readNumberInPicture(request.bytes, request.columns, request.rows);
}
