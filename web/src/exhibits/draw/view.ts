// The pad: shows the strokes and reports pen movements. The canvas is never read back: the core draws its own ink.

import type { TemplateResult } from 'lit';
import { canClear, canRedo, canUndo, type State } from '../../state';
import { html } from '../../ui/html';
import { isClear, isKeyFor, isRedo, isSpace, isUndo, undoElsewhere } from '../../ui/keys';
import { StrokePainter } from '../../ui/paint-strokes';
import { followPointer } from '../../ui/pointer';
import { View } from '../../ui/view';
import type { DrawController } from './controller';

/// Used until the core runs and reports its own width; a fraction of the pad's side.
const PEN_WIDTH_UNTIL_KNOWN = 0.08;

// eslint-disable-next-line @typescript-eslint/no-deprecated -- only Chromium has its replacement, userAgentData
const IS_MAC = /^Mac/.test(navigator.platform);
const KEYS = IS_MAC ? '⌘' : 'Ctrl';
const COMMAND = IS_MAC ? 'Meta' : 'Control';

export class PadView extends View<State, DrawController> {
  private readonly resized = new ResizeObserver(() => this.paint());
  private readonly painter = new StrokePainter();

  protected override shows(state: State): readonly unknown[] {
    return [
      state.strokes,
      state.points,
      state.linkAnswer,
      state.isDrawing,
      canUndo(state),
      canRedo(state),
      canClear(state),
      state.pixels === null,
      state.facts,
    ];
  }

  protected override render(): TemplateResult {
    const { strokes, pixels, linkAnswer } = this.state;
    return html`
      <div class="sheet">
        <canvas
          id="pad"
          class="surface"
          data-read=${pixels === null}
          tabindex="0"
          role="application"
          aria-label="Pad: draw a digit with a mouse, a pen or a finger"
          aria-keyshortcuts=${`${COMMAND}+Z Backspace ${COMMAND}+${IS_MAC ? 'Shift+Z' : 'Y'} Escape Delete`}
        ></canvas>
        <p class="invitation" ?hidden=${strokes.length > 0 || pixels !== null}>Draw a digit, 0 to 9</p>
      </div>
      <div class="pad-buttons">
        <button id="clear" type="button" title="Esc" aria-disabled=${!canClear(this.state)} @click=${() => this.controller.clear()}>
          Clear
        </button>
        <button id="undo" type="button" title=${`${KEYS} Z`} aria-disabled=${!canUndo(this.state)} @click=${() => this.controller.undo()}>
          Undo
        </button>
        <button
          id="redo"
          type="button"
          title=${`${KEYS} ${IS_MAC ? '⇧ Z' : 'Y'}`}
          tabindex=${canRedo(this.state) ? 0 : -1 /* no stop on the way until something was undone */}
          aria-disabled=${!canRedo(this.state)}
          @click=${() => this.controller.redo()}
        >
          Redo
        </button>
        <span class="copy"
          ><button id="copy-link" type="button" aria-disabled=${!canClear(this.state)} @click=${this.onCopy}>Copy link</button
          ><span class="copied" ?hidden=${linkAnswer === null} .textContent=${linkAnswer ?? ''}></span
        ></span>
        <p class="keys"><kbd translate="no">Esc</kbd> clears,<br /><kbd translate="no">${KEYS}</kbd> <kbd translate="no">Z</kbd> undoes</p>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    const canvas = this.canvas();
    followPointer(canvas, this.controller);
    this.resized.observe(canvas);
    document.addEventListener('keydown', (event) => this.onKey(event)); // its buttons and the 16×16 share the pad's keys
    addEventListener('resize', () => this.paint()); // zooming changes devicePixelRatio, but not always the size of the canvas
  }

  protected override updated(): void {
    this.paint();
  }

  private canvas(): HTMLCanvasElement {
    return this.querySelector('canvas')!;
  }

  private paint(): void {
    const canvas = this.canvas();
    const side_px = Math.round(canvas.clientWidth * devicePixelRatio);
    if (canvas.width !== side_px || canvas.height !== side_px) {
      canvas.width = side_px;
      canvas.height = side_px;
    }
    const context = canvas.getContext('2d');
    if (!context) return;
    const { strokes, facts, isDrawing } = this.state;
    const pen_px = (facts?.penWidth ?? PEN_WIDTH_UNTIL_KNOWN) * side_px;
    const surface = { width_px: side_px, height_px: side_px, pen_px, colour: getComputedStyle(canvas).color };
    this.painter.paint(context, strokes, surface, !isDrawing);
  }

  private onCopy(): void {
    if (canClear(this.state)) void this.controller.copyLink();
  }

  /// Keys that would change nothing are left to the browser.
  private onKey(event: KeyboardEvent): void {
    if (!isKeyFor('.draw, .seen', event, true)) return;
    if (!this.takes(event)) return;
    event.preventDefault();
  }

  /// Does what the key stands for. Returns false if it is not one of the pad's.
  private takes(event: KeyboardEvent): boolean {
    if (isUndo(event)) {
      if (undoElsewhere()) return true;
      if (!canUndo(this.state)) return false;
      this.controller.undo();
    } else if (isRedo(event) && canRedo(this.state)) this.controller.redo();
    else if (isClear(event) && canClear(this.state)) this.controller.clear();
    else return isSpace(event) && event.target === this.canvas();
    return true;
  }
}
