// Turns picture files and camera frames into bytes for the core. This is the only place where the page reads a canvas back, because a
// picture has no strokes. What a visitor draws is never read this way.

import type { Size } from './state';

/// More pixels would not help to read the digits.
const LONGEST_SIDE = 1600;

export interface Picture extends Size {
  readonly bytes: Uint8ClampedArray; // red, green, blue, opacity
}

/// Rejects with a sentence if the browser cannot decode the picture.
export async function decoded(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file);
  } catch {
    throw new Error('This file is not a picture that the browser can show: expected a photo, for example a PNG or JPEG.');
  }
}

/// Scales the picture down to `longest` pixels on its longer side if it is larger.
export async function bytesOf(source: CanvasImageSource, { columns, rows }: Size, longest = LONGEST_SIDE): Promise<Picture> {
  const scale = Math.min(1, longest / Math.max(columns, rows));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(Math.round(columns * scale), 1);
  canvas.height = Math.max(Math.round(rows * scale), 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser does not give the page a canvas, which it needs to read pictures.');
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { bytes: data, columns: canvas.width, rows: canvas.height };
}
