// What the network gets: the 16x16 image that the core made of the strokes.

import { html, type TemplateResult } from 'lit';
import { IMAGE_SIDE } from '../core';
import type { State } from '../state';
import { View } from '../view';

export class SeenImage extends View {
  protected override shows(state: State): readonly unknown[] {
    return [state.reading?.image];
  }

  protected override render(): TemplateResult {
    const label = this.state.reading === null ? 'Nothing is drawn' : `The drawing as ${IMAGE_SIDE} by ${IMAGE_SIDE} pixels`;
    return html`<pixel-grid
      rows=${IMAGE_SIDE}
      columns=${IMAGE_SIDE}
      scale="ink"
      .limit=${1}
      .values=${this.state.reading?.image ?? null}
      label=${label}
    ></pixel-grid>`;
  }
}
