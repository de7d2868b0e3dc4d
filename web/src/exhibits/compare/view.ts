// What other weights make of the same drawing, beside the page's own bars: the answer and the ten outputs of a second reader. Both are read
// in the same moment, from the same image.

import type { Activations } from '@core';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { barsOf } from '../draw/outputs-view';
import { sentence } from '../../engine/fetch';
import { noticed, titleOf, type State } from '../../state';
import { View } from '../../ui/view';
import { comparedWith } from './state';
import { secondWith, type Second } from './controller';

export class CompareView extends View {
  private second: Second | null = null;

  protected override shows(state: State): readonly unknown[] {
    return [state.comparedWith, state.reading, state.facts, state.own];
  }

  protected override render(): TemplateResult | typeof nothing {
    const { comparedWith: id, facts, reading } = this.state;
    this.toggleAttribute('data-open', id !== null);
    if (id === null) return nothing;
    const other = reading === null || this.second?.id !== id ? null : this.second.core.predict(reading.image);
    return html`
      <p class="compared" role="group" aria-label="Compared with">
        <span>${titleOf(this.state, id)}</span> reads <b data-known=${isKnown(other)}>${isKnown(other) ? other!.digit : '?'}</b>
      </p>
      ${barsOf(other, facts)}
    `;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const id = this.state.comparedWith;
    if (id === null || this.isLoading || this.isCurrent(id)) return;
    void this.load();
  }

  private isLoading = false;

  private isCurrent(id: Second['id']): boolean {
    const own = this.state.own.find((weights) => weights.id === id);
    return this.second?.id === id && (own === undefined || own.text === this.second.text);
  }

  private async load(): Promise<void> {
    const id = this.state.comparedWith!;
    this.isLoading = true;
    try {
      this.second = await secondWith(this.state, id, this.second);
    } catch (reason) {
      if (this.state.comparedWith === id) this.actions.change((state) => noticed(comparedWith(state, null), sentence(reason)));
    }
    this.isLoading = false;
    this.requestUpdate();
  }
}

const isKnown = (reading: Activations | null): boolean => reading !== null && reading.digit !== null && !reading.rejected;
