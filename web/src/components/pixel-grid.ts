// A small picture, one rectangle of colour for each value: an image, a kernel, a plane, a legend. Scaled up by the style sheet.

import { html, type PropertyValues, type TemplateResult } from 'lit';
import { pixels, type Scale } from '../colour';
import { LightElement } from '../view';

export class PixelGrid extends LightElement {
  static override properties = {
    values: { attribute: false },
    rows: { type: Number },
    columns: { type: Number },
    scale: {},
    limit: { attribute: false },
    label: {},
  };
  declare values: Float32Array | null; // row by row; null where there is nothing to show, which is not a picture of zeros
  declare rows: number;
  declare columns: number;
  declare scale: Scale;
  declare limit: number; // the magnitude that takes the full colour
  declare label: string;

  protected override render(): TemplateResult {
    const { columns, rows, label } = this;
    return html`<canvas width=${columns} height=${rows} role="img" aria-label=${label} data-blank=${this.values === null}></canvas>`;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    const context = this.querySelector('canvas')?.getContext('2d');
    if (!context) return;
    if (this.values === null) context.clearRect(0, 0, this.columns, this.rows);
    else context.putImageData(pixels(this.values, this.columns, this.scale, this.limit), 0, 0);
  }
}
