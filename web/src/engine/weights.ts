// The weights that the page ships: their names, their addresses and their provenance. Every number about them on the page comes from that
// provenance. Whether a file is valid is for the core to decide, not for this file.

import { fetchFile } from './fetch';

/// The weights by name, in the order in which the page lists them. The page starts with the first one whose file exists.
const TITLES = { digits: 'All digits', mnist1989: 'MNIST digits', zip1989: 'Zip codes of 1989' } as const;

export type WeightsId = keyof typeof TITLES;

/// The visitor's own weights, which are on no server: trained or taught here, or opened from a file.
export interface OwnWeights {
  readonly id: `own-${string}`;
  readonly title: string;
  readonly text: string; // the content of a weights file
}

/// The page's weights, or the visitor's own.
export type AnyWeightsId = WeightsId | OwnWeights['id'];

export interface DataName {
  readonly name: string; // "zip", "mnist"
  readonly half: string; // "train", "test"
}

export interface Score {
  readonly examples: number;
  readonly misses: number;
  readonly errorPercent: number;
}

/// How the weights were made, according to their file.
export interface Provenance {
  readonly recipe: string;
  readonly passes: number;
  readonly data: readonly DataName[]; // the training data; at least one set
  readonly train: Score;
  readonly test: { readonly data: DataName; readonly score: Score } | null;
  readonly unseenPens: UnseenPens | null;
  readonly taughtDrawings: number; // taught after training; the scores are from before that
}

/// Drawings by people whose drawings were not used in training.
export interface UnseenPens {
  readonly score: Score; // as if no answer had been rejected
  readonly rejected: number;
  readonly missesAccepted: number;
}

export interface Weights {
  readonly id: WeightsId;
  readonly title: string;
  readonly address: string;
  readonly provenance: Provenance | null; // as of the build; null if it cannot be read
}

// Resolved at build time. Of each file only the provenance is copied into the page.
const ADDRESSES = import.meta.glob<string>(
  ['@weights/*.json', '!@weights/*.schema.json', '!@weights/*-pruned.json', '!@weights/*-int8.json'],
  { eager: true, query: '?url', import: 'default' },
);
const PROVENANCES = import.meta.glob<unknown>(
  ['@weights/*.json', '!@weights/*.schema.json', '!@weights/*-pruned.json', '!@weights/*-int8.json'],
  { eager: true, import: 'provenance' },
);

export const WEIGHTS: readonly Weights[] = (Object.keys(TITLES) as WeightsId[]).flatMap((id) => {
  const path = Object.keys(ADDRESSES).find((file) => file.endsWith(`/${id}.json`));
  return path === undefined ? [] : [{ id, title: TITLES[id], address: ADDRESSES[path]!, provenance: readProvenance(PROVENANCES[path]) }];
});

/// The weights that the page starts with.
export const DEFAULT_WEIGHTS: WeightsId = WEIGHTS[0]!.id;

export function isWeightsId(text: string): text is WeightsId {
  return WEIGHTS.some((weights) => weights.id === text);
}

export function weightsOf(id: WeightsId): Weights {
  const found = WEIGHTS.find((weights) => weights.id === id);
  if (found === undefined) throw new Error(`There are no weights "${id}" in the list.`);
  return found;
}

/// The text of a shipped weights file. Rejects as `fetchFile` does.
async function fetchWeights(id: WeightsId): Promise<string> {
  return (await fetchFile(weightsOf(id).address)).text();
}

/// The text of the page's weights or of the visitor's own. Rejects with an Error whose message ends a sentence for the visitor.
export async function textOf(id: AnyWeightsId, own: readonly OwnWeights[]): Promise<string> {
  if (isWeightsId(id)) return fetchWeights(id);
  const found = own.find((weights) => weights.id === id);
  if (found === undefined) throw new Error('they are no longer here');
  return found.text;
}

/// The sentence for the visitor when weights could not be fetched or were refused.
export const couldNotLoad = (title: string, why: string): string =>
  `The weights “${title}” could not be loaded: ${why.replace(/\.$/, '')}.`;

/// The provenance in the text of a weights file; null if it has none that can be read.
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
    unseenPens: readUnseenPens(source['unseen_pens']),
    taughtDrawings: number(record(source['taught'])?.['drawings'] ?? 0),
  };
}

function readUnseenPens(value: unknown): UnseenPens | null {
  const source = record(value);
  const score = readScore(source?.['score']);
  return score === null ? null : { score, rejected: number(source?.['rejected']), missesAccepted: number(source?.['misses_accepted']) };
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
