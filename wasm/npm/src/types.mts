// What goes in and what comes out of the package. Holds no code.

/** A place on the pad: x to the right, y down, both a part of the pad's side. The pad is the unit square; points beyond it are fine. */
export type Point = readonly [x: number, y: number] | { readonly x: number; readonly y: number };

/** What a pen drew from a touch to the lift. One point alone is a dot. */
export type Stroke = ArrayLike<Point>;

/** The strokes of a drawing in the order in which they were drawn. */
export type Strokes = ArrayLike<Stroke>;

/** 256 numbers, row by row, from -1, background, to +1, ink. */
export type Image = Float32Array | readonly number[];

/**
 * A picture, row by row, dark on light or light on dark: an `ImageData`, or bytes with one (grey), two (grey, opacity) or four (red, green,
 * blue, opacity) for each pixel. A digit of MNIST is `{ data, width: 28, height: 28 }`.
 */
export interface Picture {
  readonly data: Uint8ClampedArray | Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface ReadOptions {
  /**
   * The width of the pen, a part of the pad's side: above 0 and at most 1; 0.08 if you leave it out. It holds for a drawing of three
   * quarters of the pad and grows and shrinks with the drawing, so that place and size make no difference.
   */
  readonly penWidth?: number;
  /** Whether the reading has the units of H1, H2 and H3 too: 4 KB more, and a few microseconds. */
  readonly units?: boolean;
}

/** One reading. */
export interface Reading {
  /** 0 ... 9, of the greatest output; null where nothing is drawn. */
  digit: number | null;
  /** 0 ... 9, of the second greatest output; null where nothing is drawn. */
  second: number | null;
  /** The greatest output less the second greatest; 0 where nothing is drawn. */
  margin: number;
  /** The margin is below the model's threshold: it may be `digit` or `second`, or no digit at all. */
  rejected: boolean;
  /** What the network saw: [16][16], from -1, background, to +1, ink. Of `predict` the array that was given, if it is a Float32Array. */
  image: Float32Array;
  /** [10], each in (-1.7159, 1.7159): the target is +1 for the right digit and -1 for the others. */
  outputs: Float32Array;
}

/** A reading with every unit of the network, each in (-1.7159, 1.7159), in the order [plane][row][column]. */
export interface WholeReading extends Reading {
  /** [12][8][8] */
  h1: Float32Array;
  /** [12][4][4] */
  h2: Float32Array;
  /** [30] */
  h3: Float32Array;
}

/** One digit of a line of digits. */
export interface NumberDigit extends Reading {
  /** In the units of what was read: parts of the pad's side, or pixels. */
  box: { left: number; top: number; width: number; height: number };
  /** Indices of the digit's strokes; empty for a picture. */
  strokes: number[];
}

/** Where weights come from, as their file says it: its field `provenance`. */
export interface Provenance {
  readonly recipe: string;
  readonly seed: number;
  readonly passes: number;
  readonly [more: string]: unknown;
}

/** A weights file's text, or what `JSON.parse` makes of it. */
export type WeightsFile = string | object;

/** Where the package finds its own files. None of these is needed where bundlers and servers leave the package's files together. */
export interface LoadOptions {
  /** The WebAssembly program: its bytes, the compiled module, or its address. */
  readonly wasm?: ArrayBuffer | ArrayBufferView<ArrayBuffer> | WebAssembly.Module | URL | string;
  /** The address of one of the package's files: `reading.wasm`, `laboratory.wasm`, `weights/digits.json`. */
  readonly locateFile?: (name: string) => URL | string;
}
