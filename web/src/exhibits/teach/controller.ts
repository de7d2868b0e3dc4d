// Teaches: gives and undoes lessons, and stores them in the browser. Weights stored by an earlier visit are offered, not used: the page
// always starts with the same weights for everyone. It touches no element.

import { sentence } from '../../engine/fetch';
import { isWeightsId } from '../../engine/weights';
import type { Page } from '../../page';
import { noticed, ownKept, titleOf, type State } from '../../state';
import { download } from '../../ui/files';
import { count } from '../../ui/format';
import type { Answer, Lesson } from './messages';
import * as step from './state';
import { TAUGHT, type Base, type Kept, type Teach } from './state';
import { forget, load, save } from './store';
import { ask } from './teacher';

export const isTaught = ({ loaded }: State): boolean => loaded?.id === TAUGHT;

/// Whether the pad shows a drawing of the visitor's and there are weights to teach. Edited pixels cannot be taught: they have no strokes.
export const canTeach = (state: State): boolean =>
  state.loaded !== null &&
  !state.busy &&
  !state.teach.busy &&
  state.strokes.length > 0 &&
  state.pixels === null &&
  !state.isExample &&
  !state.isDrawing;

export class TeachController {
  private underWay = new AbortController(); // for the current or the last piece of work
  private forgetting: Promise<boolean> | null = null;

  constructor(private readonly page: Page) {}

  /// Offers what an earlier visit left.
  async open(): Promise<void> {
    try {
      const kept = await load();
      if (kept === null || this.teach.drawings.length > 0) return;
      const own = step.ownOf(kept);
      this.page.change((state) => ({
        ...(own === null ? state : ownKept(state, own)),
        teach: step.done(
          state.teach,
          kept,
          `Kept from an earlier visit: ${drawingsIn(kept)}${own === null ? '' : ', and the weights that they taught'}.`,
        ),
      }));
    } catch (reason) {
      // No alarm: most visitors have taught nothing. Whoever teaches is told if that is not stored.
      this.update((teach) => step.unread(teach, sentence(reason)));
    }
  }

  async lesson(digit: number): Promise<void> {
    const { state } = this.page;
    const { loaded, strokes } = state;
    if (!canTeach(state) || loaded === null) return;
    await this.work(async (signal) => {
      const { base: before } = state.teach;
      const goesOn = isTaught(state) && before !== null;
      const base: Base = goesOn ? before : { id: loaded.id, title: titleOf(state, loaded.id), text: loaded.text };
      const drawing = { digit, strokes };
      const { text, lesson } = await ask({ kind: 'teach', weights: loaded.text, drawing }, signal);
      const { since, drawings } = this.teach; // an earlier visit's may have been loaded in the meantime
      const kept = { drawings: [...drawings, drawing], since: goesOn ? since : drawings.length, base, text };
      this.update((teach) => step.learnt(teach, kept, lesson!));
      await this.use(kept, signal);
      await this.keep(signal);
      this.page.change((now) => (now.loaded?.text === text ? noticed(now, inShort(lesson!)) : now));
    });
  }

  /// Undoes the last lesson and removes its drawing.
  async undo(): Promise<void> {
    await this.work(async (signal) => {
      const { drawings, since, base } = this.teach;
      const fewer = drawings.slice(0, -1);
      if (base === null || fewer.length < since) return;
      const { text } = await ask({ kind: 'again', weights: base.text, drawings: fewer.slice(since) }, signal);
      const kept =
        fewer.length === since ? step.withoutLessons({ ...this.teach, drawings: fewer }) : { drawings: fewer, since, base, text };
      await this.changeTo(kept, base, kept.base === null ? `Undone: “${base.title}” as before.` : 'The last lesson is undone.', signal);
    });
  }

  async reset(): Promise<void> {
    await this.work(async (signal) => {
      const { base } = this.teach;
      if (base !== null)
        await this.changeTo(
          step.withoutLessons(this.teach),
          base,
          `Reset: “${base.title}” as before. Your drawings are still here.`,
          signal,
        );
    });
  }

  /// Reads the pad with the taught weights again.
  async again(): Promise<void> {
    await this.work((signal) => this.use(this.teach, signal));
  }

