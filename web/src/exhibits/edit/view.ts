// What the network reads: the 16x16 image that the core made from the strokes or that the visitor edits.

import { nothing, type TemplateResult } from 'lit';
import { IMAGE_SIDE } from '../../engine/architecture';
import { whyNoScript } from '../../engine/scripts';
import type { Page } from '../../page';
import { noticed, type State } from '../../state';
import { html } from '../../ui/html';
import { View } from '../../ui/view';
import { editingBegun, editingEnded } from './state';

export class SeenImage extends View<State, Page> {
  protected override shows(state: State): readonly unknown[] {
    return [state.reading?.image, state.pixels];
  }

  protected override render(): TemplateResult {
    const { reading, pixels } = this.state;
    const label = reading === null ? 'Nothing is drawn' : `The drawing as ${IMAGE_SIDE} by ${IMAGE_SIDE} pixels`;
    const isEdited = pixels !== null;
    return html`
      <button
        id="edit"
        type="button"
        aria-pressed=${isEdited}
        aria-label="Edit pixels"
        @click=${() => this.toggle()}
        .textContent=${isEdited ? 'Done' : 'Edit'}
      ></button>
      <div class="seen-frame">
        <pixel-grid
          rows=${IMAGE_SIDE}
          columns=${IMAGE_SIDE}
          scale="ink"
          .limit=${1}
          .values=${pixels ?? reading?.image ?? null}
          label=${label}
        ></pixel-grid>
        ${isEdited ? html`<pixel-editor .pixels=${pixels} .controller=${this.controller}></pixel-editor>` : nothing}
      </div>
    `;
  }

  /// When editing ends with the focus in the grid, the focus returns to the button.
  protected override updated(): void {
    if (this.state.pixels !== null) void this.loadEditor();
    const wasInside = document.activeElement === document.body && this.hadFocus;
    this.hadFocus = this.querySelector('pixel-editor') !== null;
    if (wasInside && !this.hadFocus) this.querySelector<HTMLElement>('#edit')?.focus();
  }

  private hadFocus = false;

  private toggle(): void {
    this.controller.change(this.state.pixels === null ? editingBegun : editingEnded);
  }

  /// Loads the grid when it is first needed.
  private async loadEditor(): Promise<void> {
    try {
      await import('./editor-view');
    } catch {
      const sorry = `The pixel grid could not be loaded: ${await whyNoScript()}.`;
      this.controller.change((state) => noticed(editingEnded(state), sorry));
    }
  }
}
