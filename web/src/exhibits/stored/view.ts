// What the page keeps in this browser, and the button that deletes it: the theme, its own files for use without a
// network, and what the visitor taught it.

import { html, type TemplateResult } from 'lit';
import type { Teaching } from '../teach/controller';
import { setTheme } from '../../ui/theme';
import { View } from '../../ui/view';

const OURS = 'lecun1989';

export class StoredFiles extends View {
  static teaching: Teaching;

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
    const areFilesGone = await forgetFiles().then(() => true, () => false);
    const isTaughtGone = await StoredFiles.teaching.forget();
    this.say(
      areFilesGone && isTaughtGone
        ? 'Nothing of this page is stored in this browser any more.'
        : 'This browser did not allow it: delete this site’s data in its settings.',
    );
  }

  private say(words: string): void {
    this.querySelector('[role="status"]')!.textContent = words;
  }
}

/// The files first of all: should anything fail, the theme is the lesser thing to be left.
async function forgetFiles(): Promise<void> {
  const folder = new URL('./', document.baseURI).href;
  if ('serviceWorker' in navigator) await (await navigator.serviceWorker.getRegistration(folder))?.unregister();
  if ('caches' in globalThis) {
    for (const name of await caches.keys()) if (name.startsWith(OURS) || name.endsWith(folder)) await caches.delete(name);
  }
  setTheme('system');
  for (const key of Object.keys(localStorage)) if (key.startsWith(OURS)) localStorage.removeItem(key);
}
