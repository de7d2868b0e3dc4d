// globalThis.lecun1989: the reader for the browser's console and for scripts. Checks its arguments, then asks the same core as the pad.
//
//   lecun1989.recognise(strokes)   reads strokes: an array of strokes, each an array of points [x, y], x to the right and y down, as
//                                  fractions of the pad's side, 0 ... 1. Returns { digit, second, margin, rejected, outputs, image }: the
//                                  digit of the greatest output and of the second greatest, 0 ... 9, or null if nothing is drawn; the
//                                  difference between these outputs; whether it is too small for an answer, so that the page shows "?"; the
//                                  10 outputs; the 256 pixels of the image [16][16] that the network saw.
//   lecun1989.predict(image)       reads 256 numbers, an image [16][16] row by row, -1 background ... +1 ink. Returns the same.
//   lecun1989.strokes()            returns the strokes that are on the pad now, as `recognise` takes them.
//
// Other arguments throw a TypeError that says where, what was expected and what was found. While no weights are loaded, the first two throw
// an Error. <html data-state="loading|ready|failed"> tells when they can be called, <html data-weights> which weights are in use.

import type { App } from './app';
import { IMAGE_SIDE } from './engine/architecture';
import type { Reading as CoreReading } from './engine/contract';
import type { Model } from './engine/core';
import { described } from './engine/module';
import type { Point, Stroke, Strokes } from './engine/strokes';
import { phaseOf } from './state';

export interface Reading {
  digit: number | null;
  second: number | null;
  margin: number;
  rejected: boolean;
  outputs: number[];
  image: number[];
}

export interface Api {
  recognise(strokes: unknown): Reading;
  predict(image: unknown): Reading;
  strokes(): [number, number][][];
}

declare global {
  var lecun1989: Api;
}

const PIXELS = IMAGE_SIDE * IMAGE_SIDE;
const PART = 'a number from 0 to 1 (a fraction of the pad’s side)';

export function publish(app: App): void {
  globalThis.lecun1989 = {
    recognise: (strokes) => readingOf(readerOf(app).read(checkedStrokes(strokes))),
    predict: (image) => readingOf(readerOf(app).predict(checkedImage(image))),
    strokes: () => app.state.strokes.map((stroke) => stroke.map(({ x, y }) => [x, y])),
  };
  console.info(
    'The reader is available as lecun1989: lecun1989.recognise([[[0.5, 0.2], [0.5, 0.8]]]) reads strokes of points [x, y] in the unit ' +
      'square, lecun1989.predict(image) reads 256 numbers from -1 to +1, lecun1989.strokes() returns what is on the pad.',
  );
}

function readerOf(app: App): Model {
  if (app.reader === null) throw new Error(`lecun1989: expected the page to be ready, found it ${phaseOf(app.state)}`);
  return app.reader;
}

function readingOf({ digit, second, margin, rejected, outputs, image }: CoreReading): Reading {
  return { digit, second, margin, rejected, outputs: [...outputs], image: [...image] };
}

function checkedStrokes(value: unknown): Strokes {
  return arrayAt(value, 'strokes', 'an array of strokes').map((stroke, i) => checkedStroke(stroke, `strokes[${i}]`));
}

function checkedStroke(value: unknown, name: string): Stroke {
  const points = arrayAt(value, name, 'a stroke (an array of points [x, y])');
  if (points.length === 0) fail(name, value, 'at least one point');
  return points.map((point, i) => checkedPoint(point, `${name}[${i}]`));
}

function checkedPoint(value: unknown, name: string): Point {
  const pair = arrayAt(value, name, 'a point [x, y]');
  if (pair.length !== 2) fail(name, value, 'two numbers [x, y]');
  return { x: numberAt(pair[0], `${name}[0]`, 0, PART), y: numberAt(pair[1], `${name}[1]`, 0, PART) };
}

function checkedImage(value: unknown): Float32Array {
  const pixels = value instanceof Float32Array ? [...value] : arrayAt(value, 'image', `an array of ${PIXELS} numbers`);
  if (pixels.length !== PIXELS) fail('image.length', pixels.length, String(PIXELS));
  return Float32Array.from(pixels, (pixel, i) => numberAt(pixel, `image[${i}]`, -1, 'a number from -1 (background) to +1 (ink)'));
}

function arrayAt(value: unknown, name: string, expected: string): readonly unknown[] {
  if (!Array.isArray(value)) fail(name, value, expected);
  return value;
}

function numberAt(value: unknown, name: string, least: number, expected: string): number {
  if (typeof value !== 'number' || !(value >= least && value <= 1)) fail(name, value, expected);
  return value;
}

function fail(name: string, found: unknown, expected: string): never {
  throw new TypeError(`${name}: expected ${expected}, found ${described(found)}`);
}
