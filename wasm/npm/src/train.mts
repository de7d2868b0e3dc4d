// The package's entry for training, teaching and explaining.
import createLaboratory, { type Laboratory as Core, type LayerName, type PassScores, type RecipeSummary } from './laboratory.mjs';
import { accepted, Lecun1989Error } from './error.mjs';
import { compiled, sourceOf, started } from './start.mjs';
import { flattened } from './strokes.mjs';
import type { Image, LoadOptions, Strokes } from './types.mjs';

export { Lecun1989Error, type ErrorCode } from './error.mjs';
export type { LayerName, PassScores, RecipeSummary, Score } from './laboratory.mjs';
export type * from './types.mjs';

/**
 * Digits to train on or to be tested on: drawn by the core, or the bytes of an unpacked file, "zip" (text), "mnist" (images and labels, IDX) or
 * "strokes" (a JSON object a line, of which every fifth is the test half).
 */
export type Digits =
  | { readonly kind: 'synthetic'; readonly count: number; readonly seed?: number }
  | { readonly kind: 'zip'; readonly half: 'train' | 'test'; readonly bytes: Uint8Array }
  | { readonly kind: 'mnist'; readonly half: 'train' | 'test'; readonly bytes: Uint8Array; readonly labels: Uint8Array }
  | { readonly kind: 'strokes'; readonly half: 'train' | 'test' | 'all'; readonly bytes: Uint8Array };

export interface TrainOptions {
  /** Read after each pass for the test scores. */
  readonly test?: Digits;
  /** A name in `recipes`; its first if you leave it out. */
  readonly recipe?: string;
  /** A whole number from 0 to 2^53 - 1; 1 if you leave it out. */
  readonly seed?: number;
  /** The recipe's own if you leave it out. */
  readonly passes?: number;
  /** Of the first pass; the recipe's own if you leave it out. */
  readonly stepSize?: number;
  /** Called after each pass with the scores of all passes so far. */
  readonly onPass?: (scores: readonly PassScores[]) => void;
  /** Ends the training: `train` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** How one unit came to its value. Products: 25 for a unit of H1, 200 for H2, 192 for H3, 30 for an output. */
export interface Explanation {
  values: Float32Array;
  weights: Float32Array;
  products: Float32Array;
  bias: number;
  /** Bias and products, added in the network's order. */
  total: number;
  /** The total squashed: to the bit what the network has. */
  value: number;
}

const AT_ONCE = 256; // digits between two looks at the signal, a few milliseconds

/** A laboratory of one's own: a WebAssembly instance that trains, teaches and explains. Long work belongs in a Worker. */
export async function openLaboratory(options: LoadOptions = {}): Promise<Laboratory> {
  const source = sourceOf('laboratory.wasm', new URL('./laboratory.wasm', import.meta.url), options);
  return new Laboratory(await started(createLaboratory, await compiled(source)));
}

/** Made by `openLaboratory`. What it refuses it throws, as a `Lecun1989Error`. */
export class Laboratory {
  /** How the network can be trained. */
  readonly recipes: readonly RecipeSummary[];
  readonly #core: Core;
  #isTraining = false;
  #loaded: string | null = null;

  /** For `openLaboratory`. */
  constructor(core: Core) {
    this.#core = core;
    this.recipes = core.recipes();
  }

  /**
   * Trains on these digits and gives the text of a weights file: the same bytes as the command line's `train` for the same digits, recipe,
   * seed, passes and step size. One training at a time.
   */
  async train(digits: Digits, { test, recipe, seed = 1, passes = 0, stepSize = 0, onPass, signal }: TrainOptions = {}): Promise<string> {
    if (this.#isTraining) throw new Lecun1989Error('state', 'training: expected none under way in this laboratory, found one');
    this.#isTraining = true;
    try {
      this.#take('train', digits);
      if (test !== undefined) this.#take('test', test);
      accepted(this.#core.startCourse(recipe ?? this.recipes[0]!.name, seed, passes, stepSize));
      for (let passesDone = 0, hasEnded = false; !hasEnded; ) {
        signal?.throwIfAborted();
        const progress = accepted(this.#core.advanceCourse(AT_ONCE));
        if (progress.passesDone > passesDone) onPass?.(this.#core.courseScores());
        ({ passesDone, hasEnded } = progress);
        await nextTask();
      }
      return accepted(this.#core.courseWeights()).text;
    } finally {
      this.#isTraining = false;
    }
  }

  /** Weights after a lesson on a drawing of `digit`, 0 ... 9. Weights are texts of weights files. The same lessons give the same bytes. */
  teach(weights: string, strokes: Strokes, digit: number): string {
    return accepted(this.#core.teach(weights, ...flattened(strokes), digit)).text;
  }

  /** How a unit, counted [plane][row][column], came to its value for an image of 256 numbers from -1 to +1. */
  explain(weights: string, image: Image, layer: LayerName, unit: number): Explanation {
    this.#load(weights);
    const { values, weights: own, products, bias, total, value } = accepted(this.#core.explain(Float32Array.from(image), 0, layer, unit));
    return { values, weights: own, products, bias, total, value };
  }

  /** How much the value of an output, 0 ... 9, changes with each pixel of the image, [16][16]. */
  slopes(weights: string, image: Image, output: number): Float32Array {
    this.#load(weights);
    return accepted(this.#core.slopesOfOutput(Float32Array.from(image), 0, output)).slopes;
  }

  #load(weights: string): void {
    if (this.#loaded === weights) return;
    accepted(this.#core.loadWeights(weights));
    this.#loaded = weights;
  }

  #take(place: 'train' | 'test', digits: Digits): void {
    const nothing = new Uint8Array(0);
    if (digits.kind === 'synthetic') accepted(this.#core.drawDigits(place, digits.count, digits.seed ?? 1));
    else accepted(this.#core.readDigits(place, digits.kind, digits.half, digits.bytes, digits.kind === 'mnist' ? digits.labels : nothing));
  }
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
