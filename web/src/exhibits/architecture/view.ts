// The network as a table. Every number is the core's own count; the last row adds them up.

import './style.css';
import type { TemplateResult } from 'lit';
import { IMAGE_SIDE } from '../../engine/architecture';
import type { LayerSummary } from '../../engine/contract';
import type { State } from '../../state';
import { count } from '../../ui/format';
import { html } from '../../ui/html';
import { View } from '../../ui/view';

const HEADINGS = ['Layer', 'Shape', 'Units', 'Connections', 'Parameters'];

const SHAPES: Readonly<Record<string, string>> = {
  H1: '12 planes of 8\u00a0×\u00a08; a 5\u00a0×\u00a05 kernel each, two pixels a step',
  H2: '12 planes of 4\u00a0×\u00a04; 5\u00a0×\u00a05 kernels over 8 planes of H1',
  H3: '30 units, each on all of H2',
  output: '10 units, each on all of H3',
};

export class ArchitectureTable extends View<State> {
  protected override shows(state: State): readonly unknown[] {
    return [state.facts];
  }

  protected override render(): TemplateResult {
    const layers = this.state.facts?.architecture;
    if (layers === undefined) return html`<p class="absent">The core counts these numbers; they appear when it is loaded.</p>`;
    const input: LayerSummary = { name: 'input', units: IMAGE_SIDE * IMAGE_SIDE, connections: 0, parameters: 0 };
    const all = [input, ...layers];
    return html`
      <table class="architecture">
        <thead>
          <tr>
            ${HEADINGS.map((heading) => html`<th scope="col">${heading}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${all.map(row)}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">all</th>
            <td></td>
            <td translate="no">${count(total(all, 'units'))}</td>
            <td translate="no">${count(total(all, 'connections'))}</td>
            <td translate="no">${count(total(all, 'parameters'))}</td>
          </tr>
        </tfoot>
      </table>
    `;
  }
}

function row(layer: LayerSummary): TemplateResult {
  const isInput = layer.connections === 0;
  return html`
    <tr>
      <th scope="row">${layer.name}</th>
      <td>${isInput ? `${IMAGE_SIDE}\u00a0×\u00a0${IMAGE_SIDE} pixels` : SHAPES[layer.name]}</td>
      <td translate="no">${count(layer.units)}</td>
      <td translate="no">${isInput ? '–' : count(layer.connections)}</td>
      <td translate="no">${isInput ? '–' : count(layer.parameters)}</td>
    </tr>
  `;
}

function total(layers: readonly LayerSummary[], what: 'units' | 'connections' | 'parameters'): number {
  return layers.reduce((sum, layer) => sum + layer[what], 0);
}
