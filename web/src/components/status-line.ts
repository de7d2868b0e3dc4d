// The page's condition in words: loading, ready or failed, and a way to try again.

import { html, nothing, type TemplateResult } from 'lit';
import { canRetry, phaseOf, statusOf, type State } from '../state';
import { View } from '../view';

export class StatusLine extends View {
  protected override shows(state: State): readonly unknown[] {
    return [statusOf(state), phaseOf(state), state.problem, canRetry(state)];
  }

  protected override render(): TemplateResult {
    const { problem } = this.state;
    return html`
      <p class="status" role="status" data-phase=${phaseOf(this.state)} data-problem=${problem !== null}>${statusOf(this.state)}</p>
      ${!canRetry(this.state) ? nothing : html`<button id="retry" type="button" @click=${() => this.actions.retry()}>Retry</button>`}
    `;
  }
}
