// Values to shades: one colour of the style sheet's and how strongly to lay it on the paper. So that light and dark follow the style sheet,
// nothing here is a colour. Blue and orange stay apart for every kind of colour vision.

export type Scale = 'ink' | 'diverging';

export interface Shade {
  readonly colour: '--ink' | '--positive' | '--negative'; // a custom property of style.css
  readonly strength: number; // 0 is bare paper, 1 the full colour
}

/// `limit` is the magnitude that takes the full colour. Ink runs one way only, from -limit, bare paper.
export function shade(scale: Scale, value: number, limit: number): Shade {
  if (scale === 'ink') return { colour: '--ink', strength: between0And1((value / limit + 1) / 2) };
  return { colour: value < 0 ? '--negative' : '--positive', strength: between0And1(Math.abs(value) / limit) };
}

/// Evenly spaced values across a diverging scale, for its legend.
export function steps(limit: number, count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => limit * ((2 * i) / (count - 1) - 1));
}

export { onThemeChange } from './theme';

function between0And1(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
