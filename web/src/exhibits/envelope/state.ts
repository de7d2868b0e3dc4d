// The envelope's part of the page's state: what is written, shown or filmed, its digits, and the functions that change it. Pure.

import type { LineDigit } from '../../engine/contract';
import type { Point, Strokes } from '../../engine/strokes';
import { grow, remembered } from '../../ui/history';

/// The envelope's width divided by its height.
export const ASPECT = 3.2;

/// A number shown to the camera counts as read when this many frames in a row give the same digits.
export const STEADY = 4;

export type Source = 'pen' | 'picture' | 'camera';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/// What Redo brings back, as long as what is written is still what Undo left.
export interface Undone {
  readonly strokes: Strokes;
  readonly steps: readonly Strokes[]; // the next one last
}

export interface Envelope {
  readonly source: Source;
  readonly strokes: Strokes; // fractions of the envelope's width and height
  readonly points: number; // of the last stroke, which grows in place while the pen is down
  readonly history: readonly Strokes[];
  readonly undone: Undone | null;
  readonly picture: ImageBitmap | null;
  readonly size: Size | null; // of the picture or frame that was read
  readonly digits: readonly LineDigit[];
  readonly isReading: boolean; // what is written or shown, for the first time
  readonly steady: number; // how many frames in a row gave these digits
  readonly problem: string | null;
}

export const ENVELOPE_START: Envelope = {
  source: 'pen',
  strokes: [],
  points: 0,
  history: [],
  undone: null,
  picture: null,
  size: null,
  digits: [],
  isReading: false,
  steady: 0,
  problem: null,
};

const empty = { picture: null, size: null, digits: [], isReading: true, steady: 0, problem: null };

export function begun(envelope: Envelope, point: Point): Envelope {
  const before = envelope.source === 'pen' ? envelope.strokes : [];
  const fresh = envelope.source === 'pen' ? {} : empty;
  return {
    ...envelope,
    ...fresh,
    isReading: true,
    source: 'pen',
    strokes: [...before, [point]],
    points: 1,
    history: withStep(envelope),
  };
}

/// What was drawn on the pad, in the middle of the envelope and as high.
export const copied = (envelope: Envelope, strokes: Strokes): Envelope => ({
  ...ENVELOPE_START,
  strokes: strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: 0.5 + (x - 0.5) / ASPECT, y }))),
  history: withStep(envelope),
});

export function moved(envelope: Envelope, points: readonly Point[]): Envelope {
  const stroke = envelope.strokes.at(-1);
  return stroke === undefined || !grow(stroke, points) ? envelope : { ...envelope, points: stroke.length };
}

const withStep = ({ history, strokes }: Envelope): Envelope['history'] => remembered(history, strokes, (step) => step);

/// The stroke under the pen was none: all is as before it.
export function cancelled(envelope: Envelope): Envelope {
  const before = envelope.history.at(-1);
  return before === undefined ? envelope : { ...envelope, strokes: before, history: envelope.history.slice(0, -1) };
}

export function cleared(envelope: Envelope): Envelope {
  if (!canClear(envelope)) return envelope;
  const history = envelope.strokes.length > 0 ? withStep(envelope) : envelope.history;
  return { ...ENVELOPE_START, history };
}

export function undone(envelope: Envelope): Envelope {
  const before = envelope.history.at(-1);
  if (before === undefined) return envelope;
  const undone = { strokes: before, steps: [...stepsBack(envelope), envelope.strokes] };
  return { ...ENVELOPE_START, strokes: before, isReading: true, history: envelope.history.slice(0, -1), undone };
}

export function redone(envelope: Envelope): Envelope {
  const steps = stepsBack(envelope);
  const strokes = steps.at(-1);
  if (strokes === undefined) return envelope;
  return {
    ...ENVELOPE_START,
    strokes,
    isReading: true,
    history: withStep(envelope),
    undone: { strokes, steps: steps.slice(0, -1) },
  };
}

const stepsBack = ({ undone, strokes, source }: Envelope): readonly Strokes[] =>
  undone !== null && undone.strokes === strokes && source === 'pen' ? undone.steps : [];

export const canRedo = (envelope: Envelope): boolean => stepsBack(envelope).length > 0;

export const canClear = ({ source, strokes, problem }: Envelope): boolean => source !== 'pen' || strokes.length > 0 || problem !== null;

export const pictured = (envelope: Envelope, picture: ImageBitmap, size: Size): Envelope => ({
  ...envelope,
  ...empty,
  source: 'picture',
  picture,
  size,
});

export const filmed = (envelope: Envelope): Envelope => ({ ...envelope, ...empty, source: 'camera' });

export const stopped = (envelope: Envelope): Envelope =>
  envelope.source === 'camera' ? { ...envelope, ...empty, isReading: false, source: 'pen' } : envelope;

export const refused = (envelope: Envelope, problem: string): Envelope => ({ ...envelope, isReading: false, problem });

export const wasRead = (envelope: Envelope, digits: readonly LineDigit[]): Envelope => ({
  ...envelope,
  digits,
  isReading: false,
  problem: null,
});

/// A frame was read. Counts for how many frames the number has stayed the same.
export function wasSeen(envelope: Envelope, digits: readonly LineDigit[], size: Size): Envelope {
  if (envelope.source !== 'camera') return envelope;
  const same = digits.length > 0 && lineOf(digits) === lineOf(envelope.digits);
  return { ...envelope, digits, size, isReading: false, steady: same ? envelope.steady + 1 : Math.min(digits.length, 1), problem: null };
}

/// The number as text, with a question mark for each digit that the network declines.
export const lineOf = (digits: readonly LineDigit[]): string => digits.map(({ digit, rejected }) => (rejected ? '?' : digit)).join('');

export const isRead = ({ source, steady }: Envelope): boolean => source !== 'camera' || steady >= STEADY;
