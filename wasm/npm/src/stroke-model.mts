/// <reference lib="esnext.disposable" preserve="true" />
// A model that reads strokes and images: weights in the core's memory. What index.mts exports reads pictures and numbers too; the page needs
// no more than this for its first answer.
import { accepted, Lecun1989Error } from './error.mjs';
import { flattened } from './strokes.mjs';
import type { Lecun1989 } from './lecun1989.mjs';
import type { Image, Provenance, Reading, ReadOptions, Strokes, WholeReading } from './types.mjs';

export interface StrokeModel<Core extends Lecun1989 = Lecun1989> {
  /** The same as `dispose`, for `using`. */
  [Symbol.dispose](): void;
}

/** Frees the memory of models that nobody disposed of. */
const forgotten = new FinalizationRegistry<() => void>((free) => free());

/**
 * A trained network that reads. Made by `load`; several may live side by side. What it refuses it throws, as a `Lecun1989Error`.
 */
export class StrokeModel<Core extends Lecun1989 = Lecun1989> {
  /** The text of its weights file. */
  readonly weights: string;
  /** The margin below which a reading is rejected; 0 rejects nothing. */
  readonly threshold: number;
  /** The module that it lives in. */
  protected readonly core: Core;
  readonly #penWidth: number;
  #reader: number | null;
  #provenance: Provenance | null = null;

  /** @internal For `load`. */
  constructor(core: Core, weights: string) {
    const { reader, threshold } = accepted(core.createReader(weights));
    this.core = core;
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
  read(strokes: Strokes, options: ReadOptions & { readonly units: true }): WholeReading;
  read(strokes: Strokes, options?: ReadOptions): Reading;
  read(strokes: Strokes, { penWidth = this.#penWidth, units = false }: ReadOptions = {}): Reading {
    const [points, lengths] = flattened(strokes);
    return accepted(this.core.readStrokes(this.reader(), points, lengths, penWidth, units));
  }

  /** Reads an image: 256 numbers, row by row, from -1, background, to +1, ink. */
  predict(image: Image, options: ReadOptions & { readonly units: true }): WholeReading;
  predict(image: Image, options?: ReadOptions): Reading;
  predict(image: Image, { units = false }: ReadOptions = {}): Reading {
    const reading = accepted(this.core.readImage(this.reader(), image, units)) as Reading;
    reading.image = image instanceof Float32Array ? image : Float32Array.from(image);
    return reading;
  }

  /** The image that `read` reads: [16][16], from -1, background, to +1, ink. */
  draw(strokes: Strokes, options: ReadOptions = {}): Float32Array {
    return this.read(strokes, options).image;
  }

  /** H1's shared weights, [12][5][5]. */
  kernels(): Float32Array {
    return this.core.kernelsOf(this.reader());
  }

  /** Whether `dispose` was called. */
  get disposed(): boolean {
    return this.#reader === null;
  }

  /** Frees its memory. After that it reads nothing more; its readings stay as they are. */
  dispose(): void {
    if (this.#reader === null) return;
    forgotten.unregister(this);
    this.core.destroyReader(this.#reader);
    this.#reader = null;
  }

  /** What the core knows it by; throws after `dispose`. */
  protected reader(): number {
    if (this.#reader === null) throw new Lecun1989Error('state', 'model: expected one in use, found one that was disposed of');
    return this.#reader;
  }
}

// Not in every browser yet.
if (typeof Symbol.dispose === 'symbol') {
  Object.defineProperty(StrokeModel.prototype, Symbol.dispose, { value: StrokeModel.prototype.dispose, configurable: true, writable: true });
}
