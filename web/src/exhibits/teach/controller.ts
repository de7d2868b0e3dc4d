// Teaches: gives and undoes lessons, and stores them in the browser. Weights stored by an earlier visit are offered, not used: the page
// always starts with the same weights for everyone. It touches no element.

import { sentence } from '../../engine/fetch';
import { isWeightsId } from '../../engine/weights';
import type { Page } from '../../page';
import { noticed, ownKept, START, titleOf, type State } from '../../state';
import { download } from '../../ui/files';
import { count, list } from '../../ui/format';
import { undoFirst } from '../../ui/keys';
import type { Answer, Drawing, Lesson } from './messages';
import * as step from './state';
import { TAUGHT, type Base, type Kept, type Teach } from './state';
import { forget, load, replace, watch, type Stored } from './store';
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

/// What a deed makes of what is known, and what it shows then.
interface Deed {
  readonly kept: Kept;
  show(): Promise<void>;
}

export class TeachController {
  private underWay = new AbortController(); // for the current or the last piece of work
  private finished: Promise<unknown> = Promise.resolve(); // that piece of work
  private forgetting: Promise<boolean> | null = null;
  private version: string | null = null; // of the stored record, as this tab knows it
  private isBehind = false; // another tab changed it during a piece of work
  private onPad: Drawing | null = null; // the lesson that is given

  constructor(private readonly page: Page) {}

  /// Offers what an earlier visit left, and follows what other tabs do.
  async open(): Promise<void> {
    watch((news) => void (news === 'forgotten' ? this.forgottenElsewhere() : this.follow()));
    undoFirst(() => this.undoOnPad());
    try {
      const stored = await load();
      if (stored === null && this.readsTaught()) await this.leaveGone();
      if (stored === null || this.teach.drawings.length > 0) return;
      this.version = stored.version;
      const { kept } = stored;
      const own = step.ownOf(kept);
      this.page.change((state) => ({
        ...(own === null ? state : ownKept(state, own)),
        teach: step.done(
          state.teach,
          kept,
          `Kept from an earlier visit: ${drawingsIn(kept)}${own === null ? '' : ', and the weights that they taught'}.`,
        ),
      }));
      if (own !== null && this.readsTaught() && this.page.state.loaded?.text !== own.text) await this.page.use(own); // changed before a reload ended
    } catch (reason) {
      // No alarm: most visitors have taught nothing. Whoever teaches is told if that is not stored.
      this.update((teach) => step.unread(teach, sentence(reason)));
    }
  }

  /// Lessons go on with the taught weights if the pad reads with these, or with the weights that they began as.
  async lesson(digit: number): Promise<void> {
    const { state } = this.page;
    if (!canTeach(state)) return;
    const drawing = { key: newKey(), digit, strokes: state.strokes };
    const before = answerOf(state);
    this.onPad = drawing;
    await this.work((signal) =>
      this.agree(signal, async ({ drawings, since, base: taughtBase, text: taughtText }) => {
        const { state: now } = this.page;
        const { loaded } = now;
        if (loaded === null) return null;
        const goesOn = taughtBase !== null && (isTaught(now) || (loaded.id === taughtBase.id && loaded.text === taughtBase.text));
        const base: Base = goesOn ? taughtBase : { id: loaded.id, title: titleOf(now, loaded.id), text: loaded.text };
        const { text, lesson: learned } = await ask({ kind: 'teach', weights: goesOn ? taughtText! : base.text, drawing }, signal);
        const lesson = { ...learned!, before };
        const kept = { drawings: [...drawings, drawing], since: goesOn ? since : drawings.length, base, text };
        const show = async (): Promise<void> => {
          this.update((teach) => step.learnt(teach, kept, lesson));
          await this.use(kept, signal);
          this.page.change((after) => (after.loaded?.text === text ? noticed(after, inShort(lesson)) : after));
        };
        return { kept, show };
      }),
    );
    this.onPad = null;
  }

