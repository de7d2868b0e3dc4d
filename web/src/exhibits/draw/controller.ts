// Turns what the pad's pen and buttons do into changes of the state.

import type { Point } from '../../engine/strokes';
import type { Page } from '../../page';
import * as step from '../../state';
import type { Pen } from '../../ui/pointer';

export class DrawController implements Pen {
  /// copyLink: copies a link to the drawing and tells the visitor.
  constructor(
    private readonly page: Page,
    readonly copyLink: () => Promise<void>,
  ) {}

  begin(point: Point): void {
    this.page.change((state) => step.strokeBegun(state, point));
  }

  move(points: readonly Point[]): void {
    this.page.change((state) => step.strokeMoved(state, points));
  }

  end(): void {
    this.page.change(step.strokeEnded);
  }

  cancel(): void {
    this.page.change(step.strokeCancelled);
  }

  clear(): void {
    this.page.change(step.cleared);
  }

  undo(): void {
    this.page.change(step.undone);
  }

  redo(): void {
    this.page.change(step.redone);
  }
}
