// A second model with other weights. It reads the same image as the page, at the same time.

import type { Activations } from '../../engine/contract';
import { loadCore, type Model } from '../../engine/core';
import { sentence } from '../../engine/fetch';
import { couldNotLoad, textOf, type AnyWeightsId } from '../../engine/weights';
import type { Page } from '../../page';
import { comparedReading, comparedWith, noticed, titleOf, type State } from '../../state';

interface OtherReader {
  readonly id: AnyWeightsId;
  readonly text: string;
  readonly model: Model;
}

export class CompareController {
  private other: OtherReader | null = null;
  private isLoading = false;
  private image: Float32Array | null = null; // what `reader` has read last
  private reader: OtherReader | null = null;

  constructor(private readonly page: Page) {}

  /// From now on, keeps the other weights' reading in the state up to date.
  start(): void {
    this.page.subscribe((state) => this.follow(state));
  }

  private follow(state: State): void {
    const { comparedWith: id, reading } = state;
    if (id !== null && !this.isLoading && !this.isCurrent(state, id)) void this.load(id);
    const reader = id !== null && this.other?.id === id ? this.other : null;
    const image = reader === null ? null : (reading?.image ?? null);
    if (reader === this.reader && image === this.image) return;
    [this.reader, this.image] = [reader, image];
    const other: Activations | null = reader === null || image === null ? null : reader.model.predict(image, { units: true });
    this.page.change((now) => comparedReading(now, other));
  }

  private isCurrent({ own }: State, id: AnyWeightsId): boolean {
    const kept = own.find((weights) => weights.id === id);
    return this.other?.id === id && (kept === undefined || kept.text === this.other.text);
  }

  private async load(id: AnyWeightsId): Promise<void> {
    this.isLoading = true;
    try {
      const former = this.other;
      this.other = await this.readerWith(id);
      former?.model.dispose();
    } catch (reason) {
      this.page.change((state) => (state.comparedWith === id ? noticed(comparedWith(state, null), sentence(reason)) : state));
    }
    this.isLoading = false;
    this.follow(this.page.state);
  }

  /// Rejects with an Error whose message is a sentence for the visitor.
  private async readerWith(id: AnyWeightsId): Promise<OtherReader> {
    const { state } = this.page;
    const failed = (why: string): never => {
      throw new Error(couldNotLoad(titleOf(state, id), why));
    };
    const text =
      state.loaded?.id === id ? state.loaded.text : await textOf(id, state.own).catch((reason: unknown) => failed(sentence(reason)));
    const core = await loadCore();
    try {
      return { id, text, model: core.model(text) };
    } catch (reason) {
      return failed(sentence(reason));
    }
  }
}
