// The page's condition as a sentence: loading, ready or failed, with a button to try again.

import { nothing, type TemplateResult } from 'lit';
import { reload } from '../../engine/version';
import type { Page } from '../../page';
import { canRetry, phaseOf, statusOf, type State } from '../../state';
import { html, words } from '../../ui/html';
import { View } from '../../ui/view';

export class StatusLine extends View<State, Page> {
  protected override shows(state: State): readonly unknown[] {
    return [statusOf(state), phaseOf(state), state.problem, state.pixels === null, canRetry(state), state.isBehind];
  }

  protected override render(): TemplateResult {
    const { problem, notice, pixels } = this.state;
    const phase = phaseOf(this.state);
    const isEditing = pixels !== null && problem === null && notice === null && phase === 'ready';
    const keys = isEditing ? html` <span class="by-keys">By keys: arrows and Space, + and − for shades, Esc.</span>` : nothing;
    const status = html`<span>${statusOf(this.state)}</span>${keys}`;
    const { isBehind } = this.state;
    return html`
      <p class="status" role="status" data-phase=${phase} data-problem=${problem !== null} ${words(status)}></p>
      ${canRetry(this.state) && !isBehind ? html`<button id="retry" type="button" @click=${() => this.controller.retry()}>Retry</button>` : nothing}
      ${isBehind ? html`<button id="reload" type="button" title="Load the new version of this page" @click=${() => void reload()}>Reload</button>` : nothing}
    `;
  }
}
