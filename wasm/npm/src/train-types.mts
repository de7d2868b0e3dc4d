// What goes in and what comes out of the entry for training. Holds no code.
import type { PassScores } from './laboratory.mjs';
import type { Strokes } from './types.mjs';

export type { Arithmetic, Field, LayerName, PassScores, RecipeSummary, Score } from './laboratory.mjs';

/** A drawing, and the digit that it is. */
export interface Drawing {
  /** 0 ... 9 */
  readonly digit: number;
  readonly strokes: Strokes;
}

/** What to train on or to test on: drawings, digits that the core draws itself, or an unpacked file. */
export type Digits = readonly Drawing[] | SyntheticDigits | DigitsFile;

/** Digits that the core draws itself. */
export interface SyntheticDigits {
  readonly kind: 'synthetic';
  /** 1 to 100,000. */
  readonly count: number;
  /** A whole number from 0 to 2^53 - 1; 1 if you leave it out. */
  readonly seed?: number;
}

/** An unpacked file of zip code digits (text), of MNIST (images in `bytes`, and `labels`), or of strokes, a JSON object a line. */
export interface DigitsFile {
  readonly kind: 'zip' | 'mnist' | 'strokes';
  /** The file, unpacked. */
  readonly bytes: Uint8Array;
  /** Of MNIST: the file of its labels. */
  readonly labels?: Uint8Array;
  /**
   * Which half of the set the file holds; of strokes, which part of the file to take: every fifth drawing is the test half. If you leave it
   * out: the half that they are used for; of strokes all.
   */
  readonly half?: 'train' | 'test' | 'all';
}

/** How to train. */
export interface TrainOptions {
  /** The name of a recipe. */
  readonly recipe?: string;
  /** A whole number from 0 to 2^53 - 1; 1 if you leave it out. */
  readonly seed?: number;
  /** The recipe's own number if you leave it out. */
  readonly passes?: number;
  /** Of the first pass: above 0 and at most 10; the recipe's own if you leave it out. */
  readonly stepSize?: number;
  /** Digits that are scored after each pass and never trained on. */
  readonly test?: Digits;
  /** Called many times in a pass. */
  readonly onProgress?: (progress: Progress) => void;
  /** An `AbortSignal`. Ends the training: `train` rejects with its reason. */
  readonly signal?: { throwIfAborted(): void };
}

/** How far a training is. */
export interface Progress {
  /** How many passes are planned. */
  passes: number;
  /** How many are done, with their scores. */
  passesDone: number;
  /** How many digits a pass shows. */
  passSize: number;
  /** How many of these were shown in the pass under way; all of them while they are read for its scores. */
  shownInPass: number;
  /** Of each pass that is done. */
  scores: readonly PassScores[];
}
