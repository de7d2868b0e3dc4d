// What takes time in teaching: lessons, their undoing, and what stays in the browser. Weights that were kept are offered, not used, when the
// page comes again: it begins with those that everyone sees. Touches no element.

import type { App } from '../app';
import { download } from '../download';
import { count } from '../format';
import { sentence } from '../fetch';
import * as page from '../state';
import { titleOf, type State } from '../state';
import { isWeightsId, type OwnWeights } from '../weights';
import type { Answer, Done, Lesson, Order } from './messages';
import * as step from './state';
import { TAUGHT, type Base, type Kept, type Teach } from './state';
import { forget, load, save } from './store';
import { ask } from './teacher';

export const isTaught = ({ loaded }: State): boolean => loaded?.id === TAUGHT;

/// A drawing of the visitor's own is on the pad, and there are weights to teach. Edited pixels have no strokes.
export const canTeach = (state: State): boolean =>
  state.loaded !== null && !state.busy && !state.teach.busy && state.strokes.length > 0 && state.pixels === null && !state.isExample && !state.isDrawing;

export class Teaching {
  constructor(private readonly app: App) {}

  /// Offers what an earlier visit left.
  async open(): Promise<void> {
    try {
      const kept = await load();
      if (kept === null || this.teach.drawings.length > 0) return;
      const own = step.ownOf(kept);
      this.app.change((state) => ({
        ...(own === null ? state : page.ownKept(state, own)),
        teach: step.done(state.teach, kept, `Kept from an earlier visit: ${drawingsIn(kept)}${own === null ? '' : ', and the weights that they taught'}.`),
      }));
    } catch (reason) {
      this.update((teach) => step.failed(teach, `This browser did not give back what earlier visits taught, if they did (${sentence(reason)}). Teaching works without.`));
    }
  }

  lesson(digit: number): Promise<void> {
    const { state } = this.app;
    const { loaded, strokes } = state;
    if (!canTeach(state) || loaded === null) return Promise.resolve();
    return this.work(async () => {
      const { base: before } = state.teach;
      const goesOn = isTaught(state) && before !== null;
      const base: Base = goesOn ? before : { id: loaded.id, title: titleOf(state, loaded.id), text: loaded.text };
      const drawing = { digit, strokes };
      const learnt = await this.ask({ kind: 'teach', weights: loaded.text, drawing });
      if (learnt === null) return;
      const { text, lesson } = learnt;
      const { since, drawings } = this.teach; // an earlier visit's may have come meanwhile
      const kept = { drawings: [...drawings, drawing], since: goesOn ? since : drawings.length, base, text };
      this.update((teach) => step.learnt(teach, kept, lesson!));
      await this.use(kept);
      await this.keep();
      this.app.change((now) => (now.loaded?.text === text ? page.noticed(now, inShort(lesson!)) : now));
    });
  }

  /// The last lesson, and its drawing.
  undo(): Promise<void> {
    return this.work(async () => {
      const { drawings, since, base } = this.teach;
      const fewer = drawings.slice(0, -1);
      if (base === null || fewer.length < since) return;
      const taught = await this.ask({ kind: 'again', weights: base.text, drawings: fewer.slice(since) });
      if (taught === null) return;
      const kept = fewer.length === since ? step.withoutLessons({ ...this.teach, drawings: fewer }) : { drawings: fewer, since, base, text: taught.text };
      if (await this.changeTo(kept, base)) {
        this.update((teach) => step.done(teach, kept, kept.base === null ? `Undone: “${base.title}” as before.` : 'The last lesson is undone.'));
        await this.keep();
      }
    });
  }

  reset(): Promise<void> {
    return this.work(async () => {
      const { base } = this.teach;
      const kept = step.withoutLessons(this.teach);
      if (base === null || !(await this.changeTo(kept, base))) return;
      this.update((teach) => step.done(teach, kept, `Reset: “${base.title}” as before. Your drawings are still here.`));
      await this.keep();
    });
  }

  /// Reads the pad with what an earlier lesson left.
  again(): Promise<void> {
    return this.work(async () => {
      await this.use(this.teach);
    });
  }

  save(): Promise<void> {
    return this.work(async () => {
      const { text } = await ask({ kind: 'lines', drawings: this.teach.drawings });
      download('drawings.jsonl', text, 'application/x-ndjson');
    });
  }

  forget(): Promise<void> {
    return this.work(() => forgetTaught(this.app));
  }

  private get teach(): Teach {
    return this.app.state.teach;
  }

  /// What the Worker made of it; null where all was deleted meanwhile, so that nothing may come of it.
  private async ask(order: Order): Promise<Done | null> {
    const { forgets } = this.teach;
    const done = await ask(order);
    return this.teach.forgets === forgets ? done : null;
  }

  /// One thing at a time.
  private async work(act: () => Promise<void>): Promise<void> {
    if (this.teach.busy) return;
    this.update(step.begun);
    try {
      await act();
    } catch (reason) {
      this.update((teach) => step.failed(teach, sentence(reason)));
    } finally {
      this.update(step.ended);
    }
  }

  private async use(kept: Kept): Promise<void> {
    const own = step.ownOf(kept);
    if (own !== null) await this.app.use(own);
  }

  private async changeTo(kept: Kept, base: Base): Promise<boolean> {
    if (kept.base !== null) await this.use(kept);
    else return leaveTaught(this.app, base);
    return true;
  }

  private async keep(): Promise<void> {
    try {
      await (this.teach.drawings.length === 0 ? forget() : save(step.keptOf(this.teach)));
      this.update((teach) => ({ ...teach, isKept: true }));
    } catch (reason) {
      this.update((teach) => ({ ...teach, isKept: false, problem: `This browser did not keep it (${sentence(reason)}): what you taught is here until you leave the page.` }));
    }
  }

  private update(next: (teach: Teach) => Teach): void {
    this.app.change((state) => ({ ...state, teach: next(state.teach) }));
  }
}

/// What is stored first of all; then what this tab has.
export async function forgetTaught(app: Pick<App, 'state' | 'load' | 'use' | 'drop' | 'change'>): Promise<void> {
  await forget();
  const { base } = app.state.teach;
  if (base !== null) await leaveTaught(app, base);
  app.change((state) => ({ ...state, teach: step.forgotten(state.teach) }));
}

/// Goes back to the weights before the first lesson, if the taught ones read; false where they did not come, which the page then says.
async function leaveTaught(app: Pick<App, 'state' | 'load' | 'use' | 'drop'>, base: Base): Promise<boolean> {
  if (isTaught(app.state)) {
    if (isWeightsId(base.id)) await app.load(base.id);
    else await app.use({ ...base, id: base.id } as OwnWeights);
    if (isTaught(app.state)) return false;
  }
  app.drop(TAUGHT);
  return true;
}

export function inWords({ digit, second, rejected }: Answer): string {
  if (digit === null) return 'nothing';
  return rejected ? `? (${digit} or ${second})` : String(digit);
}

const inShort = ({ digit, before, after, held, missesBefore, missesAfter }: Lesson): string =>
  `Taught: this is a ${digit}. It read ${inWords(before)}, and now reads ${inWords(after)}; of ${count(held)} other digits it misreads ${count(missesAfter)}, before ${count(missesBefore)}.`;

export function drawingsIn({ drawings }: Kept): string {
  return drawings.length === 1 ? 'one drawing' : `${count(drawings.length)} drawings`;
}
