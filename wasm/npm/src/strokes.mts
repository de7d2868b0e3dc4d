// Strokes as the core takes them: in one array, however they were given.
import { described, Lecun1989Error } from './error.mjs';
import type { Point, Strokes } from './types.mjs';

/** x, y of every point, one after another, and how many points each stroke has. Throws where strokes are something else. */
export function flattened(strokes: Strokes): [Float32Array, Uint32Array] {
  const strokeCount = lengthOf(strokes, 'strokes', 'an array of strokes');
  const lengths = new Uint32Array(strokeCount);
  let pointCount = 0;
  for (let i = 0; i < strokeCount; ++i) {
    lengths[i] = lengthOf(strokes[i], `strokes[${i}]`, 'an array of points');
    pointCount += lengths[i]!;
  }
  const points = new Float32Array(2 * pointCount);
  let next = 0;
  for (let i = 0; i < strokeCount; ++i) {
    const stroke = strokes[i]!;
    for (let j = 0; j < lengths[i]!; ++j) {
      const point = stroke[j] as Partial<Record<0 | 1 | 'length' | 'x' | 'y', unknown>> | null | undefined;
      const isPair = point?.length === 2;
      const x = isPair ? point[0] : point?.x;
      const y = isPair ? point[1] : point?.y;
      if (typeof x !== 'number' || typeof y !== 'number') throw refusal(`strokes[${i}][${j}]`, '[x, y] or { x, y } in numbers', stroke[j]);
      points[next++] = x;
      points[next++] = y;
    }
  }
  return [points, lengths];
}

function lengthOf(given: ArrayLike<ArrayLike<Point> | Point> | undefined, name: string, expected: string): number {
  if (Array.isArray(given) || (typeof given === 'object' && Number.isInteger(given?.length))) return given.length;
  throw refusal(name, expected, given);
}

const refusal = (name: string, expected: string, found: unknown): Lecun1989Error =>
  new Lecun1989Error('strokes', `${name}: expected ${expected}, found ${described(found)}`);
