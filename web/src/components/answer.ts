// The answer: the digit with the greatest output, and which came second if it came close. `?` where there is none.

import { html, type TemplateResult } from 'lit';
import { signed } from '../format';
import type { State } from '../state';
import { View } from '../view';

/// Up to here an output says no: a quarter of the way from -1, its target for "not this digit", to +1, which leaves room for the
/// network's ordinary scatter about -1.
const GREATEST_NO = -0.5;

export class AnswerView extends View {
  protected override shows(state: State): readonly unknown[] {
    return [state.reading, state.loaded];
  }

  protected override render(): TemplateResult {
    const { reading, loaded } = this.state;
    const digit = reading?.digit ?? null;
    const waiting = loaded === null ? 'no network yet' : 'waiting for ink';
    return html`
      <output id="digit" for="pad" aria-live="polite" aria-atomic="true" data-known=${digit !== null}>${digit ?? '?'}</output>
      <p class="second">${digit === null || reading === null ? waiting : second(reading.outputs, digit)}</p>
    `;
  }
}

function second(outputs: Float32Array, digit: number): string {
  const others = [...outputs.keys()].filter((other) => other !== digit);
  const best = others.reduce((a, b) => (outputs[b]! > outputs[a]! ? b : a));
  if (outputs[best]! > GREATEST_NO) return `then ${best}, at ${signed(outputs[best]!)}`;
  return outputs[digit]! > GREATEST_NO ? 'the other nine say no' : 'all ten say no, this one least';
}
