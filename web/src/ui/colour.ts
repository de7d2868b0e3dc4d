// Turns values into shades: a colour from the style sheet, and how strongly it covers the paper. No colour is named here, so that both
// themes are the style sheet's; the browser reports its three colours as rgb(). Blue and orange differ for every kind of colour vision.

import { onThemeChange } from './theme';

export type Scale = 'ink' | 'diverging';

export interface Shade {
  readonly colour: '--ink' | '--positive' | '--negative'; // a custom property of style.css
  readonly strength: number; // 0 is bare paper, 1 the full colour
}

/// `limit` is the magnitude that gets the full colour. The ink scale runs one way, from -limit, which is bare paper.
export function shade(scale: Scale, value: number, limit: number): Shade {
  if (scale === 'ink') return { colour: '--ink', strength: between0And1((value / limit + 1) / 2) };
  return { colour: value < 0 ? '--negative' : '--positive', strength: between0And1(Math.abs(value) / limit) };
}

/// Evenly spaced values from -1 to 1, for the legend of a diverging scale.
export function steps(count: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => (2 * i) / (count - 1) - 1);
}

/// An image with one pixel for each value, row by row. There must be at least one value.
export function pixels(values: Float32Array, columns: number, scale: Scale, limit: number): ImageData {
  const image = new ImageData(columns, values.length / columns);
  const { data } = image;
  const colours = palette();
  for (let i = 0; i < values.length; ++i) {
    const { colour, strength } = shade(scale, values[i]!, limit);
    const rgb = colours[colour];
    data[4 * i] = rgb[0];
    data[4 * i + 1] = rgb[1];
    data[4 * i + 2] = rgb[2];
    data[4 * i + 3] = 255 * strength;
  }
  return image;
}

type Rgb = readonly [number, number, number]; // each 0 ... 255
type Palette = Readonly<Record<Shade['colour'], Rgb>>;

let known: Palette | null = null;
onThemeChange(() => {
  known = null;
});

/// The style sheet's colours for the current theme. Cached, because asking at every pen movement would make the browser recompute all
/// styles.
function palette(): Palette {
  if (known !== null) return known;
  const style = getComputedStyle(document.documentElement);
  const rgb = (name: Shade['colour']): Rgb => {
    const [red = 0, green = 0, blue = 0] = style.getPropertyValue(name).match(/\d+/g)?.map(Number) ?? [];
    return [red, green, blue];
  };
  const found = { '--ink': rgb('--ink'), '--positive': rgb('--positive'), '--negative': rgb('--negative') };
  if (style.getPropertyValue('--ink') !== '') known = found;
  return found;
}

function between0And1(value: number): number {
  return Math.min(Math.max(value, 0), 1);
}
