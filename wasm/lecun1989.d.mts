// The contract of lecun1989.mjs, the C++ core compiled to WebAssembly. Kept in step with readers.cpp and facts.cpp by tests/wasm/.
// Every array is a fresh copy: nothing refers to the module's memory. Order is [plane][row][column] everywhere.

/// A refusal: what was wrong in a word for programs, as core/include/lecun1989/expected.hpp names it, and in a sentence for people.
export interface Refusal {
  ok: false;
  code: string;
  message: string;
}

/// What became of a request that the core may refuse.
export type Outcome = { ok: true; message: '' } | Refusal;

/** The answer of a reading. */
export interface Answer {
  /** 0 ... 9, of the greatest output; null where nothing is drawn. */
  digit: number | null;
  /** 0 ... 9, of the second greatest output; null where nothing is drawn. */
  second: number | null;
  /** The greatest output less the second greatest; 0 where nothing is drawn. */
  margin: number;
  /** The margin is below the model's threshold: it may be `digit` or `second`, or no digit at all. */
  rejected: boolean;
  /** [10], each in (-1.7159, 1.7159): the target is +1 for the right digit and -1 for the others. */
  outputs: Float32Array;
}

/** One reading. */
export interface Reading extends Answer {
  /** What the network saw: [16][16], from -1, background, to +1, ink. */
  image: Float32Array;
}

/** The units that led to an answer, each in (-1.7159, 1.7159), in the order [plane][row][column]. */
export interface Units {
  /** [12][8][8] */
  h1: Float32Array;
  /** [12][4][4] */
  h2: Float32Array;
  /** [30] */
  h3: Float32Array;
}

/** A reading with every unit of the network. */
export type Activations = Reading & Units;

/// A new reader: its number, and its weights' threshold.
export type Created = { ok: true; message: ''; reader: number; threshold: number } | Refusal;

/// A layer's row of the architecture table, counted by the core.
export interface LayerSummary {
  name: string;  // "H1", "H2", "H3", "output"
  units: number;
  connections: number;
  parameters: number;
}

/// What every module of the core can do.
export interface Lecun1989 {
  /// readers.cpp: readers, each with weights of its own, named by a number until it is destroyed. Invalid numbers are not checked. From
  /// the text of a weights file:
  createReader(json: string): Created;
  destroyReader(reader: number): void;
  /// Reads an image [16][16], -1 background ... +1 ink. units: the answer has these too.
  readImage(reader: number, image: ArrayLike<number>, units: boolean): Answer | (Answer & Units) | Refusal;
  /// Draws strokes with a round pen, normalises and reads them. points: x, y of every point, in the pad's unit square, y down;
  /// strokeLengths: points in each stroke; penWidth: a part of the pad's side, above 0 and at most 1, beside a drawing of three quarters of
  /// the pad: it grows and shrinks with the drawing, so that place and size make no difference.
  readStrokes(reader: number, points: Float32Array, strokeLengths: Uint32Array, penWidth: number, units: boolean): Reading | Activations | Refusal;
  /// H1's shared weights [12][5][5].
  kernelsOf(reader: number): Float32Array;
  /// facts.cpp: the image that `readStrokes` reads; all -1 where nothing is drawn, or strokes are refused.
  drawInk(points: Float32Array, strokeLengths: Uint32Array, penWidth: number): Float32Array;
  /// The table of connections drawn, a string for each plane of H2, 'O' where it reads that plane of H1.
  h1ToH2(): string[];
  /// H1, H2, H3, output, as the core counts them.
  architecture(): LayerSummary[];
  /// The least and greatest value of a unit: 1.7159.
  amplitude(): number;
  /// The width of the pen that digits are drawn with, on the page and in data sets.
  penWidth(): number;
}

export interface ModuleOptions {
  /// The .wasm file's bytes, where it can't be fetched (Node).
  wasmBinary?: ArrayBuffer | Uint8Array;
  /// Instantiates the program in Emscripten's place and hands the instance to `done`. These are WebAssembly.Imports and
  /// WebAssembly.Instance, which TypeScript knows only with the library of pages.
  instantiateWasm?: (imports: object, done: (instance: { readonly exports: object }) => void) => object;
}

export default function createLecun1989(options?: ModuleOptions): Promise<Lecun1989>;
