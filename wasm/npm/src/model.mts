/// <reference lib="esnext.disposable" preserve="true" />
// A model: weights in the core's memory, and what can be read with them.
import { accepted, described, Lecun1989Error } from './error.mjs';
import { flattened } from './strokes.mjs';
import type { Image, NumberDigit, Picture, Provenance, Reading, ReadOptions, Strokes } from './types.mjs';
import type { Reading as Core } from './reading.mjs';

export interface Model {
  /** The same as `dispose`, for `using`. */
  [Symbol.dispose](): void;
}

/** Frees the memory of models that nobody disposed of. */
const forgotten = new FinalizationRegistry<() => void>((free) => free());

/**
 * A trained network that reads. Made by `load`; several may live side by side. What it refuses it throws, as a `Lecun1989Error`.
 */
export class Model {
  /** The text of its weights file. */
  readonly weights: string;
  /** The margin below which a reading is rejected; 0 rejects nothing. */
  readonly threshold: number;
  readonly #core: Core;
  readonly #penWidth: number;
  #reader: number | null;
  #provenance: Provenance | null = null;

  /** @internal For `load`. */
  constructor(core: Core, weights: string) {
    const { reader, threshold } = accepted(core.createReader(weights));
    this.#core = core;
    this.#penWidth = core.penWidth();
    this.#reader = reader;
    this.weights = weights;
    this.threshold = threshold;
    forgotten.register(this, () => core.destroyReader(reader), this);
  }

  /** What it was trained on, how, and what it scored: its weights file's words. */
  get provenance(): Provenance {
    this.#provenance ??= (JSON.parse(this.weights) as { provenance: Provenance }).provenance;
    return this.#provenance;
  }

  /** Reads strokes. No strokes: a blank image, and no digit. */
  read(strokes: Strokes, { penWidth = this.#penWidth }: ReadOptions = {}): Reading {
    const [points, lengths] = flattened(strokes);
    return accepted(this.#core.readStrokes(this.#handle(), points, lengths, penWidth));
  }

  /** Reads an image: 256 numbers, row by row, from -1, background, to +1, ink. */
  predict(image: Image): Reading {
    return accepted(this.#core.readImage(this.#handle(), image));
  }

  /** Reads a scan or photo of one digit, or a digit of MNIST. */
  readPicture(picture: Picture): Reading {
    return accepted(this.#core.readPicture(this.#handle(), ...bytesOf(picture)));
  }

  /** Reads a line of digits, written or photographed, from left to right; none where nothing is written. */
  readNumber(line: Strokes | Picture, { penWidth = this.#penWidth }: ReadOptions = {}): NumberDigit[] {
    const reader = this.#handle();
    if (isPicture(line)) return accepted(this.#core.readNumberOfPicture(reader, ...bytesOf(line)));
    return accepted(this.#core.readNumberOfStrokes(reader, ...flattened(line), penWidth));
  }

  /** The image that `read` reads: [16][16], from -1, background, to +1, ink. */
  draw(strokes: Strokes, options: ReadOptions = {}): Float32Array {
    return this.read(strokes, options).image.slice();
  }

  /** H1's shared weights, [12][5][5]. */
  kernels(): Float32Array {
    return this.#core.kernelsOf(this.#handle());
  }

  /** Whether `dispose` was called. */
  get disposed(): boolean {
    return this.#reader === null;
  }

  /** Frees its memory. After that it reads nothing more; its readings stay as they are. */
  dispose(): void {
    if (this.#reader === null) return;
    forgotten.unregister(this);
    this.#core.destroyReader(this.#reader);
    this.#reader = null;
  }

  #handle(): number {
    if (this.#reader === null) throw new Lecun1989Error('state', 'model: expected one in use, found one that was disposed of');
    return this.#reader;
  }
}

// Not in every browser yet.
if (typeof Symbol.dispose === 'symbol') {
  Object.defineProperty(Model.prototype, Symbol.dispose, { value: Model.prototype.dispose, configurable: true, writable: true });
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
