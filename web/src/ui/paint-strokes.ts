// Paints strokes on a canvas for the visitor. What is painted here is never read back: the core draws its own ink.

import type { Stroke, Strokes } from '../engine/strokes';

export interface Surface {
  readonly width_px: number; // what the strokes' x are fractions of
  readonly height_px: number; // what the strokes' y are fractions of
  readonly pen_px: number; // the width of a line
  readonly colour: string;
}

/// Paints one canvas. A stroke that grows costs only its new points.
export class StrokePainter {
  private strokes: Strokes | null = null; // what the canvas shows
  private points = 0; // of the last stroke
  private look = '';

  /// isWhole: paints all of it anew, for example after the pen is lifted, since where pieces meet, the edge is a shade darker.
  paint(context: CanvasRenderingContext2D, strokes: Strokes, surface: Surface, isWhole: boolean): void {
    const look = JSON.stringify(surface);
    const stroke = strokes.at(-1);
    if (!isWhole && strokes === this.strokes && look === this.look && stroke !== undefined) {
      if (stroke.length > this.points) paintStroke(context, stroke, this.points - 1, surface);
    } else {
      context.clearRect(0, 0, context.canvas.width, context.canvas.height);
      prepare(context, surface);
      for (const each of strokes) paintStroke(context, each, 0, surface);
    }
    [this.strokes, this.points, this.look] = [strokes, stroke?.length ?? 0, look];
  }

  /// The canvas shows something else.
  forget(): void {
    this.strokes = null;
  }
}

function prepare(context: CanvasRenderingContext2D, { pen_px, colour }: Surface): void {
  context.lineWidth = pen_px;
  context.strokeStyle = colour;
  context.lineCap = 'round';
  context.lineJoin = 'round';
}

/// Paints the stroke's points from `first` on.
function paintStroke(context: CanvasRenderingContext2D, stroke: Stroke, first: number, { width_px, height_px }: Surface): void {
  context.beginPath();
  for (let i = first; i < stroke.length; ++i) context.lineTo(stroke[i]!.x * width_px, stroke[i]!.y * height_px);
  if (stroke.length === 1) context.lineTo(stroke[0]!.x * width_px + 0.01, stroke[0]!.y * height_px); // so that a dot is drawn
  context.stroke();
}
