// The page's only stateful part: holds the state, does what takes time (loads the core and the weights, reads the drawing) and notifies the
// views. It knows no view by name and touches no element.

import { loadCore, type Core, type Model } from './engine/core';
import { forget, sentence } from './engine/fetch';
import { nextTask } from './engine/tasks';
import { couldNotLoad, isWeightsId, provenanceIn, textOf, weightsOf, type AnyWeightsId, type OwnWeights } from './engine/weights';
import type { Page } from './page';
import * as step from './state';
import { START, titleOf, type State } from './state';

const WHOLE = { units: true } as const; // what the page shows of a reading

export class App implements Page {
  private current = START;
  private core: Core | null = null;
  private model: Model | null = null;
  private readonly listeners: ((state: State) => void)[] = [];
  private readIsDue = false;
  private requests = 0;

  get state(): State {
    return this.current;
  }

  /// What reads, once weights are loaded; null until then.
  get reader(): Model | null {
    return this.current.loaded === null ? null : this.model;
  }

  subscribe(listener: (state: State) => void): void {
    this.listeners.push(listener);
    listener(this.current);
  }

  /// Loads weights, and first the core if necessary. If several requests are pending, the last one wins.
  async load(id: AnyWeightsId, given?: string): Promise<void> {
    const request = ++this.requests;
    this.update(step.weightsRequested(this.current, id));
    try {
      // Both load at the same time. A failure of the weights is reported below, unless the core fails first.
      const fetched = (given === undefined ? textOf(id, this.current.own) : Promise.resolve(given)).catch((reason: unknown) =>
        this.refuse(id, sentence(reason)),
      );
      fetched.catch(() => {});
      this.core ??= await this.coreWithFacts();
      const text = await fetched;
      await nextTask();
      if (request !== this.requests) return;
      const model = await this.modelOf(this.core, id, text);
      // Only if nothing was loaded before: otherwise the old weights' name would appear next to the new weights' answers.
      if (this.current.loaded === null) await nextTask();
      if (request !== this.requests) {
        model.dispose();
        return;
      }
      this.model?.dispose();
      this.model = model;
      this.update(step.weightsLoaded(this.current, { id, text, provenance: provenanceIn(text), kernels: model.kernels() }));
      this.readNow(); // in the same task, so that the views render once for both
    } catch (reason) {
      if (request === this.requests) this.update(step.loadingFailed(this.current, { id, message: sentence(reason) }));
    }
  }

  async use(own: OwnWeights): Promise<void> {
    const former = this.current.own;
    this.update(step.ownKept(this.current, own));
    await this.load(own.id);
    if (this.current.problem?.id === own.id) this.update(step.ownRefused(this.current, former));
  }

  drop(id: OwnWeights['id']): void {
    this.update(step.ownDropped(this.current, id));
  }

  change(next: (state: State) => State): void {
    this.update(next(this.current));
  }

  retry(): void {
    if (this.current.problem !== null) void this.load(this.current.problem.id);
  }

  private async modelOf(core: Core, id: AnyWeightsId, text: string): Promise<Model> {
    try {
      return core.model(text);
    } catch (reason) {
      if (isWeightsId(id)) await forget(weightsOf(id).address).catch(() => {});
      return this.refuse(id, sentence(reason));
    }
  }

  private refuse(id: AnyWeightsId, why: string): never {
    throw new Error(couldNotLoad(titleOf(this.current, id), why));
  }

  private async coreWithFacts(): Promise<Core> {
    const core = await loadCore();
    this.update(step.coreLoaded(this.current, core.facts));
    return core;
  }

  private update(next: State): void {
    const before = this.current;
    if (next === before) return;
    this.current = next;
    if (next.strokes !== before.strokes || next.points !== before.points || next.pixels !== before.pixels) this.readSoon();
    for (const listener of this.listeners) listener(this.current); // a listener may have changed the state
  }

  /// Reads the drawing at most once a frame, however fast the pen reports.
  private readSoon(): void {
    if (this.readIsDue) return;
    this.readIsDue = true;
    requestAnimationFrame(() => {
      this.readIsDue = false;
      this.readNow();
    });
  }

  private readNow(): void {
    const { strokes, pixels } = this.current;
    if (this.reader === null || (strokes.length === 0 && pixels === null)) {
      this.update(step.read(this.current, null));
      return;
    }
    try {
      this.update(step.read(this.current, pixels === null ? this.reader.readDrawing(strokes) : this.reader.predict(pixels, WHOLE)));
    } catch (reason) {
      this.update(step.readingFailed(this.current, `The network could not read the drawing. ${sentence(reason)}`));
    }
  }
}
