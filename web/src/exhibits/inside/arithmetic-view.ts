// How one unit gets its value: its inputs, its weights and their products as small grids, with a column for each plane that it reads, and
// their sum. Every number comes from the core.

import { nothing, type TemplateResult } from 'lit';
import { KERNEL_SIDE, LAYER_SHAPES } from '../../engine/architecture';
import type { Arithmetic } from '../../engine/contract';
import { signed } from '../../ui/format';
import { html, words } from '../../ui/html';
import { LightElement } from '../../ui/view';
import { inWords, type UnitName } from './state';

/// An output reads the thirty units of H3, which have no position. They are drawn in rows of this many.
const ROW = 6;

interface Part {
  readonly name: string;
  readonly begin: number;
  readonly count: number;
  readonly columns: number;
}

export class ArithmeticView extends LightElement {
  static override properties = { unit: { attribute: false }, found: { attribute: false }, amplitude: { attribute: false } };
  declare unit: UnitName;
  declare found: Arithmetic;
  declare amplitude: number;

  protected override render(): TemplateResult {
    const { unit, found, amplitude } = this;
    const weight = greatest(found.weights);
    const product = greatest(found.products);
    const grids = (name: string, values: Float32Array, limit: number, parts: readonly Part[]): TemplateResult =>
      html` <tr>
        <th scope="row">${name}<span translate="no" .textContent=${`${signed(-limit)} … ${signed(limit)}`}></span></th>
        ${parts.map(
          (part) =>
            html`<td>
              <pixel-grid
                rows=${part.count / part.columns}
                columns=${part.columns}
                scale="diverging"
                .limit=${limit || 1}
                .values=${values.subarray(part.begin, part.begin + part.count)}
                label=${`${name}, ${part.name}`}
              ></pixel-grid>
            </td>`,
        )}
      </tr>`;
    const parts = partsOf(unit, found);
    return html`
      <p class="sum" aria-live="polite" ${words(sum(unit, found))}></p>
      <div class="sum-scroll" tabindex="0" role="group" aria-label="The products">
        <table class="sum-grids" data-parts=${parts.length} data-columns=${parts[0]!.columns}>
          <thead>
            <tr>
              <th></th>
              ${parts.map(({ name }) => html`<th scope="col" .textContent=${name}></th>`)}
            </tr>
          </thead>
          <tbody>
            ${grids('reads', found.values, amplitude, parts)} ${grids('weights', found.weights, weight, parts)}
            ${grids('products', found.products, product, parts)}
          </tbody>
        </table>
      </div>
    `;
  }
}

const sum = (unit: UnitName, { bias, products, total, value, beyondEdge }: Arithmetic): TemplateResult => html`
  <b>${inWords(unit)}</b>: own bias <b translate="no">${signed(bias, 3)}</b> and ${products.length} products add up to
  <b class="total" translate="no">${signed(total, 3)}</b>; squashed, <b class="value" translate="no">${signed(value, 3)}</b>.
  ${beyondEdge > 0 ? html`${beyondEdge} of what it reads lies beyond the edge: −1.` : nothing}
`;

/// One part for each plane that the unit reads.
function partsOf({ layer }: UnitName, { planes, products }: Arithmetic): readonly Part[] {
  if (layer === 'output') return [{ name: 'H3', begin: 0, count: products.length, columns: ROW }];
  const side = layer === 'H3' ? LAYER_SHAPES.H2.side : KERNEL_SIDE;
  const size = side * side;
  return Array.from({ length: products.length / size }, (_, i) => ({
    name: layer === 'H1' ? 'image' : String(planes[i * size]! + 1),
    begin: i * size,
    count: size,
    columns: side,
  }));
}

function greatest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
