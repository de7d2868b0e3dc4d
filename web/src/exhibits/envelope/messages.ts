// What the page and the worker that reads numbers say to each other.

import type { WrittenNumber } from '../../engine/contract';

/// weights: a weights file's text.
export type Request = { readonly id: number; readonly weights: string } & (
  | { readonly kind: 'strokes'; readonly points: Float32Array; readonly lengths: Uint32Array; readonly penWidth: number }
  | { readonly kind: 'picture'; readonly bytes: Uint8ClampedArray; readonly columns: number; readonly rows: number }
);

export interface Reply {
  readonly id: number; // the request's
  readonly number: WrittenNumber;
}
