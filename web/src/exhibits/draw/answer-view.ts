// The answer: the digit with the greatest output, and the second if it came close. It is `?` if nothing is drawn or the core rejects the
// drawing, in that case with the two likeliest digits. It is also spoken once it has stayed the same for a while, not at every frame.

import type { TemplateResult } from 'lit';
import type { Activations } from '../../engine/contract';
import type { State } from '../../state';
import { signed } from '../../ui/format';
import { html } from '../../ui/html';
import { View } from '../../ui/view';

/// An output up to this value says no. It is a quarter of the way from -1, the target for "not this digit", to +1, which leaves room for
/// the usual scatter around -1.
const GREATEST_NO = -0.5;

const SPOKEN_AFTER_MS = 700;

export class AnswerView extends View<State> {
  private timer = 0;
  private spoken = '';

  protected override shows(state: State): readonly unknown[] {
    return [state.reading, state.loaded, state.isDrawing];
  }

  protected override render(): TemplateResult {
    const { reading, loaded } = this.state;
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
        .textContent=${reading?.digit == null ? waiting : inWords(reading, reading.digit)}
      ></p>
      <p class="spoken" aria-live="polite" aria-atomic="true"></p>
    `;
  }

  protected override updated(): void {
    clearTimeout(this.timer);
    if (!this.state.isDrawing) this.timer = setTimeout(() => this.speak(), SPOKEN_AFTER_MS);
  }

  private speak(): void {
    const { reading, isExample } = this.state;
    const digit = reading?.digit ?? null;
    const words =
      reading === null || digit === null || isExample
        ? ''
        : reading.rejected
          ? inWords(reading, digit)
          : `It reads ${digit}; ${inWords(reading, digit)}`;
    if (words === this.spoken) return; // what the element holds may be a translation
    this.spoken = words;
    this.querySelector('.spoken')!.textContent = words;
  }
}

function inWords({ outputs, second, rejected }: Activations, digit: number): string {
  if (rejected) return `not sure: ${digit} or ${second}, or no digit`;
  if (second !== null && outputs[second]! > GREATEST_NO) return `then ${second}, at ${signed(outputs[second]!)}`;
  return outputs[digit]! > GREATEST_NO ? 'the other nine say no' : 'all ten say no, this one least';
}
