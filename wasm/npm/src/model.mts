// A model that reads pictures and lines of digits too: what the package gives.
import { numberIn, optionsIn, penIn } from './arguments.mjs';
import { accepted, described, Lecun1989Error } from './error.mjs';
import type { ReadingModule as Core } from './reading.mjs';
import { StrokeModel } from './stroke-model.mjs';
import { flattened } from './strokes.mjs';
import type { Activations, LineDigit, PenOptions, Picture, Reading, Strokes, UnitOptions } from './types.mjs';

/**
 * A trained network that reads. Made by `load`; several may live side by side. What it refuses it throws, as a `Lecun1989Error`.
 */
export class Model extends StrokeModel<Core> {
  /**
   * Reads a scan or photo of one digit, or a digit of MNIST, dark on light or light on dark, of at most 16 million pixels. Dust, ruled lines
   * and what enters over the edge are left out. A picture of nothing: a blank image, and no digit. Throws with code `picture` where the
   * bytes are not as many as the pixels need.
   */
  readPicture(picture: Picture, options: UnitOptions & { readonly units: true }): Activations;
  readPicture(picture: Picture, options?: UnitOptions): Reading;
  readPicture(picture: Picture, options: UnitOptions = {}): Reading {
    const { units = false } = optionsIn(options);
    return accepted(this.core.readPicture(this.reader(), ...bytesOf(picture), units));
  }

  /**
   * Reads a line of digits, written (at most 10,000 points) or photographed (at most 16 million pixels), from left to right; none where
   * nothing is written. Each is rejected on its own: a number is as sure as the least sure of its digits. Strays are left out: dots far
   * smaller than the digits, and in a picture dust, ruled lines and what enters over its edge; of strokes, those that no digit lists.
   * Throws with code `strokes` or `picture`.
   */
  readNumber(line: Strokes, options?: PenOptions): LineDigit[];
  readNumber(line: Picture): LineDigit[];
  readNumber(line: Strokes | Picture, options: PenOptions = {}): LineDigit[] {
    const { penWidth = this.core.penWidth() } = optionsIn(options);
    const reader = this.reader();
    if (isPicture(line)) return accepted(this.core.readNumberOfPicture(reader, ...bytesOf(line)));
    return accepted(this.core.readNumberOfStrokes(reader, ...flattened(line), penIn(penWidth)));
  }

  /** The weights file, parsed: `JSON.stringify(model)` is what `load` takes. */
  toJSON(): object {
    return JSON.parse(this.weights) as object;
  }
}

const isPicture = (line: Strokes | Picture): line is Picture => typeof line === 'object' && line !== null && 'data' in line;

/** As the core takes a picture: bytes, columns, rows, bytes for each pixel. */
function bytesOf(picture: Picture): [Uint8Array, number, number, number] {
  const { data, width, height } = picture ?? {};
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray)) {
    throw new Lecun1989Error('picture', `picture.data: expected a Uint8Array or Uint8ClampedArray, found ${described(data)}`);
  }
  const pixels = numberIn(width, 'picture.width', 'picture') * numberIn(height, 'picture.height', 'picture');
  const channels = [1, 2].find((count) => data.length === count * pixels) ?? 4;
  return [new Uint8Array(data.buffer, data.byteOffset, data.length), width, height, channels];
}
