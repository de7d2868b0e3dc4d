// One number read by a laboratory, wherever that runs.

import type { Laboratory, WrittenNumber } from '@laboratory';

export type Request = { readonly id: number; readonly weights: string } & (
  | { readonly kind: 'strokes'; readonly points: Float32Array; readonly lengths: Uint32Array; readonly penWidth: number }
  | { readonly kind: 'picture'; readonly bytes: Uint8ClampedArray; readonly columns: number; readonly rows: number }
);

export interface Reply {
  readonly id: number;
  readonly number: WrittenNumber;
}

let loaded: string | null = null;

export function readWith(laboratory: Laboratory, request: Request): WrittenNumber {
  if (loaded !== request.weights) {
    const outcome = laboratory.loadWeights(request.weights);
    if (!outcome.ok) return { ok: false, message: outcome.message };
    loaded = request.weights;
  }
  return request.kind === 'strokes'
    ? laboratory.readNumber(request.points, request.lengths, request.penWidth)
    : laboratory.readNumberInPicture(request.bytes, request.columns, request.rows);
}
