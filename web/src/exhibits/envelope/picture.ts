// Pictures: files and films to bytes for the core. The only place of the page where a canvas is read back, as a picture has no strokes to send
// in its stead; what a visitor draws is never read so.

import type { Size } from './state';

/// A larger picture says no more about its digits.
const LONGEST_SIDE = 1600;

export interface Picture extends Size {
  readonly bytes: Uint8ClampedArray; // red, green, blue, opacity
}

/// Rejects with a sentence where the browser knows no such picture.
export async function decoded(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file);
  } catch {
    throw new Error('This file is no picture that the browser can show: expected a photo, a PNG or JPEG for example.');
  }
}

/// Scaled down to `longest` pixels on its longer side, if need be.
export function bytesOf(source: CanvasImageSource, { columns, rows }: Size, longest = LONGEST_SIDE): Picture {
  const scale = Math.min(1, longest / Math.max(columns, rows));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(Math.round(columns * scale), 1);
  canvas.height = Math.max(Math.round(rows * scale), 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives the page no canvas to take the picture apart with.');
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { bytes: data, columns: canvas.width, rows: canvas.height };
}