  async save(): Promise<void> {
    await this.work(async (signal) => {
      const { text } = await ask({ kind: 'lines', drawings: this.teach.drawings }, signal);
      download('drawings.jsonl', text, 'application/x-ndjson');
    });
  }

  /// mayForget: whether the button that deletes everything was pressed once and waits for the second press.
  askToForget(mayForget: boolean): void {
    this.update((teach) => step.forgetAsked(teach, mayForget));
  }

  /// Deletes everything: first what is stored, then what this tab has. Work in progress is aborted and leaves nothing. Resolves to false if
  /// the browser did not delete what is stored; the page then says so.
  forget(): Promise<boolean> {
    return (this.forgetting ??= this.forgetAll().finally(() => {
      this.forgetting = null;
    }));
  }

  private forgetAll(): Promise<boolean> {
    this.underWay.abort();
    this.update(step.ended);
    return this.work(async (signal) => {
      try {
        await forget();
      } catch (reason) {
        if (this.readsTaught()) await this.use(this.teach, signal); // the aborted work may have been half done
        throw new Error(`This browser did not delete it (${sentence(reason)}).`);
      }
      const { base } = this.teach;
      if (base !== null) await this.leaveTaught(base, signal);
      this.update(step.forgotten);
    });
  }

  private get teach(): Teach {
    return this.page.state.teach;
  }

  /// Does one piece of work at a time. `act` must check the signal after every wait. Resolves to false if the work was aborted or failed;
  /// the page reports a failure.
  private async work(act: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    if (this.teach.busy) return false;
    this.underWay = new AbortController();
    const { signal } = this.underWay;
    this.update(step.begun);
    try {
      await act(signal);
    } catch (reason) {
      if (!signal.aborted) this.update((teach) => step.failed(teach, sentence(reason)));
      return false;
    } finally {
      if (!signal.aborted) this.update(step.ended);
    }
    return true;
  }

  private async use(kept: Kept, signal: AbortSignal): Promise<void> {
    const own = step.ownOf(kept);
    if (own !== null) await this.page.use(own);
    signal.throwIfAborted();
  }

  /// Changes to weights with fewer lessons or none.
  private async changeTo(kept: Kept, base: Base, notice: string, signal: AbortSignal): Promise<void> {
    if (kept.base !== null) await this.use(kept, signal);
    else await this.leaveTaught(base, signal);
    this.update((teach) => step.done(teach, kept, notice));
    await this.keep(signal);
  }

  /// Goes back to the weights from before the first lesson, if the taught ones are in use or loading.
  private async leaveTaught(base: Base, signal: AbortSignal): Promise<void> {
    if (this.readsTaught()) {
      if (isWeightsId(base.id)) await this.page.load(base.id, base.text);
      else await this.page.use({ ...base, id: base.id });
      signal.throwIfAborted();
    }
    this.page.drop(TAUGHT);
  }

  private readsTaught(): boolean {
    const { state } = this.page;
    return isTaught(state) || state.chosen === TAUGHT;
  }

  private async keep(signal: AbortSignal): Promise<void> {
    const problem = await (this.teach.drawings.length === 0 ? forget() : save(step.keptOf(this.teach))).then(() => null, sentence);
    signal.throwIfAborted();
    this.update((teach) => step.kept(teach, problem));
  }

  private update(next: (teach: Teach) => Teach): void {
    this.page.change((state) => ({ ...state, teach: next(state.teach) }));
  }
}

export function inWords({ digit, second, rejected }: Answer): string {
  if (digit === null) return 'nothing';
  return rejected ? `? (${digit} or ${second})` : String(digit);
}

const inShort = ({ digit, before, after, held, missesBefore, missesAfter }: Lesson): string =>
  `Taught: this is a ${digit}. It read ${inWords(before)}, and now reads ${inWords(after)}; ` +
  `of ${count(held)} other digits it now misreads ${count(missesAfter)}, before the lesson ${count(missesBefore)}.`;

export function drawingsIn({ drawings }: Kept): string {
  return drawings.length === 1 ? 'one drawing' : `${count(drawings.length)} drawings`;
}
