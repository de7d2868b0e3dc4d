// The contract of reading.mjs, which the npm package is built on: readers with weights of their own. Kept in step with reader.cpp and
// reading.cpp by tests/wasm/. Arrays are fresh copies, as in lecun1989.d.mts.

import type { Activations, ModuleOptions, Reader, Refusal } from './lecun1989.mjs';

/// One digit of a line. `strokes`: indices of its strokes, none for a picture; `box` in the units of what was read.
export interface LineDigit extends Activations {
  box: { left: number; top: number; width: number; height: number };
  strokes: number[];
}

/// Readers, each with weights of its own, named by a number until it is destroyed. What the npm package is built on; it sees
/// to it that no number is used after that. points, strokeLengths, penWidth: as `drawInk` takes them; bytes: `channels` for each pixel
/// [rows][columns], 1 grey, 2 grey and opacity, 4 red, green, blue and opacity, at most 16 million pixels.
export interface Reading extends Reader {
  /// From the text of a weights file.
  createReader(json: string): { ok: true; message: ''; reader: number; threshold: number } | Refusal;
  destroyReader(reader: number): void;
  readImage(reader: number, image: ArrayLike<number>): Activations | Refusal;
  readStrokes(reader: number, points: Float32Array, strokeLengths: Uint32Array, penWidth: number): Activations | Refusal;
  readPicture(reader: number, bytes: Uint8Array, columns: number, rows: number, channels: number): Activations | Refusal;
  readNumberOfStrokes(reader: number, points: Float32Array, strokeLengths: Uint32Array, penWidth: number): LineDigit[] | Refusal;
  readNumberOfPicture(reader: number, bytes: Uint8Array, columns: number, rows: number, channels: number): LineDigit[] | Refusal;
  /// H1's shared weights [12][5][5].
  kernelsOf(reader: number): Float32Array;
}

export default function createReading(options?: ModuleOptions): Promise<Reading>;
