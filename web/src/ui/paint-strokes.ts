// Paints strokes on a canvas for the visitor. What is painted here is never read back: the core draws its own ink.

import type { Strokes } from '../engine/strokes';

export interface Surface {
  readonly width_px: number; // what the strokes' x are fractions of
  readonly height_px: number; // what the strokes' y are fractions of
  readonly pen_px: number; // the width of a line
  readonly colour: string;
}

export function paintStrokes(context: CanvasRenderingContext2D, strokes: Strokes, { width_px, height_px, pen_px, colour }: Surface): void {
  context.lineWidth = pen_px;
  context.strokeStyle = colour;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    context.beginPath();
    for (const { x, y } of stroke) context.lineTo(x * width_px, y * height_px);
    if (stroke.length === 1) context.lineTo(stroke[0]!.x * width_px + 0.01, stroke[0]!.y * height_px); // so that a dot is drawn
    context.stroke();
  }
}
