// Asks the laboratory what happens inside the network whenever something shown there has changed and the section is visible: in a task of
// its own after the answer, at most once a frame. It touches no element.

import type { Laboratory } from '../../engine/contract';
import { sentence } from '../../engine/fetch';
import { loadLaboratory } from '../../engine/laboratory';
import { valueOrThrow } from '../../engine/module';
import { flattened } from '../../engine/strokes';
import type { Page } from '../../page';
import type { State } from '../../state';
import { answered, failed, type Found, type Inside } from './state';

export class InsideController {
  private isVisible = false;
  private isDue = false;
  private asked: readonly unknown[] = []; // what the current answer depends on
  private loaded: { readonly weights: string; readonly reader: number } | null = null; // in the laboratory

  constructor(private readonly page: Page) {
    page.subscribe(() => this.askSoon());
  }

  change(next: (inside: Inside) => Inside): void {
    this.page.change((state) => ({ ...state, inside: next(state.inside) }));
  }

  /// Tells whether the section is on the screen. When it leaves, its highlights on the pad disappear too.
  setVisible(isVisible: boolean): void {
    this.isVisible = isVisible;
    if (!isVisible && this.asked.length > 0) {
      this.asked = [];
      this.change((inside) => answered(inside, null));
    }
    this.askSoon();
  }

  private askSoon(): void {
    const now = dependencies(this.page.state);
    if (!this.isVisible || this.isDue || now.every((part, i) => part === this.asked[i])) return;
    this.isDue = true;
    requestAnimationFrame(() => setTimeout(() => void this.ask()));
  }

  private async ask(): Promise<void> {
    this.isDue = false;
    if (!this.isVisible) return;
    const { state } = this.page;
    const asked = dependencies(state);
    this.asked = asked;
    try {
      const laboratory = await loadLaboratory();
      if (this.asked !== asked) return; // the section has left the screen in the meantime
      const found = state.loaded === null ? null : findIn(laboratory, this.readerOf(laboratory, state.loaded.text), state);
      this.change((inside) => answered(inside, found));
    } catch (reason) {
      this.change((inside) => failed(inside, `What happens inside could not be shown: ${sentence(reason)}`));
    }
  }

  private readerOf(laboratory: Laboratory, weights: string): number {
    if (this.loaded?.weights !== weights) {
      const { reader } = valueOrThrow(laboratory.createReader(weights));
      if (this.loaded !== null) laboratory.destroyReader(this.loaded.reader);
      this.loaded = { weights, reader };
    }
    return this.loaded.reader;
  }
}

const dependencies = ({ reading, strokes, loaded, inside }: State): readonly unknown[] => [
  reading,
  reading === null ? strokes : null,
  loaded,
  inside.off,
  inside.selected,
  inside.why,
];

function findIn(laboratory: Laboratory, reader: number, { reading: whole, strokes, pixels, inside, facts }: State): Found | null {
  if (whole === null || facts === null) return null;
  const { image } = whole;
  const reading = valueOrThrow(laboratory.readWithout(reader, image, inside.off));
  const { selected, why, off } = inside;
  return {
    reading,
    whole,
    arithmetic: selected === null ? null : valueOrThrow(laboratory.explain(reader, image, off, selected.layer, selected.unit)),
    slopes: why && reading.digit !== null ? valueOrThrow(laboratory.slopesOfOutput(reader, image, off, reading.digit)).slopes : null,
    place: pixels === null ? laboratory.placeOnPad(...flattened(strokes), facts.penWidth, whole.stretch ?? 1) : new Float32Array(0),
  };
}
