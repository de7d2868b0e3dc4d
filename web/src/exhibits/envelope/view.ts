// An envelope: the visitor writes a number on it, drops a photo of one, or shows one to the camera. Each digit gets a box and is read or
// declined separately; the whole number is printed below.

import './style.css';
import { nothing, type TemplateResult } from 'lit';
import type { LineDigit } from '../../engine/contract';
import type { State } from '../../state';
import { boxAt } from '../../ui/box';
import { isPicture } from '../../ui/files';
import { html } from '../../ui/html';
import { isClear, isRedo, isSpace, isUndo } from '../../ui/keys';
import { StrokePainter } from '../../ui/paint-strokes';
import { followPointer } from '../../ui/pointer';
import { View } from '../../ui/view';
import type { EnvelopeController } from './controller';
import * as step from './state';
import { ASPECT, isRead, lineOf, STEADY, type Envelope } from './state';

/// A fraction of the envelope's height.
const PEN_WIDTH = 0.035;

export class EnvelopeView extends View<State, EnvelopeController> {
  private readonly resized = new ResizeObserver(() => this.paint());
  private readonly painter = new StrokePainter();

  protected override shows({ envelope }: State): readonly unknown[] {
    return [envelope];
  }

  protected override render(): TemplateResult {
    const { envelope } = this.state;
    const { controller } = this;
    const { source, strokes, problem } = envelope;
    return html`
      <div class="envelope" data-source=${source} @dragover=${(event: DragEvent) => event.preventDefault()}>
        <canvas
          class="writing surface"
          tabindex="0"
          role="application"
          aria-label="Envelope: write a number, or paste a photo of one"
        ></canvas>
        ${source === 'camera' ? controller.camera.video : nothing}
        <p class="invitation" ?hidden=${source !== 'pen' || strokes.length > 0}>Write a number</p>
        ${envelope.digits.map((digit, i) => this.box(digit, i))}
      </div>
      <div class="pad-buttons">
        <button id="envelope-clear" type="button" aria-disabled=${!step.canClear(envelope)} @click=${() => this.clear()}>Clear</button>
        <button id="envelope-undo" type="button" aria-disabled=${envelope.history.length === 0} @click=${() => this.undo()}>Undo</button>
        <button
          id="envelope-redo"
          type="button"
          tabindex=${step.canRedo(envelope) ? 0 : -1}
          aria-disabled=${!step.canRedo(envelope)}
          @click=${() => controller.change(step.redone)}
        >
          Redo
        </button>
        <label class="file-button"
          >Photo …<input type="file" accept="image/*" aria-label="A photo of a number" @change=${this.onFile}
        /></label>
        <button
          id="camera"
          type="button"
          aria-pressed=${source === 'camera'}
          @click=${() => (source === 'camera' ? controller.stop() : void controller.film())}
          .textContent=${source === 'camera' ? 'Stop the camera' : 'Camera'}
        ></button>
        ${
          source !== 'picture'
            ? nothing
            : html`<button id="envelope-turn" type="button" @click=${() => controller.turn()}>Turn the photo</button>`
        }
      </div>
      <p class="number" aria-live="polite" data-read=${isRead(envelope)}>
        <output class="number-line" translate="no" .textContent=${lineOf(envelope.digits) || '–'}></output>
        <span .textContent=${problem === null ? inWords(envelope) : ''}></span>
      </p>
      <p class="envelope-problem" role="alert" .textContent=${problem ?? ''}></p>
    `;
  }

  protected override firstUpdated(): void {
    const canvas = this.querySelector('canvas')!;
    const { controller } = this;
    followPointer(canvas, {
      begin: (point) => {
        controller.stop();
        controller.change((envelope) => step.begun(envelope, point));
      },
      move: (points) => controller.change((envelope) => step.moved(envelope, points)),
      end: () => this.paint(true),
      cancel: () => controller.change(step.cancelled),
    });
    canvas.addEventListener('keydown', (event) => this.onKey(event));
    // Wherever on the page a picture is dropped or pasted, it belongs here. Other files do not, even here.
    addEventListener('drop', (event) => this.take(event, event.dataTransfer), true);
    addEventListener('paste', (event) => this.take(event, event.clipboardData));
    this.resized.observe(canvas);
  }

