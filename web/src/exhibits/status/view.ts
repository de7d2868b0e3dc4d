// The page's condition in words: loading, ready or failed, and a way to try again.

import { html, nothing, type TemplateResult } from 'lit';
import type { Page } from '../../page';
import { canRetry, phaseOf, statusOf, type State } from '../../state';
import { View } from '../../ui/view';

export class StatusLine extends View<State, Page> {
  protected override shows(state: State): readonly unknown[] {
    return [statusOf(state), phaseOf(state), state.problem, state.pixels === null, canRetry(state)];
  }

  protected override render(): TemplateResult {
    const { problem, notice, pixels } = this.state;
    const isEditing = pixels !== null && problem === null && notice === null && phaseOf(this.state) === 'ready';
    return html`
      <p class="status" role="status" data-phase=${phaseOf(this.state)} data-problem=${problem !== null}>
        ${statusOf(this.state)}${isEditing ? html`<span class="by-keys"> By keys: arrows and Space, + and − for shades, Esc.</span>` : nothing}
      </p>
      ${!canRetry(this.state) ? nothing : html`<button id="retry" type="button" @click=${() => this.controller.retry()}>Retry</button>`}
    `;
  }
}
