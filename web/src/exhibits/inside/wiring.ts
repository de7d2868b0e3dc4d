// The board of connections between H1 and H2, with the planes of the moment picked out.

import { html, svg, type TemplateResult } from 'lit';

const CELL = 20;
const MARGIN = 40;

export function wiring(board: readonly string[], h1: number | null, h2: number | null): TemplateResult {
  const side = MARGIN + board.length * CELL;
  const centre = (i: number): number => MARGIN + (i + 0.5) * CELL;
  return html`
    <svg class="board wiring" viewBox="0 0 ${side} ${side}" aria-hidden="true">
      <text class="board-name" x=${MARGIN} y="11">H1</text>
      <text class="board-name" x="0" y=${MARGIN + 4}>H2</text>
      ${h1 === null ? null : svg`<rect class="board-band" x=${MARGIN + h1 * CELL} y=${MARGIN} width=${CELL} height=${side - MARGIN}></rect>`}
      ${h2 === null ? null : svg`<rect class="board-band" x=${MARGIN} y=${MARGIN + h2 * CELL} width=${side - MARGIN} height=${CELL}></rect>`}
      ${board.map((_, i) => svg`
        <text class="board-column" x=${centre(i)} y=${MARGIN - 8}>${i + 1}</text>
        <text class="board-row" x=${MARGIN - 7} y=${centre(i) + 4}>${i + 1}</text>
      `)}
      ${board.flatMap((row, y) => [...row].map((mark, x) => svg`<circle
        data-connected=${mark === 'O'}
        cx=${centre(x)} cy=${centre(y)} r=${mark === 'O' ? 6.5 : 1.5}></circle>`))}
    </svg>`;
}

/// The planes of H2 that read a plane of H1, or of H1 that a plane of H2 reads.
export function readersOf(board: readonly string[], h1: number): readonly number[] {
  return board.flatMap((row, h2) => (row[h1] === 'O' ? [h2] : []));
}

export function sourcesOf(board: readonly string[], h2: number): readonly number[] {
  return [...(board[h2] ?? '')].flatMap((mark, h1) => (mark === 'O' ? [h1] : []));
}
