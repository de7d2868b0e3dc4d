// The board of connections between H1 and H2, drawn from the core's table: a dot for each pair of planes, a large one if they connect.

import './connection-board.css';
import type { SVGTemplateResult } from 'lit';
import { svg } from './html';

/// One string for each plane of H2, with an 'O' for each plane of H1 that it reads.
export type Board = readonly string[];

export const isConnected = (board: Board, h1: number, h2: number): boolean => board[h2]?.[h1] === 'O';

export interface BoardSizes {
  readonly cell: number;
  readonly margin: number; // at the top and left, for numbers and names
  readonly above: number; // between the column numbers and the cells
  readonly before: number; // between the row numbers and the cells
  readonly dot: number; // the radius of a connection
}

export const sideOf = (board: Board, { cell, margin }: BoardSizes): number => margin + board.length * cell;

/// The numbers of the planes, counted from 1, and the dots, for an <svg> of the size that `sideOf` returns.
export function connections(board: Board, sizes: BoardSizes): SVGTemplateResult {
  const { margin, cell, above, before, dot } = sizes;
  const centre = (index: number): number => margin + (index + 0.5) * cell;
  return svg`
    ${board.map(
      (_, i) => svg`
      <text translate="no" class="board-column" x=${centre(i)} y=${margin - above}>${i + 1}</text>
      <text translate="no" class="board-row" x=${margin - before} y=${centre(i) + 4}>${i + 1}</text>
    `,
    )}
    ${board.flatMap((row, h2) =>
      Array.from(row, (_, h1) => {
        const connected = isConnected(board, h1, h2);
        return svg`<circle data-connected=${connected} cx=${centre(h1)} cy=${centre(h2)} r=${connected ? dot : 1.5}></circle>`;
      }),
    )}
  `;
}
