// The answer: the digit with the greatest output, and which came second. `?` where there is none.

import { html, type TemplateResult } from 'lit';
import { signed } from '../format';
import type { State } from '../state';
import { View } from '../view';

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
  return `then ${best}, at ${signed(outputs[best]!)}`;
}
