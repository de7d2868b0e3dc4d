// The board of connections next to the layers, with the current planes highlighted.

import type { TemplateResult } from 'lit';
import { connections, isConnected, sideOf, type Board, type BoardSizes } from '../../ui/connection-board';
import { html, svg } from '../../ui/html';

const SIZES: BoardSizes = { cell: 20, margin: 40, above: 8, before: 7, dot: 6.5 };

/// h1, h2: the planes to highlight; null for none.
export function wiring(board: Board, h1: number | null, h2: number | null): TemplateResult {
  const { cell, margin } = SIZES;
  const side = sideOf(board, SIZES);
  return html` <svg class="board wiring" viewBox="0 0 ${side} ${side}" aria-hidden="true">
    <text class="board-name" x=${margin} y="11">H1</text>
    <text class="board-name" x="0" y=${margin + 4}>H2</text>
    ${h1 === null ? null : svg`<rect class="board-band" x=${margin + h1 * cell} y=${margin} width=${cell} height=${side - margin}></rect>`}
    ${h2 === null ? null : svg`<rect class="board-band" x=${margin} y=${margin + h2 * cell} width=${side - margin} height=${cell}></rect>`}
    ${connections(board, SIZES)}
  </svg>`;
}

const planes = (board: Board): readonly number[] => board.map((_, plane) => plane); // as many of H1 as of H2

/// The planes of H2 that read a plane of H1.
export const readersOf = (board: Board, h1: number): readonly number[] => planes(board).filter((h2) => isConnected(board, h1, h2));

/// The planes of H1 that a plane of H2 reads.
export const sourcesOf = (board: Board, h2: number): readonly number[] => planes(board).filter((h1) => isConnected(board, h1, h2));
