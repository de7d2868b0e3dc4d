// A model that reads pictures and lines of digits too: what the package gives.
import { accepted, described, Lecun1989Error } from './error.mjs';
import type { Reading as Core } from './reading.mjs';
import { StrokeModel } from './stroke-model.mjs';
import { flattened } from './strokes.mjs';
import type { NumberDigit, Picture, Reading, ReadOptions, Strokes, WholeReading } from './types.mjs';

/**
 * A trained network that reads. Made by `load`; several may live side by side. What it refuses it throws, as a `Lecun1989Error`.
 */
export class Model extends StrokeModel<Core> {
  /** Reads a scan or photo of one digit, or a digit of MNIST. */
  readPicture(picture: Picture, options: ReadOptions & { readonly units: true }): WholeReading;
  readPicture(picture: Picture, options?: ReadOptions): Reading;
  readPicture(picture: Picture, { units = false }: ReadOptions = {}): Reading {
    return accepted(this.core.readPicture(this.reader(), ...bytesOf(picture), units));
  }

  /** Reads a line of digits, written or photographed, from left to right; none where nothing is written. */
  readNumber(line: Strokes | Picture, { penWidth = this.core.penWidth() }: ReadOptions = {}): NumberDigit[] {
    const reader = this.reader();
    if (isPicture(line)) return accepted(this.core.readNumberOfPicture(reader, ...bytesOf(line)));
    return accepted(this.core.readNumberOfStrokes(reader, ...flattened(line), penWidth));
  }
}

const isPicture = (line: Strokes | Picture): line is Picture => typeof line === 'object' && line !== null && 'data' in line;

/** As the core takes a picture: bytes, columns, rows, bytes for each pixel. */
function bytesOf(picture: Picture): [Uint8Array, number, number, number] {
  const { data, width, height } = picture ?? {};
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) {
    throw new Lecun1989Error('picture', `picture.data: expected a Uint8Array or Uint8ClampedArray, found ${described(data)}`);
  }
  const channels = [1, 2].find((count) => data.length === count * width * height) ?? 4;
  return [new Uint8Array(data.buffer, data.byteOffset, data.length), width, height, channels];
}
