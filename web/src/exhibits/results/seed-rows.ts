// The results of `lecun1989 reproduce` over several seeds, from weights/results/results.json, whose tables the build copies into the page.

import { percent } from '../../ui/format';

/// A row of the table of results.
export interface Row {
  readonly who: string;
  readonly data: string;
  readonly train: string;
  readonly test: string;
  readonly ours?: boolean;
}

interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

interface Network {
  readonly network: string;
  readonly seeds: readonly number[];
  readonly train_error_percent: Spread;
  readonly test_error_percent: Spread;
}

interface ResultsOfSet {
  readonly set: string;
  readonly networks: readonly Network[];
}

// Without a results file there are no rows.
const SETS = Object.values(
  import.meta.glob<readonly ResultsOfSet[]>(['@weights/results/results.json'], { eager: true, import: 'sets' }),
).flat();

const SET_TITLES: Readonly<Record<string, string>> = { zip: 'zip codes', mnist1989: 'MNIST', mnist: 'all of MNIST' };

export function seedRows(): readonly Row[] {
  return SETS.flatMap(({ set, networks }) => networks.map((network) => row(SET_TITLES[set] ?? set, network)));
}

function row(data: string, { network, seeds, train_error_percent, test_error_percent }: Network): Row {
  const what = network === 'control' ? 'The control, trained again' : `This network, recipe ${network}`;
  const runs = seeds.length === 1 ? 'one run' : `median of ${seeds.length} seeds`;
  return { who: `${what}, ${runs}`, data, train: percent(train_error_percent.median), test: spread(test_error_percent), ours: true };
}

/// The median, with the least and the greatest in brackets.
function spread({ median, least, most }: Spread): string {
  return least === most ? percent(median) : `${percent(median)} (${least.toFixed(2)}–${most.toFixed(2)})`;
}
