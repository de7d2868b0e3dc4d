// The contract of laboratory.mjs: the core once more, with what the page loads only after the first answer. Kept in step with its
// sources by tests/wasm/. Arrays are fresh copies, as in lecun1989.d.mts.

import type { Activations, Created, ModuleOptions, Outcome, Refusal } from './lecun1989.mjs';
import type { Reading } from './reading.mjs';

export type { LineDigit } from './reading.mjs';

/// How the network can be trained, as the core and the command line have it.
export interface RecipeSummary {
  name: string;
  summary: string;   // one line
  passes: number;    // its own number of them
  stepSize: number;  // of the first pass
  isPlanned: boolean; // its steps shrink to nothing in the last pass, so that fewer passes are another training
}

/// A layer whose units add something up.
export type LayerName = 'H1' | 'H2' | 'H3' | 'output';

/// How one unit came to its value, or why that is not told. Products: of H1 25, [row][column]; of H2 200, [source plane][row][column]; of H3
/// 192, [plane][row][column]; of an output 30.
export type Explanation = (Arithmetic & { ok: true; message: '' }) | Refusal;

export interface Arithmetic {
  values: Float32Array;    // of the sources; -1 for each beyond the edge
  weights: Float32Array;
  products: Float32Array;
  planes: Float32Array;    // where each source is in the layer before; H3's units count as planes of one unit
  rows: Float32Array;      // below 0 or beyond the last: outside its plane
  columns: Float32Array;
  beyondEdge: number;      // how many are
  bias: number;
  total: number;           // bias and products, in the order in which the network adds them
  value: number;           // the total squashed: to the bit what the network has
  field: Field;
}

/// Pixels of the 16x16 that a unit depends on; the last ones inside.
export interface Field {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/// How much each pixel sways an output, [16][16]; or why that is not told.
export type Slopes = { ok: true; message: ''; slopes: Float32Array } | Refusal;

/// Digits that were taken, or why not.
export type DigitsOutcome = ({ ok: true; message: '' } & DigitsName) | Refusal;

/// As weights files name them.
export interface DigitsName {
  name: string;  // "zip", "mnist", "strokes", "synthetic"
  half: string;  // "train", "test", "all", "seed 7"
  examples: number;
}

/// How far a training is, or why there is none.
export type CourseOutcome = ({ ok: true; message: '' } & CourseProgress) | Refusal;

export interface CourseProgress {
  passes: number;      // planned
  passesDone: number;  // with their scores
  passSize: number;    // digits that a pass shows
  shownInPass: number; // of the pass under way; all of them while they are read for its scores
  hasEnded: boolean;
}

export interface Score {
  examples: number;
  misses: number;
  errorPercent: number;
  loss: number;
}

export interface PassScores {
  train: Score;
  test: Score | null;
}

export type FileOutcome = { ok: true; message: ''; text: string } | Refusal;

/// A new trainer, which is JavaScript's to destroy; or why there is none.
export type TrainerOutcome = { ok: true; message: ''; trainer: number } | Refusal;

/// Of synthetic digits that no lesson shows.
export interface HeldScore {
  examples: number;
  misses: number;
}

export interface Laboratory extends Reading {
  /// inside.cpp: `off` is a whole number from 0 to 4095: where its bit p is set, H1's kernel p is switched off, which is to say that its plane
  /// sees an empty image. What it takes is refused with a sentence where `readImage` would refuse it, or where a number is out of range.
  readWithout(reader: number, image: Float32Array, off: number): Activations | Refusal;
  /// unit: counted [plane][row][column].
  explain(reader: number, image: Float32Array, off: number, layer: LayerName, unit: number): Explanation;
  /// output: 0 ... 9.
  slopesOfOutput(reader: number, image: Float32Array, off: number, output: number): Slopes;
  /// Left, top, width and height of what a reading's image of these strokes shows of the pad, parts of the pad's side; empty where nothing is
  /// drawn. stretch: the reading's, 1 where it has none.
  placeOnPad(points: Float32Array, strokeLengths: Uint32Array, penWidth: number, stretch: number): Float32Array;
  // learn.cpp: a training from its digits to its weights file, a few digits at a time. However it is cut up, the same digits, recipe, seed,
  // step size and passes give the bytes that the command line's `train` writes. `training` is what `createTraining` returned and
  // `destroyTraining` has not yet taken back; `place` is what the digits are for: "train" or "test".

  /// The core's recipes, its first choice first.
  recipes(): RecipeSummary[];
  /// What an unpacked file is by its beginning: "zip", "strokes", "mnist images", "mnist labels"; "" where it is none of these.
  kindOfDigits(bytes: Uint8Array): string;
  /// A training without digits. Any number of them live side by side.
  createTraining(): number;
  destroyTraining(training: number): void;
  /// Synthetic digits, 1 to 100,000 of them. Like `readDigits`, ends the course under way, and what is to be trained on also takes away
  /// what was there to test on; a refusal leaves all as it was.
  drawDigits(training: number, place: string, count: number, seed: number): DigitsOutcome;
  /// Digits from unpacked files. kind: "zip", "mnist" (images in `bytes`) or "strokes"; half: "train" or "test", which of the set they are,
  /// of strokes which part is to be taken, every fifth being the test half, or "all".
  readDigits(training: number, place: string, kind: string, half: string, bytes: Uint8Array, labels: Uint8Array): DigitsOutcome;
  /// Begins a course of the training, in place of one under way. passes, stepSize: 0 for the recipe's own.
  startCourse(training: number, recipe: string, seed: number, passes: number, stepSize: number): Outcome;
  /// Shows the next `count` digits, or reads them for the scores after a pass. Refused before a start and where the course ran away.
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
