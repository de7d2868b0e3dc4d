// Turns picture files and camera frames into bytes for the core. This is the only place where the page reads pixels back, because a picture
// has no strokes. What a visitor draws is never read this way.

import type { Size } from './state';

/// More pixels would not help to read the digits.
const LONGEST_SIDE = 1600;

/// So much may a level differ that is read back: less does not change what is read.
const TOLERANCE = 8;

export interface Picture extends Size {
  readonly bytes: Uint8ClampedArray; // red, green, blue, opacity
}

type Source = ImageBitmap | HTMLVideoElement | ImageData;

/// Reads a picture's bytes, scaled to that size.
type Way = (source: Source, size: Size) => Promise<Uint8ClampedArray>;

/// Rejects with a sentence if the browser cannot decode the picture.
export async function decoded(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file);
  } catch {
    throw new Error('This file is not a picture that the browser can show: expected a photo, for example a PNG or JPEG.');
  }
}

/// The picture's size, scaled down to `longest` pixels on the longer side if it is larger.
export function sizeFor({ columns, rows }: Size, longest = LONGEST_SIDE): Size {
  const scale = Math.min(1, longest / Math.max(columns, rows));
  return { columns: Math.max(Math.round(columns * scale), 1), rows: Math.max(Math.round(rows * scale), 1) };
}

/// Scales the picture to that size. Rejects with a sentence if the browser does not give its pixels as they are: some change what a page
/// reads back from a canvas, so that nobody can be recognised by it.
export async function bytesOf(source: ImageBitmap | HTMLVideoElement, size: Size): Promise<Picture> {
  const way = await faithfulWay();
  if (way === null) {
    throw new Error(
      'This browser changes the pixels of pictures before a page can read them, as a protection against tracking: this one would be misread. ' +
        'Allow this site to use canvas data (beside the address, or in the settings), and show the picture again; or write the number here.',
    );
  }
  return { ...size, bytes: await way(source, size) };
}

/// Turned clockwise by a quarter.
export async function turned(picture: ImageBitmap): Promise<ImageBitmap> {
  const [canvas, context] = canvasOf({ columns: picture.height, rows: picture.width });
  context.translate(picture.height, 0);
  context.rotate(Math.PI / 2);
  context.drawImage(picture, 0, 0);
  return createImageBitmap(canvas);
}

let known: Way | null = null;

/// The first way to read pixels that gives a known picture back as it was; null if none does. Asked again until there is one, since the
/// visitor may allow it meanwhile.
async function faithfulWay(): Promise<Way | null> {
  for (const way of known === null ? [fromCanvas, fromFrame] : []) {
    if (await isFaithful(way)) {
      known = way;
      break;
    }
  }
  return known;
}

async function isFaithful(way: Way): Promise<boolean> {
  const probe = probePicture();
  try {
    const found = await way(probe, { columns: probe.width, rows: probe.height });
    return found.length === probe.data.length && found.every((level, i) => Math.abs(level - probe.data[i]!) <= TOLERANCE);
  } catch {
    return false; // the browser does not have it
  }
}

/// Opaque, with many levels: browsers may leave a picture of one colour as it is.
function probePicture(): ImageData {
  const probe = new ImageData(32, 32);
  probe.data.forEach((_, i) => {
    probe.data[i] = i % 4 === 3 ? 255 : (i * 37) % 251;
  });
  return probe;
}

async function fromCanvas(source: Source, size: Size): Promise<Uint8ClampedArray> {
  const bitmap = source instanceof ImageData ? await createImageBitmap(source) : source;
  const [, context] = canvasOf(size);
  context.drawImage(bitmap, 0, 0, size.columns, size.rows);
  return context.getImageData(0, 0, size.columns, size.rows).data;
}

/// Through a frame of WebCodecs, which no browser changes so far, but not every one has.
async function fromFrame(source: Source, { columns, rows }: Size): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(source, { resizeWidth: columns, resizeHeight: rows, resizeQuality: 'high' });
  const frame = new VideoFrame(bitmap, { timestamp: 0 });
  try {
    const bytes = new Uint8ClampedArray(4 * columns * rows);
    await frame.copyTo(bytes, { format: 'RGBA', layout: [{ offset: 0, stride: 4 * columns }] });
    return bytes;
  } finally {
    frame.close();
    bitmap.close();
  }
}

function canvasOf({ columns, rows }: Size): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = Object.assign(document.createElement('canvas'), { width: columns, height: rows });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser does not give the page a canvas, which it needs to read pictures.');
  return [canvas, context];
}
