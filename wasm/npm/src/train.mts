// The package's entry for training, teaching and explaining.
import { imageIn, nameIn, numberIn, optionsIn } from './arguments.mjs';
import { accepted, described, Lecun1989Error } from './error.mjs';
import createLaboratory, { type Laboratory as Core } from './laboratory.mjs';
import type { Model } from './model.mjs';
import { Shared } from './once.mjs';
import { compiled, sourceOf, started } from './start.mjs';
import { flattened } from './strokes.mjs';
import type { Arithmetic, Digits, Drawing, LayerName, PassScores, RecipeSummary, TrainOptions } from './train-types.mjs';
import type { Image, LoadOptions, Strokes, WeightsFile } from './types.mjs';
import { textOf } from './weights.mjs';

export { Lecun1989Error, type ErrorCode } from './error.mjs';
export type * from './train-types.mjs';
export type { Address, CompiledProgram, Image, LoadOptions, Point, Stroke, Strokes, WeightsFile } from './types.mjs';

/** How long a training keeps the rest of the program waiting at a time, so that a page stays alive. */
const SLICE_MS = 30;

/** Digits shown between two looks at the clock. */
const STEP_DIGITS = 8;

/** Each laboratory has memory of its own; the program is compiled once for all. */
const programs = new Shared<WebAssembly.Module>();

/** Opens a laboratory. Throws a `Lecun1989Error` with code `file` where its program can't be loaded. */
export async function openLaboratory(options: LoadOptions = {}): Promise<Laboratory> {
  const source = sourceOf('laboratory.wasm', new URL('./laboratory.wasm', import.meta.url), optionsIn(options));
  return new Laboratory(await started(createLaboratory, await programs.get(source, () => compiled(source))));
}

/** Trains networks, teaches them single drawings, and explains what they compute. What it refuses it throws, as a `Lecun1989Error`. */
export class Laboratory {
  /** How the network can be trained; the first is the one that `train` takes if none is named. */
  readonly recipes: readonly RecipeSummary[];
  readonly #core: Core;
  readonly #training: number;
  #isTraining = false;
  #loaded: { readonly text: string; readonly reader: number } | null = null;

  /** @internal For `openLaboratory`. */
  constructor(core: Core) {
    this.#core = core;
    this.#training = core.createTraining();
    this.recipes = core.recipes();
  }

