// Names of data sets for the visitor.

import type { DataName } from '../engine/weights';
import { list } from './format';

const TITLES: Readonly<Record<string, string>> = {
  mnist: 'MNIST',
  zip: 'zip codes',
  strokes: 'pen strokes',
  synthetic: 'synthetic digits',
  'non-digits': 'non-digits',
};

/// Uses the name in the file if the page has no better one.
export function dataTitle(data: readonly DataName[]): string {
  return list([...new Set(data.map(({ name }) => TITLES[name] ?? name))]);
}
