// The contract of laboratory.mjs: the core once more, with what the page loads only after the first answer. Kept in step with its
// sources by tests/wasm/. Arrays are fresh copies, as in lecun1989.d.mts.

import type { Activations, Created, ModuleOptions, Outcome, Refusal } from './lecun1989.mjs';
import type { ReadingModule } from './reading.mjs';

export type { LineDigit } from './reading.mjs';

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

/** A layer whose units add something up. */
export type LayerName = 'H1' | 'H2' | 'H3' | 'output';

/// How one unit came to its value, or the refusal.
export type Explanation = (Arithmetic & { ok: true; message: '' }) | Refusal;

/**
 * How a unit came to its value. The arrays have an element for each connection: 25 of a unit of H1, [row][column]; 200 of H2, [source
 * plane][row][column]; 192 of H3, [plane][row][column]; 30 of an output.
 */
export interface Arithmetic {
  /** Of the sources, the units that it reads; -1 for each beyond the edge. */
  values: Float32Array;
  /** Of the connections. */
  weights: Float32Array;
  /** Value times weight. */
  products: Float32Array;
  /** The plane of each source in the layer before; H3's units count as planes of one unit. */
  planes: Float32Array;
  /** The row of each source; below 0 or beyond the last: outside its plane. */
  rows: Float32Array;
  /** The column of each source, likewise. */
  columns: Float32Array;
  /** How many sources are beyond the edge. */
  beyondEdge: number;
  /** The unit's own weight, which no source multiplies. */
  bias: number;
  /** Bias and products, added in the network's own order. */
  total: number;
  /** The total squashed: to the bit what the network has. */
  value: number;
  /** Where in the image the unit looks. */
  field: Field;
}

/** The pixels of the image that a unit depends on; the last ones inside. */
export interface Field {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/// How much each pixel sways an output, [16][16]; or the refusal.
export type Slopes = { ok: true; message: ''; slopes: Float32Array } | Refusal;

/// Digits that were taken, or the refusal.
export type DigitsOutcome = ({ ok: true; message: '' } & DigitsName) | Refusal;

/// As weights files name them.
export interface DigitsName {
  name: string;  // "zip", "mnist", "strokes", "synthetic"
  half: string;  // "train", "test", "all", "seed 7"
  examples: number;
}

/// How far a training is, or the refusal.
export type CourseOutcome = ({ ok: true; message: '' } & CourseProgress) | Refusal;

export interface CourseProgress {
  passes: number;      // planned
  passesDone: number;  // with their scores
  passSize: number;    // digits that a pass shows
  shownInPass: number; // of the pass under way; all of them while they are read for its scores
  hasEnded: boolean;
}

/** How well a network reads a set of digits. */
export interface Score {
  /** How many digits were read. */
  examples: number;
  /** How many of these wrongly, none being rejected. */
  misses: number;
  /** Misses in a hundred. */
  errorPercent: number;
  /** The mean squared error, over digits and outputs. */
  loss: number;
}

/** The scores after a pass. */
export interface PassScores {
  /** On what it is trained on. */
  train: Score;
  /** On what it is tested on; null if there is nothing to test on. */
  test: Score | null;
}

export type FileOutcome = { ok: true; message: ''; text: string } | Refusal;

/// A new trainer, which is JavaScript's to destroy; or the refusal.
export type TrainerOutcome = { ok: true; message: ''; trainer: number } | Refusal;

/// Of synthetic digits that no lesson shows.
export interface HeldScore {
  examples: number;
  misses: number;
}

export interface Laboratory extends ReadingModule {
  /// inside.cpp: `off` is a whole number from 0 to 4095: where its bit p is set, H1's kernel p is switched off: its plane then sees an empty
  /// image. Refused where `readImage` would refuse, or where a number is out of range.
  readWithout(reader: number, image: Float32Array, off: number): Activations | Refusal;
  /// unit: counted [plane][row][column].
  explain(reader: number, image: Float32Array, off: number, layer: LayerName, unit: number): Explanation;
  /// output: 0 ... 9.
  slopesOfOutput(reader: number, image: Float32Array, off: number, output: number): Slopes;
  /// Left, top, width and height of what a reading's image of these strokes shows of the pad, parts of the pad's side; empty where nothing is
  /// drawn. stretch: the reading's, 1 where it has none.
  placeOnPad(points: Float32Array, strokeLengths: Uint32Array, penWidth: number, stretch: number): Float32Array;
  // learn.cpp: a training from its digits to its weights file, a few digits at a time. However it is cut up, the same digits, recipe, seed,
  // step size and passes give the bytes that the command line's `train` writes. `training` is what `createTraining` returned, not
  // yet destroyed; `place` is what the digits are for: "train" or "test".

