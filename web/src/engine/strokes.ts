// Strokes as points in the pad's unit square, and as the flat arrays that the core takes.

/// A point on the pad: x to the right, y down, both as a fraction of the pad's side, 0 ... 1.
export interface Point {
  readonly x: number;
  readonly y: number;
}

export { onRaster, RASTER } from '@package/raster.mjs';

/// The points from touch to lift. A single point is a dot.
export type Stroke = readonly Point[];
export type Strokes = readonly Stroke[];

/// Strokes as the core takes them: x, y of every point in turn, and the number of points in each stroke.
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
