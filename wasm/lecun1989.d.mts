// The contract of lecun1989.mjs, the C++ core compiled to WebAssembly. Kept in step with reader.cpp by tests/wasm/.
// Every array is a fresh copy: nothing refers to the module's memory, and nothing writes there again; the buffers beneath the arrays of
// predictions hold 64 (320 KB), so transfer and post none. Order is [plane][row][column] everywhere.

/// A refusal: what was wrong in a word for programs, as core/include/lecun1989/expected.hpp names it, and in a sentence for people.
export interface Refusal {
  ok: false;
  code: string;
  message: string;
}

/// What became of a request that the core may refuse.
export type Outcome = { ok: true; message: '' } | Refusal;

/// One reading: every unit of the network, or a refusal (an image that is not 256 finite numbers in [-1, +1], no weights loaded yet).
export type Prediction = (Activations & { ok: true; message: '' }) | Refusal;

export interface Activations {
  digit: number | null;   // 0 ... 9, of the greatest output; null when the image is blank
  second: number | null;  // of the second greatest
  margin: number;         // between these two outputs; 0 when the image is blank
  rejected: boolean;      // the margin is under the weights' threshold: the answer is "?", and it may be the one or the other
  image: Float32Array;    // [16][16], -1 background ... +1 ink
  h1: Float32Array;       // [12][8][8], each in (-1.7159, 1.7159), like all that follow
  h2: Float32Array;       // [12][4][4]
  h3: Float32Array;       // [30]
  outputs: Float32Array;  // [10]; +1 is the target of the right digit, -1 of the others
}

/// A layer's row of the architecture table, counted by the core.
export interface LayerSummary {
  name: string;  // "H1", "H2", "H3", "output"
  units: number;
  connections: number;
  parameters: number;
}

/// What every module of the core can do.
export interface Reader {
  /// Takes the text of a weights file. On refusal the weights loaded before stay.
  loadWeights(json: string): Outcome;
  /// Reads an image [16][16], -1 background ... +1 ink.
  predict(image: Float32Array): Prediction;
  /// Draws strokes with a round pen and normalises them: the image [16][16] that `predict` reads; all -1 where there is nothing.
  /// points: x, y of every point, in the pad's unit square, y down; strokeLengths: points in each stroke; penWidth: a part of the pad's
  /// side, above 0, beside a drawing of three quarters of the pad: it grows and shrinks with the drawing, so that place and size make no
  /// difference. Input that is not this gives the blank image.
  drawInk(points: Float32Array, strokeLengths: Uint32Array, penWidth: number): Float32Array;
  /// H1's shared weights [12][5][5]; all 0 before weights are loaded.
  kernels(): Float32Array;
  /// The table of connections drawn, a string for each plane of H2, 'O' where it reads that plane of H1.
  h1ToH2(): string[];
  /// H1, H2, H3, output, as the core counts them.
  architecture(): LayerSummary[];
  /// The least and greatest value of a unit: 1.7159.
  amplitude(): number;
  /// The width of the pen that digits are drawn with, on the page and in data sets, as `drawInk` takes it.
  penWidth(): number;
}

/// All that the page's first answer needs.
export type Lecun1989 = Reader;

export interface ModuleOptions {
  /// The .wasm file's bytes, where it can't be fetched (Node).
  wasmBinary?: ArrayBuffer | Uint8Array;
  /// Instantiates the program in Emscripten's place and hands the instance to `done`.
  instantiateWasm?: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => object;
}

export default function createLecun1989(options?: ModuleOptions): Promise<Lecun1989>;
