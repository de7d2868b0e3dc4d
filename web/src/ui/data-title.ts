// Data sets by name, for the visitor.

import type { DataName } from '../engine/weights';
import { list } from './format';

const TITLES: Readonly<Record<string, string>> = {
  mnist: 'MNIST',
  zip: 'zip codes',
  strokes: 'pen strokes',
  synthetic: 'synthetic digits',
  'non-digits': 'non-digits',
};

/// As the file has it where the page has no better name.
export function dataTitle(data: readonly DataName[]): string {
  return list([...new Set(data.map(({ name }) => TITLES[name] ?? name))]);
}
