// The contract of reading.mjs, which the npm package is built on: what lecun1989.mjs can do, and pictures and lines of digits (numbers.cpp).
// Kept in step with the sources by tests/wasm/. Arrays are fresh copies, as in lecun1989.d.mts.

import type { Activations, Lecun1989, ModuleOptions, Refusal, Reading } from './lecun1989.mjs';

/** One digit of a line of digits. */
export interface LineDigit extends Reading {
  /** In the units of what was read: parts of the pad's side, or pixels. */
  box: { left: number; top: number; width: number; height: number };
  /** Indices of the digit's strokes; empty for a picture. */
  strokes: number[];
}

/// bytes: `channels` for each pixel [rows][columns], 1 grey, 2 grey and opacity, 4 red, green, blue and opacity; at most 16 million pixels.
export interface ReadingModule extends Lecun1989 {
  readPicture(reader: number, bytes: Uint8Array | Uint8ClampedArray, columns: number, rows: number, channels: number, units: boolean): Reading | Activations | Refusal;
  /// Strokes as `readStrokes` takes them, beyond the unit square too. From left to right.
  readNumberOfStrokes(reader: number, points: Float32Array, strokeLengths: Uint32Array, penWidth: number): LineDigit[] | Refusal;
  readNumberOfPicture(reader: number, bytes: Uint8Array | Uint8ClampedArray, columns: number, rows: number, channels: number): LineDigit[] | Refusal;
}

export default function createReading(options?: ModuleOptions): Promise<ReadingModule>;
