// A small picture with one coloured rectangle for each value: an image, a kernel, a plane or a legend. The style sheet scales it up.

import type { TemplateResult } from 'lit';
import { pixels, type Scale } from './colour';
import { html } from './html';
import { LightElement } from './view';

/// Whether the values are in a different place in memory. Comparing arrays would not do: slices are created anew at every pen movement.
function areOthers(now: Float32Array | null, before: Float32Array | null | undefined): boolean {
  if (!now || !before) return now !== before;
  return now.buffer !== before.buffer || now.byteOffset !== before.byteOffset || now.length !== before.length;
}

export class PixelGrid extends LightElement {
  static override properties = {
    values: { attribute: false, hasChanged: areOthers },
    rows: { type: Number },
    columns: { type: Number },
    scale: {},
    limit: { attribute: false },
    label: {},
  };
  declare values: Float32Array | null; // row by row, never modified; null for a blank picture, which is not one of zeros
  declare rows: number;
  declare columns: number;
  declare scale: Scale;
  declare limit: number; // the magnitude that gets the full colour
  declare label: string;

  protected override render(): TemplateResult {
    const { columns, rows, label } = this;
    return html`<canvas width=${columns} height=${rows} role="img" aria-label=${label} data-blank=${this.values === null}></canvas>`;
  }

  /// Created when there is first something to show: creating a hundred at once would take longer than a frame.
  private context: CanvasRenderingContext2D | null = null;

  protected override updated(): void {
    if (this.values === null) return this.context?.clearRect(0, 0, this.columns, this.rows);
    this.context ??= this.querySelector('canvas')!.getContext('2d');
    this.context?.putImageData(pixels(this.values, this.columns, this.scale, this.limit), 0, 0);
  }
}
