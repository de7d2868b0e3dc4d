// More about weights: compare with others, open a weights file, save the current weights. A file may also be dropped anywhere on the page.
// The core decides whether a file is valid: if it refuses the file, the previous weights stay.

import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { WEIGHTS, type AnyWeightsId } from '../../engine/weights';
import type { Page } from '../../page';
import { comparedWith, fileRefused, type State } from '../../state';
import { download, isPicture } from '../../ui/files';
import { html } from '../../ui/html';
import { View } from '../../ui/view';

const MOST_BYTES = 8_000_000; // a weights file has some 120,000

export class WeightsMore extends View<State, Page> {
  protected override shows(state: State): readonly unknown[] {
    return [state.own, state.loaded, state.comparedWith];
  }

  protected override render(): TemplateResult {
    const { own, loaded, comparedWith: other } = this.state;
    return html`
      <details>
        <summary>More</summary>
        <div class="more">
          <label for="compare">Compare with</label>
          <select id="compare" .value=${live(other ?? '')} @change=${this.onCompare}>
            <option value="" ?selected=${other === null}>nothing</option>
            ${[...WEIGHTS, ...own].map(({ id, title }) => html`<option value=${id} ?selected=${id === other} .textContent=${title}></option>`)}
          </select>
          <label for="weights-file">Open a weights file, or drop it on the page. It stays in this tab.</label>
          <input id="weights-file" type="file" accept=".json,application/json" @change=${this.onFile} />
          <button id="save-weights" type="button" aria-disabled=${loaded === null} @click=${this.onSave}>Save these weights</button>
        </div>
      </details>
    `;
  }

  protected override firstUpdated(): void {
    const root = document.documentElement;
    addEventListener('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      root.dataset['drop'] = '';
    });
    addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) delete root.dataset['drop'];
    });
    addEventListener('drop', (event) => {
      delete root.dataset['drop'];
      // An exhibit that accepts pictures has handled its own.
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file === undefined) return;
      document.querySelector('status-line')?.scrollIntoView({ block: 'center' }); // the outcome is shown there
      void this.read(file);
    });
    // Like a menu, it closes on Escape and on a click elsewhere.
    const details = this.querySelector('details')!;
    details.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !details.open) return;
      event.preventDefault();
      details.open = false;
      details.querySelector('summary')!.focus();
    });
    addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Node && !details.contains(target)) details.open = false;
    });
  }

  private onCompare(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.controller.change((state) => comparedWith(state, value === '' ? null : (value as AnyWeightsId))); // the value of an option
  }

  private onFile(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file !== undefined)
      void this.read(file).then(() => {
        input.value = '';
      });
  }

  private async read(file: File): Promise<void> {
    if (isPicture(file)) {
      const why = `“${file.name}”: expected a weights file, found a picture. The envelope in part 7 reads pictures.`;
      this.controller.change((state) => fileRefused(state, why));
      return;
    }
    // A much larger file is not a weights file; its beginning is enough for the core to say so.
    const text = await file
      .slice(0, MOST_BYTES)
      .text()
      .catch(() => '');
    await this.controller.use({ id: 'own-file', title: `Your file ${file.name}`, text });
  }

  private onSave(): void {
    const { loaded } = this.state;
    if (loaded === null) return;
    download(`${loaded.id.replace(/[^\w-]+/g, '-')}.json`, loaded.text);
  }
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
