// Strokes: what a pen leaves on the pad, as points in its unit square, and as the flat arrays that the core takes.

/// A place on the pad: x to the right, y down, both a part of the pad's side, 0 ... 1.
export interface Point {
  readonly x: number;
  readonly y: number;
}

/// Pens record places on a raster of so many steps a side, finer than any screen shows: so a link holds the very points that were drawn.
export const RASTER = 4096;

/// From a touch to the lift. One point alone is a dot.
export type Stroke = readonly Point[];
export type Strokes = readonly Stroke[];

/// As the core takes strokes: x, y of every point, one after another, and how many points each stroke has.
export function flattened(strokes: Strokes): [Float32Array, Uint32Array] {
  const lengths = Uint32Array.from(strokes, ({ length }) => length);
  const points = new Float32Array(2 * lengths.reduce((sum, length) => sum + length, 0));
  let next = 0;
  for (const stroke of strokes) {
    for (const { x, y } of stroke) {
      points[next++] = x;
      points[next++] = y;
    }
  }
  return [points, lengths];
}

export function onRaster(part: number): number {
  return Math.round(part * RASTER) / RASTER;
}
