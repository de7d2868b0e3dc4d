// A map of one layer: planes side by side, each unit a coloured square, one of them marked. Pointing, tapping and the arrow keys select a
// unit.

import type { TemplateResult } from 'lit';
import { LAYER_SHAPES } from '../engine/architecture';
import type { LayerName } from '../engine/contract';
import { boxAt } from './box';
import { html } from './html';
import { isSpace } from './keys';
import { LightElement } from './view';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class UnitMap extends LightElement {
  static override properties = {
    layer: {},
    values: { attribute: false },
    limit: { attribute: false },
    marked: { attribute: false },
    lit: { attribute: false },
    across: { type: Number },
  };
  declare layer: LayerName;
  declare values: Float32Array | null;
  declare limit: number;
  declare marked: number | null; // a unit
  declare lit: readonly number[]; // planes
  declare across: number; // planes in a row

  protected override render(): TemplateResult {
    const { layer, marked } = this;
    const { planes, side } = LAYER_SHAPES[layer];
    const size = side * side;
    return html`
      <div
        class="unit-map"
        tabindex="0"
        role="application"
        aria-label=${`${layer === 'output' ? 'The ten outputs' : layer}: arrow keys go from unit to unit`}
        data-layer=${layer}
        @pointermove=${(event: PointerEvent) => event.pointerType === 'mouse' && this.point(event)}
        @pointerdown=${this.point}
        @keydown=${this.onKey}
        @focus=${() => marked === null && this.choose(0)}
      >
        ${Array.from(
          { length: planes },
          (_, plane) => html`
            <div class="unit-plane" data-plane=${plane} data-lit=${this.lit.includes(plane)}>
              <div class="unit-grid">
                <pixel-grid
                  rows=${side}
                  columns=${side}
                  scale="diverging"
                  .limit=${this.limit}
                  .values=${this.values?.subarray(plane * size, (plane + 1) * size) ?? null}
                  label=${layer === 'output' ? `Output ${plane}` : side === 1 ? `Unit ${plane + 1}` : `Plane ${plane + 1}`}
                ></pixel-grid
                >${marked !== null && Math.floor(marked / size) === plane ? mark(marked % size, side) : null}
              </div>
              <span
                class="plane-number"
                translate="no"
                aria-hidden="true"
                .textContent=${String(layer === 'output' ? plane : plane + 1)}
              ></span>
            </div>
          `,
        )}
      </div>
    `;
  }

  private choose(unit: number): void {
    this.marked = unit; // immediately, since the next key continues from here
    this.dispatchEvent(new CustomEvent('unit', { detail: unit }));
  }

  private point(event: PointerEvent): void {
    const plane = (event.target as Element).closest<HTMLElement>('.unit-plane');
    const grid = plane?.querySelector('pixel-grid');
    if (!plane || !grid) return;
    const box = grid.getBoundingClientRect();
    const { side } = LAYER_SHAPES[this.layer];
    const at = (length: number, whole: number): number => Math.min(Math.max(Math.floor((length / whole) * side), 0), side - 1);
    const place = at(event.clientY - box.top, box.height) * side + at(event.clientX - box.left, box.width);
    this.choose(Number(plane.dataset['plane']) * side * side + place);
  }

  /// Moves from unit to unit across the planes as they are laid out. Keys that lead off the map are left to the browser.
  private onKey(event: KeyboardEvent): void {
    if (isSpace(event)) event.preventDefault();
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { planes, side } = LAYER_SHAPES[this.layer];
    const unit = this.marked ?? 0;
    const plane = Math.floor(unit / (side * side));
    const x = (plane % this.across) * side + (unit % side) + step[0];
    const y = Math.floor(plane / this.across) * side + (Math.floor(unit / side) % side) + step[1];
    const next = Math.floor(y / side) * this.across + Math.floor(x / side);
    if (x < 0 || y < 0 || x >= this.across * side || next >= planes) return;
    event.preventDefault();
    this.choose(next * side * side + (y % side) * side + (x % side));
  }
}

function mark(place: number, side: number): TemplateResult {
  const part = 100 / side;
  return html`<i class="unit-mark" ${boxAt((place % side) * part, Math.floor(place / side) * part, part, part)}></i>`;
}
