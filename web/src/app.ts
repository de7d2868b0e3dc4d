// The page's one moving part: holds the state, does what takes time (the core, the weights, the reading of a drawing) and tells the views.
// Knows no view by name and touches no element.

import { Core, loadCore } from './engine/core';
import { EXAMPLE } from './exhibits/draw/example';
import { forget, sentence } from './engine/fetch';
import { copyLink } from './exhibits/link/controller';
import type { Link } from './exhibits/link/link';
import * as step from './state';
import { START, titleOf, type State } from './state';
import type { Pen, Point } from './engine/strokes';
import { nextTask } from './engine/tasks';
import { fetchWeights, isWeightsId, provenanceIn, weightsOf, type AnyWeightsId, type OwnWeights } from './engine/weights';

export class App implements Pen {
  private current = START;
  private core: Core | null = null;
  private readonly listeners: ((state: State) => void)[] = [];
  private readIsDue = false;
  private requests = 0;

  get state(): State {
    return this.current;
  }

  /// The core, once weights are loaded; null until then.
  get reader(): Core | null {
    return this.current.loaded === null ? null : this.core;
  }

  /// Calls the listener at once and after every change.
  subscribe(listener: (state: State) => void): void {
    this.listeners.push(listener);
    listener(this.current);
  }

  /// link: what the page's address asks for, if anything. Where it holds no drawing, there is the example, from the beginning.
  async start(link: Link | null): Promise<void> {
    const sketch = link?.sketch ?? null;
    this.update(sketch === null ? step.exampleDrawn(this.current, EXAMPLE) : step.linkOpened(this.current, sketch));
    await this.load(link?.weights ?? this.current.chosen);
    this.update(step.noticed(this.current, link?.problem ?? null));
  }

  /// A link opened while the page is there.
  async open(link: Link): Promise<void> {
    if (link.sketch !== null) this.update(step.linkOpened(this.current, link.sketch));
    if (link.weights !== null && link.weights !== this.current.chosen) await this.load(link.weights);
    this.update(step.noticed(this.current, link.problem));
  }

  async copyLink(): Promise<void> {
    this.update(step.noticed(this.current, await copyLink(this.current)));
  }

  /// Loads weights, and the core before them if need be. Of several requests under way the last one counts. given: their text,
  /// where it is here.
  async load(id: AnyWeightsId, given?: string): Promise<void> {
    const request = ++this.requests;
    this.update(step.weightsRequested(this.current, id));
    try {
      // Both are on their way at once; the weights' failure is heard below, unless the core's comes first.
      const fetched = (given === undefined ? this.textOf(id) : Promise.resolve(given)).catch((reason: unknown) => this.refuse(id, sentence(reason)));
      fetched.catch(() => {});
      this.core ??= await this.coreWithFacts();
      const text = await fetched;
      await nextTask();
      if (request !== this.requests) return;
      const outcome = this.core.loadWeights(text);
      if (!outcome.ok) {
        if (isWeightsId(id)) await forget(weightsOf(id).address).catch(() => {});
        this.refuse(id, outcome.message);
      }
      // Only before there is anything to read with: else the former weights' name would stand over the new ones' answers.
      if (this.current.loaded === null) await nextTask();
      if (request !== this.requests) return;
      this.update(step.weightsLoaded(this.current, { id, text, provenance: provenanceIn(text), kernels: this.core.kernels() }));
      this.readNow(); // in the same task, so that the views draw themselves once for both
    } catch (reason) {
      if (request === this.requests) this.update(step.loadingFailed(this.current, { id, message: sentence(reason) }));
    }
  }

  /// Reads with weights of the visitor's own, and keeps them to be chosen again.
  async use(own: OwnWeights): Promise<void> {
    const former = this.current.own;
    this.update(step.ownKept(this.current, own));
    await this.load(own.id);
    if (this.current.problem?.id === own.id) this.update(step.ownRefused(this.current, former));
  }

  drop(id: OwnWeights['id']): void {
    this.update(step.ownDropped(this.current, id));
  }

  /// A step that a section of the page takes in its own part of the state.
  change(next: (state: State) => State): void {
    this.update(next(this.current));
  }

  retry(): void {
    if (this.current.problem !== null) void this.load(this.current.problem.id);
  }

  begin(point: Point): void {
    this.update(step.strokeBegun(this.current, point));
  }

  move(points: readonly Point[]): void {
    this.update(step.strokeMoved(this.current, points));
  }

  end(): void {
    this.update(step.strokeEnded(this.current));
  }

  clear(): void {
    this.update(step.cleared(this.current));
  }

  undo(): void {
    this.update(step.undone(this.current));
  }

  private async textOf(id: AnyWeightsId): Promise<string> {
    if (isWeightsId(id)) return fetchWeights(id);
    const own = this.current.own.find((weights) => weights.id === id);
    if (own === undefined) throw new Error('they are no longer here');
    return own.text;
  }

  private refuse(id: AnyWeightsId, why: string): never {
    throw new Error(`The weights “${titleOf(this.current, id)}” could not be loaded: ${why.replace(/\.$/, '')}.`);
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
    if (next.strokes !== before.strokes || next.pixels !== before.pixels) this.readSoon();
    for (const listener of this.listeners) listener(this.current); // a listener may have changed it
  }

  /// However fast the pen reports, the drawing is read once a frame.
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
      this.update(step.read(this.current, pixels === null ? this.reader.read(strokes) : this.reader.predict(pixels)));
    } catch (reason) {
      this.update(step.readingFailed(this.current, `The network could not read the drawing. ${sentence(reason)}`));
    }
  }
}
