// Which planes of H1 each plane of H2 reads, drawn from the core's own table.

import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { State } from '../../state';
import { View } from '../../ui/view';

const CELL = 24;
const MARGIN = 46; // for the numbers and names at the top and left

export class ConnectionBoard extends View {
  protected override shows(state: State): readonly unknown[] {
    return [state.facts];
  }

  protected override render(): TemplateResult {
    const board = this.state.facts?.h1ToH2;
    if (board === undefined) return html`<p class="absent">The core holds this table; it appears when the core is loaded.</p>`;
    const side = MARGIN + board.length * CELL;
    return html`
      <svg class="board" viewBox="0 0 ${side} ${side}" role="img" aria-label=${inWords(board)}>
        <text class="board-name" x=${MARGIN} y="12">plane of H1</text>
        <text class="board-name" transform="translate(12 ${side}) rotate(-90)">plane of H2</text>
        ${board.map((_, i) => svg`
          <text class="board-column" x=${centre(i)} y=${MARGIN - 10}>${i + 1}</text>
          <text class="board-row" x=${MARGIN - 8} y=${centre(i) + 4}>${i + 1}</text>
        `)}
        ${board.flatMap((row, y) => [...row].map((mark, x) => dot(mark, x, y)))}
      </svg>
    `;
  }
}

function dot(mark: string, column: number, row: number): SVGTemplateResult {
  const connected = mark === 'O';
  return svg`<circle data-connected=${connected} cx=${centre(column)} cy=${centre(row)} r=${connected ? 8 : 1.5}></circle>`;
}

function centre(index: number): number {
  return MARGIN + (index + 0.5) * CELL;
}

function inWords(board: readonly string[]): string {
  const planes = (row: string): string => [...row].flatMap((mark, i) => (mark === 'O' ? [i + 1] : [])).join(', ');
  return board.map((row, i) => `Plane ${i + 1} of H2 reads planes ${planes(row)} of H1.`).join(' ');
}
