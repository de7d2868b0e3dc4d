// The answer and the ten outputs of other weights for the same drawing, next to the page's own bars.

import { nothing, type TemplateResult } from 'lit';
import type { Activations } from '../../engine/contract';
import { titleOf, type State } from '../../state';
import { html } from '../../ui/html';
import { outputBars } from '../../ui/output-bars';
import { View } from '../../ui/view';

export class CompareView extends View<State> {
  protected override shows(state: State): readonly unknown[] {
    return [state.comparedWith, state.comparedReading, state.facts, state.own, state.reading === null];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { comparedWith: id, comparedReading: other, facts } = this.state;
    this.toggleAttribute('data-open', id !== null);
    if (id === null) return nothing;
    const digit = answerOf(other);
    const isDue = other === null && this.state.reading !== null; // still loading
    return html`
      <p class="compared" role="group" aria-label="Compared with">
        <span .textContent=${titleOf(this.state, id)}></span> reads
        <b translate="no" data-known=${digit !== null} .textContent=${isDue ? '…' : String(digit ?? '?')}></b>
      </p>
      ${outputBars(other, facts)}
    `;
  }
}

const answerOf = (reading: Activations | null): number | null => (reading === null || reading.rejected ? null : reading.digit);
