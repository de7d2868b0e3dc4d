// Teach it: the visitor says which digit is on the pad, by a key after drawing it or a button here. Shows what a lesson changed and what it
// cost, and lets the visitor undo lessons and save or delete the drawings.

import './style.css';
import { nothing, type TemplateResult } from 'lit';
import { IMAGE_SIDE } from '../../engine/architecture';
import type { State } from '../../state';
import { button } from '../../ui/button';
import { count } from '../../ui/format';
import { html, words } from '../../ui/html';
import { digitOf, isKeyFor, isUndo, undoElsewhere } from '../../ui/keys';
import { View } from '../../ui/view';
import { canTeach, drawingsIn, inWords, isTaught, type TeachController } from './controller';
import type { Answer, Lesson } from './messages';
import { lessonsOf, type Teach } from './state';

export class TeachView extends View<State, TeachController> {
  protected override shows(state: State): readonly unknown[] {
    return [state.teach, state.reading, canTeach(state), state.isExample, isTaught(state)];
  }

  protected override firstUpdated(): void {
    document.addEventListener('keydown', (event) => this.onKey(event)); // on the document, since the pad's keys count too
    void this.controller.open();
  }

  protected override render(): TemplateResult {
    const { teach, reading } = this.state;
    const ready = canTeach(this.state);
    const digits = Array.from({ length: 10 }, (_, digit) =>
      button(`teach-${digit}`, String(digit), ready, () => this.controller.lesson(digit)),
    );
    return html`
      <div class="teach-stage">
        <pixel-grid
          rows=${IMAGE_SIDE}
          columns=${IMAGE_SIDE}
          scale="ink"
          .limit=${1}
          .values=${reading?.image ?? null}
          label="What is on the pad, as the network sees it"
        ></pixel-grid>
        <div>
          <p ${words(this.asks())}></p>
          <div class="teach-digits" translate="no" role="group" aria-label="The drawing is a">${digits}</div>
          <p class="teach-hint" ${words(this.hint())}></p>
        </div>
        ${teach.lesson === null ? nothing : lesson(teach.lesson)}
      </div>
      <p class="teach-told" role="status" .textContent=${teach.notice ?? ''}></p>
      <p class="teach-problem" role="alert" .textContent=${teach.problem ?? ''}></p>
      <div class="teach-buttons" @focusout=${() => this.askToForget(false)}>${this.buttons()}</div>
      <p class="teach-hint">
        <span ${words(taught(teach))}></span> Lessons continue with the taught weights; teaching other weights starts anew from those.
      </p>
    `;
  }

  private buttons(): TemplateResult {
    const { controller } = this;
    const { drawings, base, busy, mayForget } = this.state.teach;
    const canUndo = !busy && base !== null;
    const hasDrawings = !busy && drawings.length > 0;
    const again = base !== null && !isTaught(this.state);
    const forget = (): void => (mayForget ? void controller.forget() : this.askToForget(true));
    return html`
      ${button('teach-again', 'Read the pad with the taught weights', !busy, () => controller.again(), again)}
      ${button('teach-undo', 'Undo the last lesson', canUndo, () => controller.undo())}
      ${button('teach-reset', 'Reset', canUndo, () => controller.reset())}
      ${button('teach-save', 'Save your drawings', hasDrawings, () => controller.save())}
      ${button('teach-forget', mayForget ? 'Press again to delete' : 'Delete all of it', hasDrawings, forget)}
    `;
  }

  private hint(): TemplateResult | string {
    if (this.state.teach.busy) return 'Learning …';
    if (this.state.pixels !== null) return 'Pixels edited by hand are not taught: draw instead.';
    return html`<span class="by-keys"
      >Or press <kbd translate="no">0</kbd> to <kbd translate="no">9</kbd>, right after drawing or anywhere in this part.</span
    >`;
  }

  private asks(): TemplateResult {
    const { reading, strokes, isExample } = this.state;
    if (isExample || strokes.length === 0 || reading === null || reading.digit === null)
      return html`Draw a digit on the pad, ideally one that it misreads. Then tell it which it is.`;
    return html`It reads <b>${inWords(reading)}</b>. Which digit did you draw?`;
  }

  /// The first press only asks. Moving the focus away cancels it.
  private askToForget(mayForget: boolean): void {
    this.controller.askToForget(mayForget);
    if (mayForget) this.querySelector<HTMLElement>('#teach-forget')!.focus(); // not every browser focuses a clicked button
  }

  private onKey(event: KeyboardEvent): void {
    if (isKeyFor('teach-view', event) && isUndo(event) && undoElsewhere()) return event.preventDefault();
    const { ctrlKey, metaKey, altKey, repeat } = event;
    const digit = digitOf(event);
    if (!isKeyFor('.draw, teach-view', event) || repeat || ctrlKey || metaKey || altKey || digit === null || !canTeach(this.state)) return;
    event.preventDefault();
    void this.controller.lesson(digit);
  }
}

function taught(teach: Teach): TemplateResult | string {
  if (teach.drawings.length === 0) {
    if (teach.whyUnread === null) return 'Nothing is taught yet.';
    return `Nothing is taught in this visit; what earlier ones may have taught, this browser does not give (${teach.whyUnread}).`;
  }
  const lessons = lessonsOf(teach);
  const inWeights = lessons === teach.drawings.length ? '' : `, ${count(lessons)} of them in the taught weights`;
  const kept = teach.isKept
    ? 'they stay in this browser until you delete them, and are offered when you come again'
    : 'they are here until you leave the page';
  return html`Taught so far: <b id="teach-count">${drawingsIn(teach)}</b>${inWeights}; ${kept}. Saved,
    <code translate="no">lecun1989 evaluate --data strokes:drawings.jsonl</code> reads them.`;
}

function lesson({ digit, before, after, held, missesBefore, missesAfter }: Lesson): TemplateResult {
  return html`
    <dl class="teach-lesson">
      <dt>Taught</dt>
      <dd id="teach-digit" translate="no" .textContent=${String(digit)}></dd>
      <dt>It read</dt>
      <dd id="teach-before" translate="no" ${words(answer(before))}></dd>
      <dt>It reads</dt>
      <dd id="teach-after" translate="no" data-right=${after.digit === digit && !after.rejected} ${words(answer(after))}></dd>
      <dt>Others misread, before and now</dt>
      <dd id="teach-held">
        <span translate="no" .textContent=${`${count(missesBefore)} → ${count(missesAfter)}`}></span>
        <small
          >of <span translate="no" .textContent=${count(held)}></span> digits that the program draws; lessons rehearse others of this kind,
          so that little is forgotten</small
        >
      </dd>
    </dl>
  `;
}

const answer = (given: Answer): TemplateResult =>
  given.rejected ? html`? <small>${given.digit} or ${given.second}</small>` : html`${inWords(given)}`;