  /// Undoes a lesson, the last if no other is named, and removes its drawing.
  async undo(key = this.teach.drawings.at(-1)?.key ?? ''): Promise<void> {
    await this.work((signal) =>
      this.agree(signal, async (now) => {
        const { base } = now;
        const fewer = step.withoutDrawing(now, key);
        if (base === null || fewer === null) return null; // another tab undid it
        const { text } = await ask({ kind: 'again', weights: base.text, drawings: fewer.drawings.slice(fewer.since) }, signal);
        const kept = step.lessonsOf(fewer) === 0 ? step.withoutLessons(fewer) : { ...fewer, text };
        const notice = kept.base === null ? `Undone: “${base.title}” as before.` : 'The last lesson is undone.';
        return { kept, show: () => this.changeTo(kept, base, notice, signal) };
      }),
    );
  }

  /// Undoes the lesson on the drawing that the pad shows, if there was one: it is then the last thing done. Returns whether it does.
  private undoOnPad(): boolean {
    const { strokes, pixels, teach } = this.page.state;
    const lessons = [...teach.drawings.slice(teach.since), ...(this.onPad === null ? [] : [this.onPad])];
    const last = lessons.filter((drawing) => drawing.strokes === strokes).at(-1);
    if (last === undefined || pixels !== null) return false;
    void this.finished.then(() => this.undo(last.key)).then(() => this.page.change((state) => noticed(state, state.teach.notice)));
    return true;
  }