  /**
   * Trains a network from the start and returns the text of its weights file. The same digits, recipe, seed, passes and step size give the
   * same weights, to the byte, on every machine, and those of the command line's `train`. A laboratory trains one network at a time; it
   * pauses often, so that a page stays alive, but is better kept in a Worker.
   *
   * Rejects with a `Lecun1989Error`: `digits` where the digits or a file of them can't be read, `strokes` where a drawing can't, `name`
   * where there is no such recipe, kind or half, `number` where a count, a digit, the seed, the passes or the step size is out of its range,
   * `options` where the options are not an object, `state` while another training is under way or where this one ran away, its loss no
   * longer finite. Rejects with the reason of `signal` after that is aborted, and with what `onProgress` throws. The laboratory stays usable.
   */
  async train(digits: Digits, options: TrainOptions = {}): Promise<string> {
    if (this.#isTraining) throw new Lecun1989Error('state', 'training: expected none under way in this laboratory, found one');
    const { recipe = this.recipes[0]!.name, seed = 1, passes = 0, stepSize = 0, test } = optionsIn(options);
    nameIn(recipe, 'recipe');
    for (const [name, given] of Object.entries({ seed, passes, stepSize })) numberIn(given, name, 'number');
    this.#isTraining = true;
    try {
      this.#take('train', digits);
      if (test !== undefined) this.#take('test', test);
      accepted(this.#core.startCourse(this.#training, recipe, seed, passes, stepSize));
      await this.#course(options);
      return accepted(this.#core.courseWeights(this.#training)).text;
    } finally {
      this.#isTraining = false;
    }
  }

  /** The weights file after a lesson on one drawing. The same lessons in the same order give the same bytes. */
  teach(weights: WeightsFile | Model, strokes: Strokes, digit: number): string {
    const drawing = flattened(strokes);
    const { reader } = accepted(this.#core.teach(this.#readerOf(weights), ...drawing, numberIn(digit, 'digit', 'number')));
    try {
      return accepted(this.#core.weightsOf(reader)).text;
    } finally {
      this.#core.destroyReader(reader);
    }
  }

  /** How one unit, counted [plane][row][column], comes to its value when an image is read. */
  explain(weights: WeightsFile | Model, image: Image, layer: LayerName, unit: number): Arithmetic {
    nameIn(layer, 'layer');
    numberIn(unit, 'unit', 'number');
    const found = accepted(this.#core.explain(this.#readerOf(weights), imageIn(image) as Float32Array, 0, layer, unit));
    const { ok: _ok, message: _message, ...arithmetic } = found;
    return arithmetic;
  }

  /** How much the value of an output, 0 ... 9, changes with each pixel of the image: [16][16]. */
  slopes(weights: WeightsFile | Model, image: Image, output: number): Float32Array {
    numberIn(output, 'output', 'number');
    return accepted(this.#core.slopesOfOutput(this.#readerOf(weights), imageIn(image) as Float32Array, 0, output)).slopes;
  }

  /** A reader with these weights: the last one where they are the same. */
  #readerOf(weights: WeightsFile | Model): number {
    const text = textOf(weights);
    if (this.#loaded?.text !== text) {
      const { reader } = accepted(this.#core.createReader(text));
      if (this.#loaded !== null) this.#core.destroyReader(this.#loaded.reader);
      this.#loaded = { text, reader };
    }
    return this.#loaded.reader;
  }

  /** Continues the training under way to its end, one slice of time after another. */
  async #course({ onProgress, signal }: TrainOptions): Promise<void> {
    let scores: readonly PassScores[] = [];
    for (;;) {
      signal?.throwIfAborted();
      const end = performance.now() + SLICE_MS;
      let progress;
      do progress = accepted(this.#core.advanceCourse(this.#training, STEP_DIGITS));
      while (!progress.hasEnded && performance.now() < end);
      const { passes, passesDone, passSize, shownInPass } = progress;
      if (passesDone > scores.length) scores = this.#core.courseScores(this.#training);
      onProgress?.({ passes, passesDone, passSize, shownInPass, scores });
      if (progress.hasEnded) return;
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  #take(place: 'train' | 'test', digits: Digits): void {
    if (Array.isArray(digits)) {
      accepted(this.#core.readDigits(this.#training, place, 'strokes', 'all', this.#lines(digits), new Uint8Array()));
      return;
    }
    if (typeof digits !== 'object' || digits === null || !('kind' in digits)) {
      throw new Lecun1989Error('digits', `digits: expected an array of drawings or an object with a kind, found ${described(digits)}`);
    }
    if (digits.kind === 'synthetic') {
      const { count, seed = 1 } = digits;
      accepted(this.#core.drawDigits(this.#training, place, numberIn(count, 'count', 'number'), numberIn(seed, 'seed', 'number')));
    } else {
      const { kind, bytes, labels = new Uint8Array(), half = kind === 'strokes' ? 'all' : place } = digits;
      for (const given of [bytes, labels]) {
        if (given instanceof Uint8Array) continue;
        throw new Lecun1989Error('digits', `digits: expected bytes in a Uint8Array, found ${described(given)}`);
      }
      accepted(this.#core.readDigits(this.#training, place, nameIn(kind, 'kind'), nameIn(half, 'half'), bytes, labels));
    }
  }

  /** Drawings as a stroke file. */
  #lines(drawings: Extract<Digits, readonly unknown[]>): Uint8Array {
    const lines = drawings.map((drawing: Partial<Drawing> | null, i) => {
      const { strokes, digit } = drawing ?? {};
      if (strokes === undefined)
        throw new Lecun1989Error('digits', `digits[${i}]: expected { digit, strokes }, found ${described(drawing)}`);
      return accepted(this.#core.strokeLine(...flattened(strokes), numberIn(digit!, 'digit', 'number'))).text;
    });
    return new TextEncoder().encode(lines.join(''));
  }
}
