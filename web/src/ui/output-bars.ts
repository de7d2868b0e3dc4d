// The ten outputs as bars from 0, on the axis of their targets: -1 "not this digit", +1 "this digit". Outputs can exceed their targets, up
// to the amplitude of the squashing function, so the axis extends beyond them.

import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { Activations } from '../engine/contract';
import type { Facts } from '../engine/core';
import { signed } from './format';
import { html, svg } from './html';

const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const MARKS = [-1, 0, 1];
const ROOM = 1.04; // beyond the amplitude
const AMPLITUDE_UNTIL_KNOWN = 1.7; // for the empty axis before the core runs

/// facts: null until the core runs.
export function outputBars(reading: Activations | null, facts: Facts | null): TemplateResult {
  const end = (facts?.amplitude ?? AMPLITUDE_UNTIL_KNOWN) * ROOM;
  return html`
    <ol class="bars" translate="no">
      ${DIGITS.map((digit) => bar(digit, reading, end))}
    </ol>
    <div class="bars-axis" aria-hidden="true">
      <svg>
        ${MARKS.map((mark) => svg`<text translate="no" x=${across(mark, end)} y="1em">${mark === 0 ? '0' : signed(mark, 0)}</text>`)}
        <text class="meaning" x=${across(-1, end)} y="2.2em">not this digit</text>
        <text class="meaning" x=${across(1, end)} y="2.2em">this digit</text>
      </svg>
    </div>
  `;
}

function bar(digit: number, reading: Activations | null, end: number): TemplateResult {
  const value = reading?.outputs[digit] ?? null;
  return html`
    <li data-best=${reading !== null && reading.digit === digit}>
      <span class="bar-digit" .textContent=${String(digit)}></span>
      <svg aria-hidden="true">${MARKS.map((mark) => line(mark, end))}${value === null ? null : rectangle(value, end)}</svg>
      <span class="bar-value" .textContent=${value === null ? '' : signed(value)}></span>
    </li>
  `;
}

function line(mark: number, end: number): SVGTemplateResult {
  const x = across(mark, end);
  return svg`<line data-mark=${mark} x1=${x} x2=${x} y1="0" y2="100%"></line>`;
}

function rectangle(value: number, end: number): SVGTemplateResult {
  return svg`<rect x=${across(Math.min(value, 0), end)} width=${`${(Math.abs(value) / (2 * end)) * 100}%`} y="28%" height="44%"></rect>`;
}

/// The position of a value on an axis from -end to +end.
function across(value: number, end: number): string {
  return `${((value + end) / (2 * end)) * 100}%`;
}
