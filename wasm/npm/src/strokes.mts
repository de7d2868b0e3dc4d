// Strokes as the core takes them: in one array, however they were given.
import { described, Lecun1989Error } from './error.mjs';
import type { Point, Strokes } from './types.mjs';

/** In a drawing: ten seconds of a pen that reports a thousand points a second. */
export const MOST_POINTS = 10_000;

/** As in the core. */
const FARTHEST_COORDINATE = 1e6;

/** x, y of every point, one after another, and how many points each stroke has. Throws if strokes are something else or too long. */
export function flattened(strokes: Strokes): [Float32Array, Uint32Array] {
  const strokeCount = lengthOf(strokes, 'strokes', 'an array of strokes');
  if (strokeCount > MOST_POINTS) throw refusal('strokes', `at most ${MOST_POINTS} strokes`, strokeCount);
  const lengths = new Uint32Array(strokeCount);
  let pointCount = 0;
  for (let i = 0; i < strokeCount; ++i) {
    const length = lengthOf(strokes[i], `strokes[${i}]`, 'an array of points');
    lengths[i] = length;
    pointCount += length;
  }
  if (pointCount > MOST_POINTS) throw refusal('strokes', `at most ${MOST_POINTS} points in all`, pointCount);
  const points = new Float32Array(2 * pointCount);
  let next = 0;
  for (let i = 0; i < strokeCount; ++i) {
    const stroke = strokes[i]!;
    for (let j = 0; j < lengths[i]!; ++j) {
      const point = stroke[j] as Partial<Record<0 | 1 | 'length' | 'x' | 'y', unknown>> | null | undefined;
      const isPair = point?.length === 2; // of a Float32Array too
      const x = isPair ? point[0] : point?.x;
      const y = isPair ? point[1] : point?.y;
      if (typeof x !== 'number' || typeof y !== 'number') throw refusal(`strokes[${i}][${j}]`, '[x, y] or { x, y } in numbers', stroke[j]);
      points[next++] = x;
      points[next++] = y;
    }
  }
  return [points, lengths];
}

/** Strokes whose points are all [x, y]. Throws if the core would refuse them. */
export function checkedPairs(strokes: Strokes): [x: number, y: number][][] {
  const [points, lengths] = flattened(strokes);
  let next = 0;
  return Array.from(lengths, (length, i) =>
    Array.from({ length }, (_, j) => {
      for (const coordinate of points.subarray(next, (next += 2))) {
        if (Math.abs(coordinate) <= FARTHEST_COORDINATE) continue;
        throw refusal(`strokes[${i}][${j}]`, 'coordinates within a million of 0', coordinate);
      }
      const point = strokes[i]![j] as Partial<ArrayLike<number> & Record<'x' | 'y', number>>;
      return point.length === 2 ? [point[0]!, point[1]!] : [point.x!, point.y!];
    }),
  );
}

function lengthOf(given: ArrayLike<ArrayLike<Point> | Point> | undefined, name: string, expected: string): number {
  const length = typeof given === 'object' && given !== null ? given.length : -1;
  if (Number.isInteger(length) && length >= 0) return length;
  throw refusal(name, expected, given);
}

const refusal = (name: string, expected: string, found: unknown): Lecun1989Error =>
  new Lecun1989Error('strokes', `${name}: expected ${expected}, found ${described(found)}`);
