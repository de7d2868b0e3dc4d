// The part of the page's state that teaching has, and the steps from one to the next. Pure.

import type { AnyWeightsId, OwnWeights } from '../../engine/weights';
import type { Drawing, Lesson } from './messages';

/// The name of the taught weights among the visitor's own.
export const TAUGHT: OwnWeights['id'] = 'own-taught';

/// The weights before the first lesson.
export interface Base {
  readonly id: AnyWeightsId;
  readonly title: string;
  readonly text: string;
}

/// What stays in the browser.
export interface Kept {
  readonly drawings: readonly Drawing[]; // all that were taught, the latest last
  readonly since: number; // how many of these were taught to other weights, before
  readonly base: Base | null; // null while nothing is taught
  readonly text: string | null; // the taught weights
}

export interface Teach extends Kept {
  readonly lesson: Lesson | null; // the last, until something else is done
  readonly busy: boolean; // until what was done is kept as well
  readonly isKept: boolean; // the browser took what it was last given to keep
  readonly mayForget: boolean; // all of it was to be deleted by one press, and waits for a second
  readonly notice: string | null; // a sentence about what was done
  readonly problem: string | null; // a sentence
}

const NOTHING: Kept = { drawings: [], since: 0, base: null, text: null };
export const TEACH_START: Teach = { ...NOTHING, lesson: null, busy: false, isKept: true, mayForget: false, notice: null, problem: null };

export const keptOf = ({ drawings, since, base, text }: Teach): Kept => ({ drawings, since, base, text });

/// Lessons that the taught weights had.
export const lessonsOf = ({ drawings, since }: Kept): number => drawings.length - since;

export const ownOf = ({ base, text }: Kept): OwnWeights | null =>
  base === null || text === null ? null : { id: TAUGHT, title: `${base.title}, taught`, text };

export const begun = (teach: Teach): Teach => ({ ...teach, busy: true, mayForget: false, problem: null, notice: null });

export const forgetAsked = (teach: Teach, mayForget: boolean): Teach => (teach.mayForget === mayForget ? teach : { ...teach, mayForget });

export const ended = (teach: Teach): Teach => ({ ...teach, busy: false });

export const failed = (teach: Teach, problem: string): Teach => ({ ...teach, problem });

/// What was done besides a lesson.
export const done = (teach: Teach, kept: Partial<Kept>, notice: string | null): Teach => ({
  ...teach,
  ...kept,
  lesson: null,
  notice,
  problem: null,
});

export const learnt = (teach: Teach, kept: Kept, lesson: Lesson): Teach => ({ ...done(teach, kept, null), lesson });

/// The weights are those before the first lesson again; the drawings stay.
export const withoutLessons = ({ drawings }: Kept): Kept => ({ ...NOTHING, drawings, since: drawings.length });

export const forgotten = (teach: Teach): Teach => done(teach, NOTHING, 'Your drawings and what they taught are deleted.');

/// problem: why the browser did not keep it; null where it did.
export const kept = (teach: Teach, problem: string | null): Teach =>
  problem === null
    ? { ...teach, isKept: true }
    : { ...teach, isKept: false, problem: `This browser did not keep it (${problem}): what you taught is here until you leave the page.` };
