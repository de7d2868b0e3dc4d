// The button that deletes what the page stores in this browser: the theme, the page's own files for use offline, and what the visitor
// taught it.

import type { TemplateResult } from 'lit';
import type { State } from '../../state';
import { html } from '../../ui/html';
import { View } from '../../ui/view';
import type { StoredController } from './controller';

export class StoredFiles extends View<State, StoredController> {
  protected override shows(): readonly unknown[] {
    return [];
  }

  protected override render(): TemplateResult {
    return html`
      <button id="forget" type="button" @click=${() => this.forget()}>Delete what is stored</button>
      <span role="status"></span>
    `;
  }

  private async forget(): Promise<void> {
    this.say('Deleting …');
    this.say(
      (await this.controller.forget())
        ? 'Nothing of this page is stored in this browser any more.'
        : 'This browser did not allow it: delete this site’s data in its settings.',
    );
  }

  private say(words: string): void {
    this.querySelector('[role="status"]')!.textContent = words;
  }
}
