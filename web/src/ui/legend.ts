// A legend: the colours of a diverging scale from end to end, and the magnitude that gets the full colour.

import type { TemplateResult } from 'lit';
import { steps } from './colour';
import { signed } from './format';
import { html } from './html';

const SHADES = steps(21);

/// limit: null while it is unknown.
export function legend(name: string, what: string, limit: number | null): TemplateResult {
  return html`
    <div class="legend">
      <p><b .textContent=${name}></b> <span .textContent=${what}></span></p>
      <pixel-grid rows="1" columns=${SHADES.length} scale="diverging" .limit=${1} .values=${SHADES} label="Colour scale"></pixel-grid>
      <p class="legend-numbers" translate="no">
        <span .textContent=${limit === null ? '−' : signed(-limit)}></span><span>0</span
        ><span .textContent=${limit === null ? '+' : signed(limit)}></span>
      </p>
    </div>
  `;
}
