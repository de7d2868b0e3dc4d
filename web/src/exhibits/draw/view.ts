// The pad: shows the strokes of the state and hands the pen's way back to it. What is on the canvas is never read: the core draws its own.

import { html, type TemplateResult } from 'lit';
import { isKeyFor } from '../../ui/keys';
import { canClear, canUndo, type State } from '../../state';
import { followPointer, type Strokes } from '../../engine/strokes';
import { View } from '../../ui/view';

/// For what is drawn before the core runs and tells its own; a part of the pad's side.
const PEN_WIDTH_UNTIL_KNOWN = 0.08;

const IS_MAC = /^Mac/.test(navigator.platform);

export class PadView extends View {
  private readonly resized = new ResizeObserver(() => this.paint());

  protected override shows(state: State): readonly unknown[] {
    return [state.strokes, canUndo(state), canClear(state), state.pixels === null, state.facts];
  }

  protected override render(): TemplateResult {
    const { strokes, pixels } = this.state;
    return html`
      <div class="sheet">
        <canvas
          id="pad"
          data-read=${pixels === null}
          tabindex="0"
          role="application"
          aria-label="Pad: draw a digit with a mouse, a pen or a finger"
          aria-keyshortcuts=${`${IS_MAC ? 'Meta' : 'Control'}+Z Escape Delete`}
        ></canvas>
        <p class="invitation" ?hidden=${strokes.length > 0 || pixels !== null}>Draw a digit, 0 to 9</p>
      </div>
      <div class="pad-buttons">
        <button id="clear" type="button" aria-disabled=${!canClear(this.state)} @click=${() => this.actions.clear()}>Clear</button>
        <button id="undo" type="button" aria-disabled=${!canUndo(this.state)} @click=${() => this.actions.undo()}>Undo</button>
        <button id="copy-link" type="button" aria-disabled=${!canClear(this.state)} @click=${this.onCopy}>Copy link</button>
        <p class="keys"><kbd>Esc</kbd> clears,<br /><kbd>${IS_MAC ? '⌘' : 'Ctrl'}</kbd> <kbd>Z</kbd> undoes</p>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    const canvas = this.canvas();
    followPointer(canvas, this.actions);
    this.resized.observe(canvas);
    document.addEventListener('keydown', (event) => this.onKey(event)); // also those of its buttons and of the 16×16, whose Undo is the pad's
    addEventListener('resize', () => this.paint()); // zoom changes devicePixelRatio and not always the canvas's size
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
    const penWidth = this.state.facts?.penWidth ?? PEN_WIDTH_UNTIL_KNOWN;
    context.lineWidth = penWidth * side_px;
    context.strokeStyle = getComputedStyle(canvas).color;
    drawStrokes(context, this.state.strokes, side_px);
  }

  private onCopy(): void {
    if (canClear(this.state)) void this.actions.copyLink();
  }

  /// A key that would change nothing is left to the browser.
  private onKey(event: KeyboardEvent): void {
    if (!isKeyFor('.draw, .seen', event, true)) return;
    if (isUndo(event) && canUndo(this.state)) this.actions.undo();
    else if (isClear(event) && canClear(this.state)) this.actions.clear();
    else return;
    event.preventDefault();
  }
}

function isUndo({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'z';
}

function isClear({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return !(ctrlKey || metaKey || shiftKey || altKey) && (key === 'Escape' || key === 'Delete');
}

function drawStrokes(context: CanvasRenderingContext2D, strokes: Strokes, side_px: number): void {
  context.clearRect(0, 0, side_px, side_px);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    context.beginPath();
    for (const { x, y } of stroke) context.lineTo(x * side_px, y * side_px);
    if (stroke.length === 1) context.lineTo(stroke[0]!.x * side_px + 0.01, stroke[0]!.y * side_px); // no length would draw no dot
    context.stroke();
  }
}
