// The image as a grid over its picture, edited by keyboard, mouse or finger. Loaded when it is first needed. It follows the ARIA grid
// pattern: one pixel has the focus, the arrow keys move it, and each pixel is announced with its position and value.

import './editor.css';
import type { PropertyValues, TemplateResult } from 'lit';
import { IMAGE_SIDE } from '../../engine/architecture';
import type { Point } from '../../engine/strokes';
import type { Page } from '../../page';
import { signed } from '../../ui/format';
import { html } from '../../ui/html';
import { followPointer } from '../../ui/pointer';
import { LightElement } from '../../ui/view';
import { editingEnded, isInk, painted, shaded, toggled } from './state';

const LAST = IMAGE_SIDE - 1;
const LINES = Array.from({ length: IMAGE_SIDE }, (_, i) => i);

export class PixelEditor extends LightElement {
  static override properties = { pixels: { attribute: false }, active: { state: true } };
  declare pixels: Float32Array;
  declare active: number; // the pixel that has or next gets the focus
  declare controller: Page;
  private ink = 1; // what the pointer paints with
  private last: Point | null = null;

  constructor() {
    super();
    this.active = 0;
  }

  protected override render(): TemplateResult {
    return html`
      <div
        class="pixels"
        role="grid"
        aria-label="Pixels"
        @keydown=${this.onKey}
        @focusin=${(event: FocusEvent) => {
          this.active = Number((event.target as HTMLElement).dataset['index'] ?? this.active);
        }}
      >
        ${LINES.map((row) => html`<div role="row">${LINES.map((column) => this.cell(row, column))}</div>`)}
      </div>
    `;
  }

  private cell(row: number, column: number): TemplateResult {
    const index = row * IMAGE_SIDE + column;
    const value = this.pixels[index]!;
    return html`<div
      role="gridcell"
      data-index=${index}
      tabindex=${index === this.active ? 0 : -1}
      aria-label=${`${isInk(value) ? 'ink' : 'paper'} ${signed(value)}, row ${row + 1}, column ${column + 1}`}
    ></div>`;
  }

  protected override firstUpdated(): void {
    followPointer(this.querySelector<HTMLElement>('.pixels')!, {
      begin: (point) => {
        this.ink = toggled(this.pixels[indexAt(point)]!);
        this.last = point;
        this.paint(indexAt(point), this.ink, true);
      },
      move: (points) => points.forEach((point) => this.paintTo(point)),
      end: () => {
        this.last = null;
      },
      cancel: () => {
        this.last = null; // a pixel that a palm changed stays: Undo takes it back
      },
    });
    this.focusActive();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('active') && this.contains(document.activeElement)) this.focusActive();
  }

  private focusActive(): void {
    this.querySelector<HTMLElement>(`[data-index="${this.active}"]`)?.focus({ preventScroll: true });
  }

  /// Paints every pixel on the way, however far apart the reported points are.
  private paintTo(point: Point): void {
    const from = this.last ?? point;
    const steps = Math.ceil(2 * IMAGE_SIDE * Math.max(Math.abs(point.x - from.x), Math.abs(point.y - from.y)));
    for (let i = 1; i <= steps; ++i) {
      const part = i / steps;
      this.paint(indexAt({ x: from.x + part * (point.x - from.x), y: from.y + part * (point.y - from.y) }), this.ink, false);
    }
    this.last = point;
  }

  private paint(index: number, value: number, begins: boolean): void {
    this.controller.change((state) => painted(state, index, value, begins));
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey && event.key !== 'Home' && event.key !== 'End') return;
    if (event.altKey || event.metaKey || !this.takes(event)) return;
    event.preventDefault();
  }

  /// Does what the key stands for. Returns false if it is not one of the grid's keys.
  private takes({ key, ctrlKey }: KeyboardEvent): boolean {
    const value = this.pixels[this.active]!;
    const [row, column] = [Math.floor(this.active / IMAGE_SIDE), this.active % IMAGE_SIDE];
    const go = (toRow: number, toColumn: number): void => {
      this.active = Math.min(Math.max(toRow, 0), LAST) * IMAGE_SIDE + Math.min(Math.max(toColumn, 0), LAST);
    };
    const paint = (to: number): void => this.paint(this.active, to, true);
    const deeds: Readonly<Record<string, () => void>> = {
      ArrowUp: () => go(row - 1, column),
      ArrowDown: () => go(row + 1, column),
      ArrowLeft: () => go(row, column - 1),
      ArrowRight: () => go(row, column + 1),
      Home: () => go(ctrlKey ? 0 : row, 0),
      End: () => go(ctrlKey ? LAST : row, LAST),
      PageUp: () => go(0, column),
      PageDown: () => go(LAST, column),
      ' ': () => paint(toggled(value)),
      Enter: () => paint(toggled(value)),
      '+': () => paint(shaded(value, 1)),
      '-': () => paint(shaded(value, -1)),
      Escape: () => this.controller.change(editingEnded),
    };
    deeds[key]?.();
    return key in deeds;
  }
}

function indexAt({ x, y }: Point): number {
  const line = (part: number): number => Math.min(Math.floor(part * IMAGE_SIDE), LAST);
  return line(y) * IMAGE_SIDE + line(x);
}

customElements.define('pixel-editor', PixelEditor);
