// Teach it: which digit the drawing on the pad is, by a key behind drawing it or a button here; what a lesson changed and what it cost;
// the way back; and the visitor's drawings, to be saved or deleted.

import './style.css';
import { html, nothing, type TemplateResult } from 'lit';
import { IMAGE_SIDE } from '../../engine/architecture';
import type { State } from '../../state';
import { button } from '../../ui/button';
import { count } from '../../ui/format';
import { isKeyFor } from '../../ui/keys';
import { View } from '../../ui/view';
import { canTeach, drawingsIn, inWords, isTaught, type TeachController } from './controller';
import type { Answer, Lesson } from './messages';
import { lessonsOf } from './state';

export class TeachView extends View<State, TeachController> {
  protected override shows(state: State): readonly unknown[] {
    return [state.teach, state.reading, canTeach(state), state.isExample, isTaught(state)];
  }

  protected override firstUpdated(): void {
    document.addEventListener('keydown', (event) => this.onKey(event)); // the pad's too, far above
    void this.controller.open();
  }

  protected override render(): TemplateResult {
    const { controller } = this;
    const { teach, reading, pixels } = this.state;
    const { drawings, base, busy, mayForget } = teach;
    const ready = canTeach(this.state);
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
          <p>${this.asks()}</p>
          <div class="teach-digits" role="group" aria-label="The drawing is a">
            ${Array.from({ length: 10 }, (_, digit) => button(`teach-${digit}`, String(digit), ready, () => controller.lesson(digit)))}
          </div>
          <p class="teach-hint">
            ${busy ? 'Learning …' : pixels === null ? html`<span class="by-keys">Or press <kbd>0</kbd> to <kbd>9</kbd>, right after drawing or anywhere in this part.</span>` : 'Pixels edited by hand are not taught: draw instead.'}
          </p>
        </div>
        ${teach.lesson === null ? nothing : lesson(teach.lesson)}
      </div>
      <p class="teach-told" role="status">${teach.notice ?? nothing}</p>
      <p class="teach-problem" role="alert">${teach.problem ?? nothing}</p>
      <div class="teach-buttons" @focusout=${() => this.askToForget(false)}>
        ${base === null || isTaught(this.state) ? nothing : button('teach-again', 'Read the pad with the taught weights', !busy, () => controller.again())}
        ${button('teach-undo', 'Undo the last lesson', !busy && base !== null, () => controller.undo())}
        ${button('teach-reset', 'Reset', !busy && base !== null, () => controller.reset())}
        ${button('teach-save', 'Save your drawings', !busy && drawings.length > 0, () => controller.save())}
        ${button('teach-forget', mayForget ? 'Press again to delete' : 'Delete all of it', !busy && drawings.length > 0, () => (mayForget ? controller.forget() : this.askToForget(true)))}
      </div>
      <p class="teach-hint">
        ${
          drawings.length === 0
            ? 'Nothing is taught yet.'
            : html`Taught so far:
                <b id="teach-count">${drawingsIn(teach)}</b
                >${lessonsOf(teach) === drawings.length ? '' : `, ${count(lessonsOf(teach))} of them in the taught weights`};
                ${teach.isKept ? 'they stay in this browser until you delete them, and are offered when you come again' : 'they are here until you leave the page'}.
                Saved, <code>lecun1989 evaluate --data strokes:drawings.jsonl</code> reads them.`
        }
        Lessons go on with the taught weights; teaching others begins anew from these.
      </p>
    `;
  }

  private asks(): TemplateResult {
    const { reading, strokes, isExample } = this.state;
    if (isExample || strokes.length === 0 || reading === null || reading.digit === null)
      return html`Draw a digit on the pad, best one that it misreads. Then tell it which it is.`;
    return html`It reads <b>${inWords(reading)}</b>. Which digit did you draw?`;
  }

  /// The first press only asks; whoever goes elsewhere has thought better of it.
  private askToForget(mayForget: boolean): void {
    this.controller.askToForget(mayForget);
    if (mayForget) this.querySelector<HTMLElement>('#teach-forget')!.focus(); // not every browser does it by itself
  }

  private onKey(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, altKey, repeat } = event;
    if (!isKeyFor('.draw, teach-view', event) || repeat || ctrlKey || metaKey || altKey || !/^[0-9]$/.test(key) || !canTeach(this.state))
      return;
    event.preventDefault();
    void this.controller.lesson(Number(key));
  }
}

function lesson({ digit, before, after, held, missesBefore, missesAfter }: Lesson): TemplateResult {
  return html`
    <dl class="teach-lesson">
      <dt>Taught</dt>
      <dd id="teach-digit">${digit}</dd>
      <dt>It read</dt>
      <dd id="teach-before">${answer(before)}</dd>
      <dt>It reads</dt>
      <dd id="teach-after" data-right=${after.digit === digit && !after.rejected}>${answer(after)}</dd>
      <dt>Others misread, before and now</dt>
      <dd id="teach-held">
        ${count(missesBefore)} → ${count(missesAfter)}
        <small>of ${count(held)} digits that the program draws; lessons rehearse others of this kind, so that little is forgotten</small>
      </dd>
    </dl>
  `;
}

const answer = (given: Answer): TemplateResult =>
  given.rejected ? html`? <small>${given.digit} or ${given.second}</small>` : html`${inWords(given)}`;
