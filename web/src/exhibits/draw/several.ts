// Whether a drawing looks like several digits side by side, which the pad reads as one.

import type { Strokes } from '../../engine/strokes';

/// A digit is at least so much as high as the highest; smaller things are dots and dirt.
const LEAST_PART = 0.5;

interface Piece {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/// Strokes above each other belong together. pen: the width of a line; pieces that are nearer to each other belong together too.
export function isSeveral(strokes: Strokes, pen: number): boolean {
  const pieces: Piece[] = [];
  for (const box of strokes.map(boxOf).sort((one, other) => one.left - other.left)) {
    const last = pieces.at(-1);
    if (last !== undefined && box.left - last.right <= pen) join(last, box);
    else pieces.push(box);
  }
  const heights = pieces.map(({ top, bottom }) => bottom - top);
  const least = LEAST_PART * Math.max(...heights);
  return heights.filter((height) => height > pen && height >= least).length > 1;
}

function join(piece: Piece, { right, top, bottom }: Piece): void {
  piece.right = Math.max(piece.right, right);
  piece.top = Math.min(piece.top, top);
  piece.bottom = Math.max(piece.bottom, bottom);
}

function boxOf(stroke: Strokes[number]): Piece {
  const box = { left: 1, right: 0, top: 1, bottom: 0 };
  for (const { x, y } of stroke) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}