  async reset(): Promise<void> {
    await this.work((signal) =>
      this.agree(signal, (now) => {
        const { base } = now;
        if (base === null) return Promise.resolve(null);
        const kept = step.withoutLessons(now);
        const notice = `Reset: “${base.title}” as before. Your drawings are still here.`;
        return Promise.resolve({ kept, show: () => this.changeTo(kept, base, notice, signal) });
      }),
    );
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
      this.version = null;
      await this.leave(this.teach, signal);
      this.update(step.forgotten);
    });
  }

  private get teach(): Teach {
    return this.page.state.teach;
  }

  /// Does one piece of work at a time. `act` must check the signal after every wait. Resolves to false if the work was aborted or failed;
  /// the page reports a failure.
  private work(act: (signal: AbortSignal) => Promise<void>): Promise<boolean> {
    if (this.teach.busy) return Promise.resolve(false);
    this.underWay = new AbortController();
    this.update(step.begun);
    const finished = this.worked(act, this.underWay.signal);
    this.finished = finished;
    return finished;
  }

  private async worked(act: (signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<boolean> {
    try {
      await act(signal);
    } catch (reason) {
      if (!signal.aborted) this.update((teach) => step.failed(teach, sentence(reason)));
      return false;
    } finally {
      if (!signal.aborted) {
        this.update(step.ended);
        if (this.isBehind) void this.follow();
      }
    }
    return true;
  }

  /// Does what `deed` makes of what is known, and stores it. If another tab stored something first, takes that over and does it again on top.
  /// deed: null if there is nothing to do.
  private async agree(signal: AbortSignal, deed: (now: Kept) => Promise<Deed | null>): Promise<void> {
    for (;;) {
      const done = await deed(step.keptOf(this.teach));
      if (done === null) return;
      await done.show();
      signal.throwIfAborted();
      const stored = done.kept.drawings.length === 0 ? null : done.kept;
      const replaced = await replace(this.version, stored).catch(sentence);
      signal.throwIfAborted();
      if (typeof replaced === 'string' || !('newer' in replaced)) {
        if (typeof replaced !== 'string') this.version = replaced.version;
        this.update((teach) => step.kept(teach, typeof replaced === 'string' ? replaced : null));
        return;
      }
      await this.adopt(replaced.newer, signal);
    }
  }

  /// Takes over what another tab stored, if it did.
  private async follow(): Promise<void> {
    this.isBehind = this.teach.busy;
    if (this.isBehind) return; // afterwards
    const stored = await load().catch(() => undefined); // a store that cannot be read has no news
    if (stored === undefined || (stored?.version ?? null) === this.version) return;
    if (!(await this.work((signal) => this.adopt(stored, signal)))) this.isBehind = this.teach.busy;
  }

  /// Another tab deleted everything: so does this one, work in progress included.
  private async forgottenElsewhere(): Promise<void> {
    this.underWay.abort();
    this.update(step.ended);
    await this.work(async (signal) => {
      const stored = await load().catch(() => null); // something may have been taught since
      signal.throwIfAborted();
      await this.adopt(stored, signal, 'In another tab your drawings and what they taught were deleted: here too.');
    });
  }

  /// gone: the sentence if nothing is stored any more.
  private async adopt(
    stored: Stored | null,
    signal: AbortSignal,
    gone = 'In another tab the last lesson was undone or all deleted: here too.',
  ): Promise<void> {
    const before = step.keptOf(this.teach);
    const kept = stored?.kept ?? step.NOTHING;
    const news = newsOf(before, kept, gone);
    const isReading = this.readsTaught();
    this.version = stored?.version ?? null;
    this.update((teach) => step.adopted(teach, kept, news));
    const own = step.ownOf(kept);
    if (own === null) await this.leave(before, signal);
    else if (isReading) await this.use(kept, signal);
    else this.page.change((state) => ownKept(state, own));
    if (isReading && news !== null) this.page.change((state) => noticed(state, news));
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
  }

  private async leave({ base }: Kept, signal: AbortSignal): Promise<void> {
    if (base !== null) await this.leaveTaught(base, signal);
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

  /// The page was reloaded with taught weights that were deleted in the meantime.
  private async leaveGone(): Promise<void> {
    await this.page.load(START.chosen);
    this.page.drop(TAUGHT);
    this.page.change((state) => noticed(state, 'In another tab your drawings and what they taught were deleted: here too.'));
  }

  private readsTaught(): boolean {
    const { state } = this.page;
    return isTaught(state) || state.chosen === TAUGHT;
  }

  private update(next: (teach: Teach) => Teach): void {
    this.page.change((state) => ({ ...state, teach: next(state.teach) }));
  }
}

export function inWords({ digit, second, rejected }: Answer): string {
  if (digit === null) return 'nothing';
  return rejected ? `? (${digit} or ${second})` : String(digit);
}

const newKey = (): string => String(Math.random());

const answerOf = ({ reading }: State): Answer => ({
  digit: reading?.digit ?? null,
  second: reading?.second ?? null,
  rejected: reading?.rejected ?? false,
});

/// What another tab did, in a sentence; null if nothing.
function newsOf(before: Kept, after: Kept, gone: string): string | null {
  const had = new Set(before.drawings.map(({ key }) => key));
  const has = new Set(after.drawings.map(({ key }) => key));
  const added = after.drawings.filter(({ key }) => !had.has(key));
  const removed = before.drawings.filter(({ key }) => !has.has(key));
  if (after.drawings.length === 0) return removed.length === 0 ? null : gone;
  if (added.length > 0) return `In another tab it was taught ${taughtDigits(added)}: ${drawingsIn(after)} by now.`;
  if (removed.length > 0) return `In another tab a lesson was undone: ${drawingsIn(after)} by now.`;
  if (after.base === null && before.base !== null) return `In another tab it was reset: “${before.base.title}” as before.`;
  return null;
}

const taughtDigits = (drawings: readonly Drawing[]): string => list(drawings.map(({ digit }) => `a ${digit}`));

const inShort = ({ digit, before, after, held, missesBefore, missesAfter }: Lesson): string =>
  `Taught: this is a ${digit}. It read ${inWords(before)}, and now reads ${inWords(after)}; ` +
  `of ${count(held)} other digits it now misreads ${count(missesAfter)}, before the lesson ${count(missesBefore)}.`;

export function drawingsIn({ drawings }: Kept): string {
  return drawings.length === 1 ? 'one drawing' : `${count(drawings.length)} drawings`;
}
