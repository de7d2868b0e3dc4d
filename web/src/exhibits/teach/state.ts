// Teaching's part of the page's state, and the functions that change it. Pure.

import type { AnyWeightsId, OwnWeights } from '../../engine/weights';
import type { Drawing, Lesson } from './messages';

/// The id of the taught weights among the visitor's own.
export const TAUGHT: OwnWeights['id'] = 'own-taught';

/// The weights before the first lesson.
export interface Base {
  readonly id: AnyWeightsId;
  readonly title: string;
  readonly text: string;
}

/// What is stored in the browser.
export interface Kept {
  readonly drawings: readonly Drawing[]; // all that were taught, oldest first
  readonly since: number; // how many of them were taught to earlier weights
  readonly base: Base | null; // null while nothing is taught
  readonly text: string | null; // the taught weights
}

export interface Teach extends Kept {
  readonly lesson: Lesson | null; // the last, until something else is done
  readonly busy: boolean; // until the result is also stored
  readonly isKept: boolean; // the last attempt to store succeeded
  readonly mayForget: boolean; // the button that deletes everything was pressed once and waits for a second press
  readonly whyUnread: string | null; // why what earlier visits may have taught could not be read; null if it could
  readonly notice: string | null; // a sentence about what was done
  readonly problem: string | null; // a sentence
}

export const NOTHING: Kept = { drawings: [], since: 0, base: null, text: null };
export const TEACH_START: Teach = {
  ...NOTHING,
  lesson: null,
  busy: false,
  isKept: true,
  mayForget: false,
  whyUnread: null,
  notice: null,
  problem: null,
};

export const keptOf = ({ drawings, since, base, text }: Teach): Kept => ({ drawings, since, base, text });

/// The number of lessons that the taught weights have had.
export const lessonsOf = ({ drawings, since }: Kept): number => drawings.length - since;

export const ownOf = ({ base, text }: Kept): OwnWeights | null =>
  base === null || text === null ? null : { id: TAUGHT, title: `${base.title}, taught`, text };

export const begun = (teach: Teach): Teach => ({ ...teach, busy: true, mayForget: false, problem: null, notice: null });

export const forgetAsked = (teach: Teach, mayForget: boolean): Teach => (teach.mayForget === mayForget ? teach : { ...teach, mayForget });

export const ended = (teach: Teach): Teach => ({ ...teach, busy: false });

export const failed = (teach: Teach, problem: string): Teach => ({ ...teach, problem });

export const unread = (teach: Teach, whyUnread: string): Teach => ({ ...teach, whyUnread });

/// Anything but a lesson was done.
export const done = (teach: Teach, kept: Partial<Kept>, notice: string | null): Teach => ({
  ...teach,
  ...kept,
  lesson: null,
  notice,
  problem: null,
});

export const learnt = (teach: Teach, kept: Kept, lesson: Lesson): Teach => ({ ...done(teach, kept, null), lesson });

/// Back to the weights from before the first lesson. The drawings stay.
export const withoutLessons = ({ drawings }: Kept): Kept => ({ ...NOTHING, drawings, since: drawings.length });

/// What is stored after another tab changed it. Drawings that are here already stay the same objects.
export function adopted(teach: Teach, { drawings, ...others }: Kept, notice: string | null): Teach {
  const here = new Map(teach.drawings.map((drawing) => [drawing.key, drawing]));
  const kept = { ...others, drawings: drawings.map((drawing) => here.get(drawing.key) ?? drawing) };
  return { ...(notice === null ? { ...teach, ...kept } : done(teach, kept, notice)), isKept: true };
}

/// Without one of the drawings that the taught weights have learned, or null if it is not among them. The caller has to teach the others anew.
export function withoutDrawing({ drawings, since, base, text }: Kept, key: string): Kept | null {
  if (drawings.findIndex((drawing) => drawing.key === key) < since) return null;
  return { drawings: drawings.filter((drawing) => drawing.key !== key), since, base, text };
}

export const forgotten = (teach: Teach): Teach => done(teach, NOTHING, 'Your drawings and what they taught are deleted.');

/// problem: why the browser did not store it; null if it did.
export const kept = (teach: Teach, problem: string | null): Teach =>
  problem === null
    ? { ...teach, isKept: true }
    : { ...teach, isKept: false, problem: `This browser did not store it (${problem}): what you taught is kept until you leave the page.` };
