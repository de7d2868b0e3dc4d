/// <reference lib="esnext.disposable" preserve="true" />
// A model that reads strokes and images: weights in the core's memory. What index.mts exports reads pictures and numbers too; the page needs
// no more than this for its first answer.
import { imageIn, optionsIn, penIn } from './arguments.mjs';
import { accepted, Lecun1989Error } from './error.mjs';
import { flattened } from './strokes.mjs';
import type { Lecun1989 } from './lecun1989.mjs';
import type { Activations, Answer, Image, PenOptions, Provenance, Reading, ReadOptions, Strokes, UnitOptions, Units } from './types.mjs';

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
  /** The margin below which a reading is rejected; 0 rejects nothing. */
  readonly threshold: number;
  // Private: printing a model, or turning it into JSON, would otherwise go through the whole module.
  readonly #core: Core;
  readonly #weights: string;
  readonly #penWidth: number;
  #reader: number | null;
  #provenance: Provenance | null = null;

  /** @internal For `load`. */
  constructor(core: Core, weights: string) {
    const { reader, threshold } = accepted(core.createReader(weights));
    this.#core = core;
    this.#weights = weights;
    this.#penWidth = core.penWidth();
    this.#reader = reader;
    this.threshold = threshold;
    forgotten.register(this, () => core.destroyReader(reader), this);
  }

  /** The text of its weights file. */
  get weights(): string {
    return this.#weights;
  }

  /** What it was trained on, how, and what it scored, in the words of its weights file. */
  get provenance(): Provenance {
    this.#provenance ??= (JSON.parse(this.weights) as { provenance: Provenance }).provenance;
    return this.#provenance;
  }

  /** Reads strokes, at most 10,000 points of them. No strokes: a blank image, and no digit. */
  read(strokes: Strokes, options: ReadOptions & { readonly units: true }): Activations;
  read(strokes: Strokes, options?: ReadOptions): Reading;
  read(strokes: Strokes, options: ReadOptions = {}): Reading {
    const { penWidth = this.#penWidth, units = false } = optionsIn(options);
    const [points, lengths] = flattened(strokes);
    return accepted(this.#core.readStrokes(this.reader(), points, lengths, penIn(penWidth), units));
  }

  /**
   * Reads an image: 256 numbers, row by row, from -1, background, to +1, ink. The answer does not hold it: a copy would take an eighth of
   * the time of a reading.
   */
  predict(image: Image, options: UnitOptions & { readonly units: true }): Answer & Units;
  predict(image: Image, options?: UnitOptions): Answer;
  predict(image: Image, options: UnitOptions = {}): Answer {
    const { units = false } = optionsIn(options);
    return accepted(this.#core.readImage(this.reader(), imageIn(image), units));
  }

  /** The image that `read` reads: [16][16], from -1, background, to +1, ink. */
  draw(strokes: Strokes, options: PenOptions = {}): Float32Array {
    return this.read(strokes, options).image;
  }

  /** H1's shared weights, [12][5][5]. */
  kernels(): Float32Array {
    return this.#core.kernelsOf(this.reader());
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

  /** The module that it lives in, for what reads more than strokes. */
  protected get core(): Core {
    return this.#core;
  }

  /** What the core knows it by; throws after `dispose`. */
  protected reader(): number {
    if (this.#reader === null) throw new Lecun1989Error('state', 'model: expected one in use, found one that was disposed of');
    return this.#reader;
  }
}

// Not in every browser yet.
if (typeof Symbol.dispose === 'symbol') {
  Object.defineProperty(StrokeModel.prototype, Symbol.dispose, {
    value: StrokeModel.prototype.dispose,
    configurable: true,
    writable: true,
  });
}
