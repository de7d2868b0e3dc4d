// What Undo goes back to, and the stroke under the pen. Both stay small, however long a visitor draws.

import type { Point, Stroke, Strokes } from '../engine/strokes';

const MOST_STEPS = 200;
const MOST_POINTS = 100_000; // some megabytes

/// The history with one more step. The oldest steps are dropped when there are too many, or if they hold too many points beside the new
/// step's. A stroke that several steps share counts once.
export function remembered<Step>(history: readonly Step[], step: Step, strokesOf: (step: Step) => Strokes): readonly Step[] {
  const counted = new Set<Stroke>();
  let points = 0;
  /// Adds the strokes that no newer step has. Steps that share a stroke share all before it.
  const count = (strokes: Strokes): number => {
    for (let i = strokes.length - 1; i >= 0 && !counted.has(strokes[i]!); --i) {
      counted.add(strokes[i]!);
      points += strokes[i]!.length;
    }
    return points;
  };
  count(strokesOf(step));
  points = 0;
  let oldest = history.length;
  while (oldest > 0 && history.length - oldest + 1 < MOST_STEPS && count(strokesOf(history[oldest - 1]!)) <= MOST_POINTS) --oldest;
  return [...history.slice(oldest), step];
}

/// Appends points to a stroke, in place, except those that repeat the one before. Returns whether there were any.
export function grow(stroke: Stroke, points: readonly Point[]): boolean {
  const before = stroke.length;
  for (const point of points) {
    const last = stroke.at(-1);
    if (last === undefined || last.x !== point.x || last.y !== point.y) (stroke as Point[]).push(point);
  }
  return stroke.length > before;
}
