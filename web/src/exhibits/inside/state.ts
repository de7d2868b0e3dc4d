// The inside exhibit's part of the page's state: what the visitor looks at, what the core answered, and the functions that change it. Pure.

import { LAYER_SHAPES } from '../../engine/architecture';
import type { Activations, Arithmetic, LayerName } from '../../engine/contract';

/// One unit, counted [plane][row][column].
export interface UnitName {
  readonly layer: LayerName;
  readonly unit: number;
}

/// What the core says about one reading.
export interface Found {
  readonly reading: Activations; // without the kernels that are switched off
  readonly whole: Activations; // of the whole network
  readonly arithmetic: Arithmetic | null; // of the selected unit
  readonly slopes: Float32Array | null; // [16][16], the slope of the winning output by each pixel
  readonly place: Float32Array; // left, top, width and height of what the 16x16 image shows of the pad; empty if it is not from the pad
}

export interface Inside {
  readonly off: number; // bit p is set if H1's kernel p is switched off
  readonly selected: UnitName | null;
  readonly kernel: number | null; // pointed at
  readonly why: boolean;
  readonly found: Found | null;
  readonly problem: string | null;
}

export const INSIDE_START: Inside = { off: 0, selected: null, kernel: null, why: false, found: null, problem: null };

export const isOff = (inside: Inside, kernel: number): boolean => ((inside.off >> kernel) & 1) === 1;

export const switched = (inside: Inside, kernel: number): Inside => ({ ...inside, off: inside.off ^ (1 << kernel) });

export const allOn = (inside: Inside): Inside => ({ ...inside, off: 0 });

export const selected = (inside: Inside, unit: UnitName): Inside =>
  inside.selected?.layer === unit.layer && inside.selected.unit === unit.unit ? inside : { ...inside, selected: unit };

export const deselected = (inside: Inside): Inside => (inside.selected === null ? inside : { ...inside, selected: null });

export const pointedAt = (inside: Inside, kernel: number | null): Inside => (inside.kernel === kernel ? inside : { ...inside, kernel });

export const asked = (inside: Inside, why: boolean): Inside => ({ ...inside, why });

export const answered = (inside: Inside, found: Found | null): Inside => ({ ...inside, found, problem: null });

export const failed = (inside: Inside, problem: string): Inside => ({ ...inside, found: null, problem });

export function valuesOf(reading: Activations, layer: LayerName): Float32Array {
  return { H1: reading.h1, H2: reading.h2, H3: reading.h3, output: reading.outputs }[layer];
}

/// The name of a unit in words, counted from 1; outputs are named by their digits.
export function inWords({ layer, unit }: UnitName): string {
  if (layer === 'output') return `Output ${unit}`;
  if (layer === 'H3') return `H3, unit ${unit + 1}`;
  const { side } = LAYER_SHAPES[layer];
  const place = unit % (side * side);
  return `${layer}, plane ${Math.floor(unit / (side * side)) + 1}, row ${Math.floor(place / side) + 1}, column ${(place % side) + 1}`;
}
