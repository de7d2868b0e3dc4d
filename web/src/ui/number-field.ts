// A field for a number. It belongs to the hand that types in it: what the state holds is written into it only when nothing is half typed
// there. A decimal comma is understood; what may mean two numbers is refused. (A browser's own field for numbers drops a comma that it does
// not expect, so that 0,02 becomes 2 without a word.)

import { noChange, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { html } from './html';

export interface NumberField {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly isWhole: boolean;
  readonly least: number;
  readonly expected: string; // "a whole number from 1"
  take(value: number): void;
  refuse(problem: string): void;
}

const typedIn = new WeakSet<EventTarget>();

class Held extends Directive {
  override render(text: string): string {
    return text;
  }

  override update(part: ElementPart, [text]: [string]): unknown {
    const field = part.element as HTMLInputElement;
    if (!typedIn.has(field) && field.value !== text) field.value = text;
    return noChange;
  }
}

const held = directive(Held);

export function numberField({ id, label, value, isWhole, least, expected, take, refuse }: NumberField): TemplateResult {
  const onChange = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    const written = field.value;
    const number = numberIn(written, isWhole);
    typedIn.delete(field);
    if (number === value) field.value = String(value);
    else if (number !== null && number >= least) take(number);
    else refuse(`${label}: expected ${expected}, found “${written}”. It is ${value} as before.`);
  };
  return html`<label
    >${label}
    <input
      id=${id}
      type="text"
      inputmode=${isWhole ? 'numeric' : 'decimal'}
      autocomplete="off"
      translate="no"
      ${held(String(value))}
      @input=${({ target }: Event) => typedIn.add(target!)}
      @change=${onChange}
      @blur=${({ target }: Event) => typedIn.delete(target!)}
  /></label>`;
}

/// The number that a text means to its writer; null if it is none, may be read in two ways (1,000) or is too great to be exact.
export function numberIn(text: string, isWhole: boolean): number | null {
  const written = text.normalize('NFKC').trim();
  const isNumber = isWhole ? /^\+?\d+$/.test(written) : /^\+?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(written);
  if (!isNumber || /^\+?[1-9]\d{0,2},\d{3}$/.test(written)) return null;
  const value = Number(written.replace(',', '.'));
  return Number.isFinite(value) && (!isWhole || Number.isSafeInteger(value)) ? value : null;
}
