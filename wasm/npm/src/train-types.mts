// What goes in and what comes out of the entry for training. Holds no code.
import type { Strokes } from './types.mjs';

/** A way of training the network. */
export interface RecipeSummary {
  name: string;
  /** One line. */
  summary: string;
  /** How many passes over the digits it takes. */
  passes: number;
  /** Of the first pass. */
  stepSize: number;
  /** Its steps shrink to nothing in the last pass, so that fewer passes are another training. */
  isPlanned: boolean;
}

/** A drawing, and the digit that it is. */
export interface Drawing {
  readonly digit: number;
  readonly strokes: Strokes;
}

/** What to train on or to test on: drawings, digits that the core draws itself, or an unpacked file. */
export type Digits = readonly Drawing[] | SyntheticDigits | DigitsFile;

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
  readonly bytes: Uint8Array;
  readonly labels?: Uint8Array;
  /**
   * Which of the set they are; of strokes, which part to take, every fifth being the test half. Without it what they are used for, and all
   * of strokes.
   */
  readonly half?: 'train' | 'test' | 'all';
}

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
  /** Ends the training: `train` rejects with its reason. */
  readonly signal?: AbortSignal;
}

export interface Progress {
  /** Planned. */
  passes: number;
  /** Done, with their scores. */
  passesDone: number;
  /** Digits that a pass shows. */
  passSize: number;
  /** Of the pass under way; all of them while they are read for its scores. */
  shownInPass: number;
  /** Of each pass that is done. */
  scores: readonly PassScores[];
}

export interface Score {
  examples: number;
  misses: number;
  errorPercent: number;
  /** The mean squared error, over digits and outputs. */
  loss: number;
}

export interface PassScores {
  train: Score;
  test: Score | null;
}

/** A layer whose units add something up. */
export type LayerName = 'H1' | 'H2' | 'H3' | 'output';

/**
 * How a unit came to its value. A unit of H1 has 25 products, [row][column]; of H2 200, [source plane][row][column]; of H3 192,
 * [plane][row][column]; an output 30.
 */
export interface Arithmetic {
  /** Of the sources; -1 for each beyond the edge. */
  values: Float32Array;
  weights: Float32Array;
  products: Float32Array;
  /** Where each source is in the layer before; H3's units count as planes of one unit. */
  planes: Float32Array;
  /** Below 0 or beyond the last: outside its plane. */
  rows: Float32Array;
  columns: Float32Array;
  /** How many sources are beyond the edge. */
  beyondEdge: number;
  bias: number;
  /** Bias and products, added in the network's own order. */
  total: number;
  /** The total squashed: to the bit what the network has. */
  value: number;
  /** The pixels that the unit depends on, the last ones inside. */
  field: { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number };
}
