// Strokes as points in the pad's unit square, and as the flat arrays that the core takes.

/// A point on the pad: x to the right, y down, both as a fraction of the pad's side, 0 ... 1.
export interface Point {
  readonly x: number;
  readonly y: number;
}

export { onRaster, RASTER } from '@package/raster.mjs';

/// The points from touch to lift. A single point is a dot. While the pen is down, the last stroke of a drawing grows in place: copying it at
/// every movement would make long strokes slow.
export type Stroke = readonly Point[];
export type Strokes = readonly Stroke[];

/// Puts strokes into the flat arrays that the core takes. It keeps its arrays: a stroke that grows costs its new points, however long it and
/// the drawing are.
export class Flattener {
  private points = new Float32Array(1024);
  private lengths = new Uint32Array(64);
  private drawing: Strokes | null = null; // what the arrays hold
  private known: Stroke[] = [];
  private used = 0; // of `points`

  /// across: a factor for every x.
  constructor(private readonly across = 1) {}

  /// x, y of every point in turn, and the number of points in each stroke. Both are valid until the next call.
  of(strokes: Strokes): [Float32Array, Uint32Array] {
    if (strokes !== this.drawing) this.keepBeginning(strokes);
    this.drawing = strokes;
    if (this.known.length > 0) this.append(this.known.at(-1)!, this.known.length - 1);
    for (let i = this.known.length; i < strokes.length; ++i) {
      this.known.push(strokes[i]!);
      if (i === this.lengths.length) this.lengths = grown(this.lengths, new Uint32Array(2 * i));
      this.lengths[i] = 0;
      this.append(strokes[i]!, i);
    }
    return [this.points.subarray(0, this.used), this.lengths.subarray(0, this.known.length)];
  }

  /// Keeps the strokes that both drawings begin with. Only the last stroke of a drawing grows.
  private keepBeginning(strokes: Strokes): void {
    let same = 0;
    let points = 0;
    for (; same < this.known.length && this.known[same] === strokes[same]; ++same) {
      if (same + 1 < strokes.length && this.lengths[same] !== strokes[same]!.length) break;
      points += this.lengths[same]!;
    }
    this.known.length = same;
    this.used = 2 * points;
  }

  /// Appends what is not there yet of the drawing's stroke i, the last one that the arrays hold.
  private append(stroke: Stroke, i: number): void {
    const { length } = stroke;
    const more = length - this.lengths[i]!;
    if (this.used + 2 * more > this.points.length) {
      this.points = grown(this.points, new Float32Array(2 * (this.used + 2 * more)));
    }
    for (let j = length - more; j < length; ++j) {
      const { x, y } = stroke[j]!;
      this.points[this.used++] = x * this.across;
      this.points[this.used++] = y;
    }
    this.lengths[i] = length;
  }
}

function grown<T extends Float32Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

const drawing = new Flattener();

/// Strokes as the core takes them: x, y of every point in turn, and the number of points in each stroke. Both are valid until the next call.
export const flattened = (strokes: Strokes): [Float32Array, Uint32Array] => drawing.of(strokes);

/// CHOICE: the length of ink along the pad's edges, in sides, from which on a drawing counts as cut off. Of pen digits with a third off the
/// pad 10 % were misread and taken for sure; of those that are not declined so, 5 % are.
const MOST_ALONG_EDGE = 0.2;

/// What is known of strokes, which only grow: a movement of the pen costs its new points.
const alongEdge = new WeakMap<Stroke, { readonly points: number; readonly length: number }>();

/// Whether a good part of the drawing lay off the pad: the ink of a pen that leaves it runs along its edge.
export const isCutOff = (strokes: Strokes): boolean => strokes.reduce((sum, stroke) => sum + lengthAlongEdge(stroke), 0) > MOST_ALONG_EDGE;

function lengthAlongEdge(stroke: Stroke): number {
  const known = alongEdge.get(stroke);
  let length = known?.length ?? 0;
  for (let i = Math.max(known?.points ?? 1, 1); i < stroke.length; ++i) {
    const [from, to] = [stroke[i - 1]!, stroke[i]!];
    if (from.x === to.x && isEdge(to.x)) length += Math.abs(to.y - from.y);
    if (from.y === to.y && isEdge(to.y)) length += Math.abs(to.x - from.x);
  }
  alongEdge.set(stroke, { points: stroke.length, length });
  return length;
}

const isEdge = (place: number): boolean => place === 0 || place === 1;
