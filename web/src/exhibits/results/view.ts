// How well the network reads: the paper's figures, this network's over several seeds, those in the page's weights files, and what others
// have measured.

import './style.css';
import type { TemplateResult } from 'lit';
import { PAPER_TRAINING } from '../../engine/paper';
import { WEIGHTS, type Score } from '../../engine/weights';
import type { State } from '../../state';
import { dataTitle } from '../../ui/data-title';
import { count, percent } from '../../ui/format';
import { html } from '../../ui/html';
import { View } from '../../ui/view';
import { seedRows, type Row } from './seed-rows';

const { trainErrorPercent, trainMisses, testErrorPercent, testMisses } = PAPER_TRAINING;

const PAPER: readonly Row[] = [
  {
    who: 'The paper, 1989',
    data: 'zip codes',
    train: `${trainErrorPercent}\u202f% (${trainMisses})`,
    test: `${testErrorPercent.toFixed(1)}\u202f% (${testMisses})`,
  },
  { who: 'The paper’s control: 40 hidden units, fully connected', data: 'zip codes', train: '1.6\u202f%', test: '8.1\u202f%' },
];

const OTHERS: readonly Row[] = [
  {
    who: 'A rebuild with plain gradient descent, according to its author’s blog',
    data: 'zip codes',
    train: '0.00\u202f%',
    test: '6.0\u202f% (120)',
  },
  { who: 'People, according to the note with the data and others', data: 'zip codes', train: '–', test: 'about 2.5\u202f%' },
  { who: 'A. Karpathy’s rebuild in PyTorch, 2022', data: 'MNIST', train: '0.62\u202f%', test: '4.09\u202f% (82)' },
  { who: 'The same rebuild, run again by this page’s authors', data: 'MNIST', train: '0.81–0.89\u202f%', test: '3.69–3.79\u202f% (74–76)' },
  { who: 'A. Karpathy, with a modern recipe and a changed network', data: 'MNIST', train: '–', test: '1.59\u202f% (32)' },
  { who: 'Another rebuild, in Node.js', data: 'MNIST', train: '0.86\u202f%', test: '4.19\u202f% (84)' },
  { who: 'A port to C++17 by someone else, run by this page’s authors', data: 'MNIST', train: '1.06\u202f%', test: '4.83\u202f% (97)' },
];

export class ResultsTable extends View<State> {
  protected override shows(): readonly unknown[] {
    return []; // the same for every state
  }

  protected override render(): TemplateResult {
    return html`
      <table class="results">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Digits</th>
            <th scope="col">Train error</th>
            <th scope="col">Test error</th>
          </tr>
        </thead>
        <tbody>
          ${bySet([...PAPER, ...seedRows(), ...ours(), ...OTHERS]).map(tableRow)}
        </tbody>
      </table>
    `;
  }
}

/// Groups rows by the digits they were measured on, the paper's first.
function bySet(rows: readonly Row[]): readonly Row[] {
  const sets = [...new Set(rows.map(({ data }) => data))];
  return sets.flatMap((set) => rows.filter(({ data }) => data === set));
}

function ours(): readonly Row[] {
  return WEIGHTS.map(({ title, provenance }) => ({
    who: `This page, weights “${title}”`,
    data: provenance === null ? 'unknown' : dataTitle(provenance.data),
    train: score(provenance?.train ?? null),
    test: score(provenance?.test?.score ?? null),
    ours: true,
  }));
}

function score(result: Score | null): string {
  return result === null ? 'not measured' : `${percent(result.errorPercent)} (${count(result.misses)})`;
}

function tableRow({ who, data, train, test, ours = false }: Row): TemplateResult {
  return html`<tr data-ours=${ours}>
    <th scope="row">${who}</th>
    <td>${data}</td>
    <td translate="no">${train}</td>
    <td translate="no">${test}</td>
  </tr>`;
}
