// Which planes of H1 each plane of H2 reads, drawn from the core's own table.

import type { TemplateResult } from 'lit';
import type { State } from '../../state';
import { connections, isConnected, sideOf, type Board, type BoardSizes } from '../../ui/connection-board';
import { html } from '../../ui/html';
import { View } from '../../ui/view';

const SIZES: BoardSizes = { cell: 24, margin: 46, above: 10, before: 8, dot: 8 };

export class ConnectionBoard extends View<State> {
  protected override shows(state: State): readonly unknown[] {
    return [state.facts];
  }

  protected override render(): TemplateResult {
    const board = this.state.facts?.h1ToH2;
    if (board === undefined) return html`<p class="absent">The core holds this table; it appears when the core is loaded.</p>`;
    const side = sideOf(board, SIZES);
    return html`
      <svg class="board" viewBox="0 0 ${side} ${side}" role="img" aria-label=${inWords(board)}>
        <text class="board-name" x=${SIZES.margin} y="12">plane of H1</text>
        <text class="board-name" transform="translate(12 ${side}) rotate(-90)">plane of H2</text>
        ${connections(board, SIZES)}
      </svg>
    `;
  }
}

function inWords(board: Board): string {
  const planes = (h2: number): string => board.flatMap((_, h1) => (isConnected(board, h1, h2) ? [h1 + 1] : [])).join(', ');
  return board.map((_, h2) => `Plane ${h2 + 1} of H2 reads planes ${planes(h2)} of H1.`).join(' ');
}
