// What goes in and what comes out of the package. Holds no code.

export type { Activations, Answer, Reading, Units } from './lecun1989.mjs';
export type { LineDigit } from './reading.mjs';

/**
 * A place on the pad: [x, y] or { x, y }, x to the right, y down, both a part of the pad's side. The pad is the unit square; points beyond
 * it are fine.
 */
export type Point = ArrayLike<number> | { readonly x: number; readonly y: number };

/** What a pen drew from a touch to the lift. One point alone is a dot. */
export type Stroke = ArrayLike<Point>;

/** The strokes of a drawing in the order in which they were drawn, at most 10,000 points in all. */
export type Strokes = ArrayLike<Stroke>;

/** 256 numbers, row by row, from -1, background, to +1, ink. */
export type Image = Float32Array | Float64Array | readonly number[];

/**
 * A picture, row by row, dark on light or light on dark: an `ImageData`, or bytes with one (grey), two (grey, opacity) or four (red, green,
 * blue, opacity) for each pixel. A digit of MNIST is `{ data, width: 28, height: 28 }`.
 */
export interface Picture {
  readonly data: Uint8ClampedArray | Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** How strokes are drawn before they are read. */
export interface PenOptions {
  /**
   * The width of the pen, a part of the pad's side: above 0 and at most 1; 0.08 if you leave it out. It holds for a drawing of three
   * quarters of the pad and grows and shrinks with the drawing, so that place and size make no difference.
   */
  readonly penWidth?: number;
}

/** What a reading holds. */
export interface UnitOptions {
  /** Whether the reading has the units of H1, H2 and H3 too: 4 KB more, and a few microseconds. */
  readonly units?: boolean;
}

/** How strokes are drawn, and what their reading holds. */
export interface ReadOptions extends PenOptions, UnitOptions {}

/** Where weights come from: the field `provenance` of their file. */
export interface Provenance {
  /** The name of the way in which they were trained. */
  readonly recipe: string;
  /** Of all random numbers. */
  readonly seed: number;
  /** How many times the training set was shown. */
  readonly passes: number;
  /** The sets, what they scored, and what else the file says. */
  readonly [more: string]: unknown;
}

/** A weights file's text, or what `JSON.parse` makes of it. */
export type WeightsFile = string | object;

/** A `URL`, or something else that has its address in `href`. */
export interface Address {
  readonly href: string;
}

/** A `WebAssembly.Module`. It has no members that TypeScript could tell it by, and not every program's library declares it. */
export type CompiledProgram = object;

/** Where the package finds its own files. None of these is needed where bundlers and servers leave the package's files together. */
export interface LoadOptions {
  /** The WebAssembly program: its bytes, the compiled module, or its address. */
  readonly wasm?: ArrayBuffer | ArrayBufferView | CompiledProgram | Address | string;
  /** The address of one of the package's files: `reading.wasm`, `laboratory.wasm`, `weights/digits.json`. */
  readonly locateFile?: (name: string) => Address | string;
}
