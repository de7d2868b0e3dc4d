// What callers give, checked where the core would take something else for what it expects.
import { described, Lecun1989Error, type ErrorCode } from './error.mjs';
import type { Image } from './types.mjs';

/** Options; throws if they are not an object. */
export function optionsIn<T extends object>(options: T): T {
  if (typeof options === 'object' && options !== null) return options;
  throw new Lecun1989Error('options', `options: expected an object, found ${described(options)}`);
}

/** Any number; throws if it is something else, which the core would convert. */
export function numberIn(given: number, name: string, code: ErrorCode): number {
  if (typeof given === 'number') return given;
  throw new Lecun1989Error(code, `${name}: expected a number, found ${described(given)}`);
}

/** Any name; throws if it is not a string. */
export function nameIn(given: string, name: string): string {
  if (typeof given === 'string') return given;
  throw new Lecun1989Error('name', `${name}: expected a name, found ${described(given)}`);
}

/** The width of a pen, refused with the code of strokes, as in the core. */
export const penIn = (width: number): number => numberIn(width, 'pen width', 'strokes');

/** An image whose elements are numbers; the core looks at the rest. */
export function imageIn(image: Image): Image {
  const other = Array.isArray(image) ? image.findIndex((pixel) => typeof pixel !== 'number') : -1;
  if (other >= 0) numberIn(image[other] as number, `image[${other}]`, 'image');
  return image;
}
