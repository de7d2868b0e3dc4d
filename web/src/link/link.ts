// A drawing and the name of the weights that read it, as the part of the page's address behind #, which browsers send to no server.
// #drawing=<strokes>&weights=<name>. Points lie on the pad's raster, so that a link gives the very points that were drawn.

import type { Point, Stroke, Strokes } from '../strokes';
import { RASTER } from '../strokes';
import { isWeightsId, type WeightsId } from '../weights';
import { ByteReader, ByteWriter } from './bytes';

export interface Link {
  readonly strokes: Strokes | null; // null where the link holds no drawing
  readonly weights: WeightsId | null; // null where it names none of the page's
  readonly problem: string | null; // a sentence about what could not be taken from it
}

const MOST_POINTS = 100_000;

/// weights: null where they are the visitor's own, which no link holds.
export function hashOf(strokes: Strokes, weights: WeightsId | null): string {
  return `#drawing=${lettersOf(strokes)}${weights === null ? '' : `&weights=${weights}`}`;
}

/// What the address says; null where it is no link to a drawing.
export function linkIn(hash: string): Link | null {
  const parts = new Map(hash.slice(1).split('&').map((part) => part.split('=', 2) as [string, string | undefined]));
  const [drawing, weights] = [parts.get('drawing'), parts.get('weights')];
  if (drawing === undefined && weights === undefined) return null;
  try {
    const strokes = drawing === undefined ? null : strokesOf(drawing);
    if (weights === undefined || isWeightsId(weights)) return { strokes, weights: weights ?? null, problem: null };
    return { strokes, weights: null, problem: `The link names weights that this page does not have, “${weights}”.` };
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    return { strokes: null, weights: null, problem: `The link to a drawing is damaged: ${why}.` };
  }
}

/// The number of strokes, and of each the number of its points, and of each how far it is from the one before.
function lettersOf(strokes: Strokes): string {
  const writer = new ByteWriter();
  let [x, y] = [0, 0];
  writer.whole(strokes.length);
  for (const stroke of strokes) {
    writer.whole(stroke.length);
    for (const point of stroke) {
      writer.signed(Math.round(point.x * RASTER) - x);
      writer.signed(Math.round(point.y * RASTER) - y);
      [x, y] = [Math.round(point.x * RASTER), Math.round(point.y * RASTER)];
    }
  }
  return writer.letters();
}

function strokesOf(letters: string): Strokes {
  const reader = new ByteReader(letters);
  let [x, y] = [0, 0];
  const point = (): Point => {
    x += reader.signed(RASTER);
    y += reader.signed(RASTER);
    if (Math.min(x, y) < 0 || Math.max(x, y) > RASTER) throw new Error('a point of it lies beyond the pad');
    return { x: x / RASTER, y: y / RASTER };
  };
  const stroke = (): Stroke => {
    const points = reader.whole(MOST_POINTS);
    if (points === 0) throw new Error('a stroke of it has no points');
    return Array.from({ length: points }, point);
  };
  const strokes = Array.from({ length: reader.whole(MOST_POINTS) }, stroke);
  if (reader.left > 0) throw new Error('there is more of it than expected');
  return strokes;
}