  /// The core's recipes, its first choice first.
  recipes(): RecipeSummary[];
  /// What an unpacked file is, by its beginning: "zip", "strokes", "mnist images" or "mnist labels"; "" where it is none of these.
  kindOfDigits(bytes: Uint8Array): string;
  /// A training without digits. Any number of them live side by side.
  createTraining(): number;
  destroyTraining(training: number): void;
  /// Synthetic digits, 1 to 100,000 of them. Like `readDigits`, ends the course under way; new digits to train on
  /// also remove those to test on; a refusal leaves all as it was.
  drawDigits(training: number, place: string, count: number, seed: number): DigitsOutcome;
  /// Digits from unpacked files. kind: "zip", "mnist" (images in `bytes`) or "strokes"; half: "train" or "test", which of the set they are,
  /// of strokes which part is to be taken, every fifth being the test half, or "all".
  readDigits(training: number, place: string, kind: string, half: string, bytes: Uint8Array, labels: Uint8Array): DigitsOutcome;
  /// Begins a course of the training, in place of one under way. passes, stepSize: 0 for the recipe's own.
  startCourse(training: number, recipe: string, seed: number, passes: number, stepSize: number): Outcome;
  /// Shows the next `count` digits, or reads them for the scores after a pass. Refused before a start and where the training
  /// ran away, its loss no longer finite.
  advanceCourse(training: number, count: number): CourseOutcome;
  /// Of every pass that is done.
  courseScores(training: number): PassScores[];
  /// H1's shared weights [12][5][5] as they are now; empty before a start.
  courseKernels(training: number): Float32Array;
  /// The weights file that the last whole pass left.
  courseWeights(training: number): FileOutcome;
  // training.cpp: training on images that JavaScript has.

  /// A network at its start, and what trains it. images: [digits.length][16][16], -1 ... +1; digits: 0 ... 9, at least one; seed: a whole
  /// number from 0 to 2^53 - 1. Refuses what is not this, or an unknown recipe, with a sentence. The same data, recipe and seed give the
  /// same bits as the command line's `train`.
  createTrainer(images: Float32Array, digits: Uint8Array, recipe: string, seed: number): TrainerOutcome;
  destroyTrainer(trainer: number): void;
  /// Presents the next `count` digits, each followed by one step; starts again at the first after the last.
  present(trainer: number, count: number): void;
  /// The 9,760 parameters of the trainer's network: the eight tensors of a weights file one after another, each in that file's order.
  trainedParameters(trainer: number): Float32Array;
  // teach.cpp: drawings are strokes as `drawInk` takes them and the digit, 0 ... 9, that they are.

  /// A new reader, with the weights after a lesson on the drawing; the one it comes from stays. The same lessons in the same order give the
  /// same bytes.
  teach(reader: number, points: Float32Array, strokeLengths: Uint32Array, digit: number): Created;
  /// The weights file of a reader.
  weightsOf(reader: number): FileOutcome;
  /// The drawing as a line of a stroke file, with its end.
  strokeLine(points: Float32Array, strokeLengths: Uint32Array, digit: number): FileOutcome;
  /// How many of 1,000 digits the reader misreads; the first call draws these.
  heldScore(reader: number): HeldScore;
}

export default function createLaboratory(options?: ModuleOptions): Promise<Laboratory>;
