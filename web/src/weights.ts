// The weights that the page ships: which there are, where they lie, and what their files say about themselves. Every number about them
// on the page comes from that provenance. Whether a file is sound is for the core to say, not for this file.

import { provenance as mnist1989 } from '@weights/mnist1989.json';
import mnist1989Address from '@weights/mnist1989.json?url';
import { provenance as zip1989 } from '@weights/zip1989.json';
import zip1989Address from '@weights/zip1989.json?url';
import { fetchFile } from './fetch';

export type WeightsId = 'zip1989' | 'mnist1989';

/// The weights that the page begins with.
export const DEFAULT_WEIGHTS: WeightsId = 'mnist1989';

export interface DataName {
  readonly name: string; // "zip", "mnist"
  readonly half: string; // "train", "test"
}

export interface Score {
  readonly examples: number;
  readonly misses: number;
  readonly errorPercent: number;
}

/// How a file came about, as it says itself.
export interface Provenance {
  readonly recipe: string;
  readonly passes: number;
  readonly data: readonly DataName[]; // trained on; at least one
  readonly train: Score;
  readonly test: { readonly data: DataName; readonly score: Score } | null;
}

export interface Weights {
  readonly id: WeightsId;
  readonly title: string;
  readonly address: string;
  readonly provenance: Provenance | null; // as it was when the page was built; null when it cannot be read
}

export const WEIGHTS: readonly Weights[] = [
  { id: 'mnist1989', title: 'MNIST digits', address: mnist1989Address, provenance: readProvenance(mnist1989) },
  { id: 'zip1989', title: 'Zip codes of 1989', address: zip1989Address, provenance: readProvenance(zip1989) },
];

export function isWeightsId(text: string): text is WeightsId {
  return WEIGHTS.some((weights) => weights.id === text);
}

const DATA_TITLES: Readonly<Record<string, string>> = { mnist: 'MNIST', zip: 'zip codes', strokes: 'pen strokes', synthetic: 'synthetic' };

/// Data sets by name, for the visitor; as the file has it where the page has no better one.
export function dataTitle(data: readonly DataName[]): string {
  return data.map(({ name }) => DATA_TITLES[name] ?? name).join(' and ');
}

export function weightsOf(id: WeightsId): Weights {
  const found = WEIGHTS.find((weights) => weights.id === id);
  if (found === undefined) throw new Error(`There are no weights "${id}" in the list.`);
  return found;
}

/// The text of a weights file. Throws as `fetchFile` does.
export async function fetchWeights(id: WeightsId): Promise<string> {
  return (await fetchFile(weightsOf(id).address)).text();
}

/// The provenance in a weights file's text; null when there is none to be read.
export function provenanceIn(text: string): Provenance | null {
  try {
    return readProvenance(record(JSON.parse(text))?.['provenance']);
  } catch {
    return null;
  }
}

function readProvenance(value: unknown): Provenance | null {
  const source = record(value);
  const train = readScore(source?.['train']);
  const data = source?.['data'];
  if (source === null || train === null || !Array.isArray(data)) return null;
  const test = record(source['test']);
  const score = readScore(test?.['score']);
  return {
    recipe: text(source['recipe']),
    passes: number(source['passes']),
    data: data.map(readDataName),
    train,
    test: test === null || score === null ? null : { data: readDataName(test['data']), score },
  };
}

function readDataName(value: unknown): DataName {
  const source = record(value);
  return { name: text(source?.['name']), half: text(source?.['half']) };
}

function readScore(value: unknown): Score | null {
  const source = record(value);
  if (source === null) return null;
  return { examples: number(source['examples']), misses: number(source['misses']), errorPercent: number(source['error_percent']) };
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : NaN;
}
