// The answer: the digit with the greatest output, and the second if it came close. It is `?` if nothing is drawn or the core rejects the
// drawing, in that case with the two likeliest digits. It is also spoken once it has stayed the same for a while, not at every frame.

import type { TemplateResult } from 'lit';
import type { Activations } from '../../engine/contract';
import { isCutOff } from '../../engine/strokes';
import type { Page } from '../../page';
import { onEnvelope, type State } from '../../state';
import { signed } from '../../ui/format';
import { html, words } from '../../ui/html';
import { View } from '../../ui/view';
import { isSeveral } from './several';

/// An output up to this value says no. It is a quarter of the way from -1, the target for "not this digit", to +1, which leaves room for
/// the usual scatter around -1.
const GREATEST_NO = -0.5;

const SPOKEN_AFTER_MS = 700;

const CUT_OFF = 'part of it is off the pad';

export class AnswerView extends View<State, Page> {
  private timer = 0;
  private spoken = '';

  protected override shows(state: State): readonly unknown[] {
    return [state.reading, state.loaded, state.isDrawing, state.isExample, state.inside.off];
  }

  protected override render(): TemplateResult {
    const { reading, loaded, inside } = this.state;
    const { off } = inside; // a bit a kernel
    const digit = reading === null || reading.rejected ? null : reading.digit;
    const waiting = loaded === null ? 'no network yet' : 'waiting for ink';
    return html`
      <output
        id="digit"
        for="pad"
        aria-live="off"
        translate="no"
        data-known=${digit !== null}
        .textContent=${String(digit ?? '?')}
      ></output>
      <p
        class="second"
        data-rejected=${reading?.rejected ?? false}
        ${words(reading?.digit == null ? waiting : this.leading(reading, reading.digit))}
      ></p>
      <p class="whole" ?hidden=${off === 0} ${words(withAll(off))}></p>
      <p class="spoken" aria-live="polite" aria-atomic="true"></p>
    `;
  }

  /// What could be done about it is a link to where it is done.
  private leading(reading: Activations, digit: number): TemplateResult | string {
    const { strokes, pixels, facts, isDrawing, isExample } = this.state;
    const said = this.said(reading, digit);
    if (isDrawing || isExample || pixels !== null || facts === null || said === CUT_OFF) return said;
    if (isSeveral(strokes, facts.penWidth)) return lead('envelope-title', 'several? Use the envelope', () => this.toEnvelope());
    return reading.rejected ? lead('teach-title', said, () => focusOn(`#teach-${digit}`)) : said;
  }

  private said(reading: Activations, digit: number): string {
    const { strokes, pixels } = this.state;
    return reading.rejected && pixels === null && isCutOff(strokes) ? CUT_OFF : inWords(reading, digit);
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
    const digit = reading?.digit ?? null;
    const said =
      reading === null || digit === null || isExample
        ? ''
        : reading.rejected
          ? this.said(reading, digit)
          : `It reads ${digit}; ${this.said(reading, digit)}`;
    if (said === this.spoken) return; // what the element holds may be a translation
    this.spoken = said;
    this.querySelector('.spoken')!.textContent = said;
  }
}

/// Kernels that are switched off inside are off there alone.
function withAll(off: number): TemplateResult {
  const count = off.toString(2).replaceAll('0', '').length;
  return html`With all kernels; <a href="#inside-title">${count} ${count === 1 ? 'is' : 'are'} off inside</a>.`;
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

function inWords({ outputs, second, rejected, leftOut }: Activations, digit: number): string {
  if (rejected) return `not sure: ${digit} or ${second}, or no digit`;
  if (leftOut !== undefined) return leftOut.length === 1 ? 'without the dot beside it' : `without the ${leftOut.length} dots beside it`;
  if (second !== null && outputs[second]! > GREATEST_NO) return `then ${second}, at ${signed(outputs[second]!)}`;
  return outputs[digit]! > GREATEST_NO ? 'the other nine say no' : 'all ten say no, this one least';
}