  protected override updated(): void {
    this.paint();
  }

  private clear(): void {
    this.controller.stop();
    this.controller.change(step.cleared);
  }

  private undo(): void {
    this.controller.stop();
    this.controller.change(step.undone);
  }

  /// The same keys as the pad's, while the envelope has the focus. The pad does not get them then.
  private onKey(event: KeyboardEvent): void {
    const { envelope } = this.state;
    if (isUndo(event) && envelope.history.length > 0) this.undo();
    else if (isRedo(event) && step.canRedo(envelope)) this.controller.change(step.redone);
    else if (isClear(event) && step.canClear(envelope)) this.clear();
    else if (!isSpace(event)) return;
    event.preventDefault();
  }

  private take(event: Event, given: DataTransfer | null): void {
    const file = [...(given?.files ?? [])].find(isPicture);
    if (file === undefined) return;
    event.preventDefault();
    this.querySelector('.envelope')!.scrollIntoView({ block: 'nearest' });
    void this.controller.show(file);
  }

  private onFile(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file !== undefined) void this.controller.show(file);
    input.value = ''; // so that the same file can be chosen again
  }

  private box({ box: { left, top, width, height }, digit, second, rejected }: LineDigit, index: number): TemplateResult {
    const { size } = this.state.envelope;
    const columns = size?.columns ?? ASPECT;
    const rows = size?.rows ?? 1;
    const place = boxAt((100 * left) / columns, (100 * top) / rows, (100 * width) / columns, (100 * height) / rows);
    // The tag is above the box, but never above the envelope.
    const above = boxAt((100 * left) / columns, 0, (100 * width) / columns, (100 * top) / rows);
    return html`
      <i
        class="digit-box"
        data-index=${index}
        data-rejected=${rejected}
        title=${rejected ? `${digit} or ${second}, or no digit` : String(digit)}
        ${place}
      ></i>
      <i class="digit-tag" data-rejected=${rejected} ${above}><b translate="no" .textContent=${rejected ? '?' : String(digit)}></b></i>
    `;
  }

  private paint(isWhole = false): void {
    const canvas = this.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) return;
    const { source, picture, size, strokes } = this.state.envelope;
    const columns = source === 'picture' && size !== null ? size.columns : Math.round(canvas.clientWidth * devicePixelRatio);
    const rows = source === 'picture' && size !== null ? size.rows : Math.round(columns / ASPECT);
    // So that it fits on one screen.
    canvas.parentElement!.style.maxWidth = size === null ? '' : `min(860px, ${(70 * size.columns) / size.rows}vh)`;
    if (canvas.width !== columns || canvas.height !== rows) Object.assign(canvas, { width: columns, height: rows });
    if (source === 'pen') {
      const surface = { width_px: columns, height_px: rows, pen_px: PEN_WIDTH * rows, colour: getComputedStyle(canvas).color };
      this.painter.paint(context, strokes, surface, isWhole);
      return;
    }
    this.painter.forget();
    context.clearRect(0, 0, columns, rows);
    if (source === 'picture' && picture !== null) context.drawImage(picture, 0, 0, columns, rows);
  }
}

function inWords(envelope: Envelope): string {
  const { source, digits, steady, strokes } = envelope;
  const declined = digits.filter(({ rejected }) => rejected).length;
  if (source === 'camera') {
    if (digits.length === 0) return 'Hold a written number in front of the camera. Its pictures stay in this page.';
    return steady < STEADY ? 'Hold it still …' : 'Read.';
  }
  if (digits.length === 0) {
    if (envelope.isReading && (source === 'picture' || strokes.length > 0)) return 'Reading …';
    if (source === 'picture') return 'No digit was found in this picture.';
    return 'Digits appear here as you write.';
  }
  const count = `${digits.length} digit${digits.length === 1 ? '' : 's'}`;
  return declined === 0 ? `${count} read.` : `${count}, ${declined} declined: “?”.`;
}
