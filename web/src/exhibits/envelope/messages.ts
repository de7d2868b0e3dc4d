// The messages between the page and the worker that reads numbers.

import type { LineDigit, Refusal } from '../../engine/contract';

/// weights: the text of a weights file; null for those of the request before.
export type Request = { readonly id: number; readonly weights: string | null } & (
  | { readonly kind: 'strokes'; readonly points: Float32Array; readonly lengths: Uint32Array; readonly penWidth: number }
  | { readonly kind: 'picture'; readonly bytes: Uint8ClampedArray; readonly columns: number; readonly rows: number }
);

export interface Reply {
  readonly id: number; // the id of the request
  readonly number: readonly LineDigit[] | Refusal;
}
