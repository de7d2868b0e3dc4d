// A drawing and the name of the weights that read it, in the part of the page's address after #, which browsers do not send to servers.
// #drawing=<strokes>&pixels=<edited image>&weights=<name>. Points lie on the pad's raster, so that a link holds exactly what was drawn.

import { IMAGE_SIDE } from '../../engine/architecture';
import { RASTER, type Point, type Stroke, type Strokes } from '../../engine/strokes';
import { isWeightsId, type WeightsId } from '../../engine/weights';
import type { Sketch } from '../../state';
import { ByteReader, ByteWriter } from './bytes';

export interface Link {
  readonly sketch: Sketch | null; // null if the link holds no drawing
  readonly weights: WeightsId | null; // null if it names none of the page's weights
  readonly problem: string | null; // a sentence about what could not be used
}

const MOST_POINTS = 100_000;
const PIXELS = IMAGE_SIDE * IMAGE_SIDE;

/// weights: null for the visitor's own weights, which a link cannot hold.
export function hashOf({ strokes, pixels }: Sketch, weights: WeightsId | null): string {
  const edited = pixels === null ? '' : `&pixels=${lettersOfPixels(pixels)}`;
  return `#drawing=${lettersOf(strokes)}${edited}${weights === null ? '' : `&weights=${weights}`}`;
}

/// The link in an address; null if it is not a link to a drawing.
export function linkIn(hash: string): Link | null {
  const parts = new Map<string, string | undefined>(
    hash
      .slice(1)
      .split('&')
      .map((part) => part.split('=', 2) as [string, string | undefined]),
  );
  const [drawing, pixels, weights] = [parts.get('drawing'), parts.get('pixels'), parts.get('weights')];
  if (drawing === undefined && weights === undefined) return null;
  try {
    const edited = pixels === undefined ? null : pixelsOf(pixels);
    const sketch = drawing === undefined ? null : { strokes: strokesOf(drawing), pixels: edited };
    if (weights === undefined || isWeightsId(weights)) return { sketch, weights: weights ?? null, problem: null };
    return { sketch, weights: null, problem: `The link names weights that this page does not have, “${weights}”.` };
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    return { sketch: null, weights: null, problem: `The link to a drawing is damaged: ${why}.` };
  }
}

/// The number of strokes, then for each stroke the number of points and each point's distance from the previous one.
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

/// The exact bits of 256 numbers.
function lettersOfPixels(pixels: Float32Array): string {
  const writer = new ByteWriter();
  const view = new DataView(new ArrayBuffer(4 * PIXELS));
  pixels.forEach((pixel, i) => view.setFloat32(4 * i, pixel, true));
  writer.raw(new Uint8Array(view.buffer));
  return writer.letters();
}

function pixelsOf(letters: string): Float32Array {
  const reader = new ByteReader(letters);
  const view = new DataView(reader.raw(4 * PIXELS).buffer);
  const pixels = Float32Array.from({ length: PIXELS }, (_, i) => view.getFloat32(4 * i, true));
  if (reader.left > 0 || !pixels.every((pixel) => Math.abs(pixel) <= 1)) throw new Error('its pixels are not 256 numbers from -1 to +1');
  return pixels;
}
