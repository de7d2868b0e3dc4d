// The answer: the digit with the greatest output, and the second if it came close. It is `?` if nothing is drawn or the core rejects the
// drawing, in that case with the two likeliest digits. It is also spoken once it has stayed the same for a while, not at every frame.

import { html, type TemplateResult } from 'lit';
import type { Activations } from '../../engine/contract';
import type { Page } from '../../page';
import { onEnvelope, type State } from '../../state';
import { signed } from '../../ui/format';
import { View } from '../../ui/view';
import { isSeveral } from './several';

/// An output up to this value says no. It is a quarter of the way from -1, the target for "not this digit", to +1, which leaves room for
/// the usual scatter around -1.
const GREATEST_NO = -0.5;

const SPOKEN_AFTER_MS = 700;

export class AnswerView extends View<State, Page> {
  private timer = 0;

  protected override shows(state: State): readonly unknown[] {
    return [state.reading, state.loaded, state.isDrawing, state.isExample];
  }

  protected override render(): TemplateResult {
    const { reading, loaded } = this.state;
    const digit = reading === null || reading.rejected ? null : reading.digit;
    const waiting = loaded === null ? 'no network yet' : 'waiting for ink';
    return html`
      <output id="digit" for="pad" aria-live="off" data-known=${digit !== null}>${digit ?? '?'}</output>
      <p class="second" data-rejected=${reading?.rejected ?? false}>
        ${reading?.digit == null ? waiting : this.words(reading, reading.digit)}
      </p>
      <p class="spoken" aria-live="polite" aria-atomic="true"></p>
    `;
  }

  /// What could be done about it is a link to where it is done.
  private words(reading: Activations, digit: number): TemplateResult | string {
    const { strokes, pixels, facts, isDrawing, isExample } = this.state;
    const words = inWords(reading, digit);
    if (isDrawing || isExample || pixels !== null || facts === null) return words;
    if (isSeveral(strokes, facts.penWidth)) return lead('envelope-title', 'several? Use the envelope', () => this.toEnvelope());
    return reading.rejected ? lead('teach-title', words, () => focusOn(`#teach-${digit}`)) : words;
  }

  private toEnvelope(): void {
    this.controller.change(onEnvelope);
    focusOn('.writing');
  }

  protected override updated(): void {
    clearTimeout(this.timer);
    if (!this.state.isDrawing) this.timer = setTimeout(() => this.speak(), SPOKEN_AFTER_MS);
  }

  private speak(): void {
    const { reading, isExample } = this.state;
    const spoken = this.querySelector('.spoken')!;
    const digit = reading?.digit ?? null;
    const words =
      reading === null || digit === null || isExample
        ? ''
        : reading.rejected
          ? inWords(reading, digit)
          : `It reads ${digit}; ${inWords(reading, digit)}`;
    if (spoken.textContent !== words) spoken.textContent = words;
  }
}

const lead = (part: string, words: string, act: () => void): TemplateResult =>
  html`<a
    href=${`#${part}`}
    @click=${(event: Event) => {
      event.preventDefault(); // the address may hold a link to the drawing
      document.getElementById(part)?.scrollIntoView();
      act();
    }}
    >${words}</a
  >`;

/// So that the keys go there; it is not there before its part is loaded.
const focusOn = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });

function inWords({ outputs, second, rejected }: Activations, digit: number): string {
  if (rejected) return `not sure: ${digit} or ${second}, or no digit`;
  if (second !== null && outputs[second]! > GREATEST_NO) return `then ${second}, at ${signed(outputs[second]!)}`;
  return outputs[digit]! > GREATEST_NO ? 'the other nine say no' : 'all ten say no, this one least';
}
