// Everything that the page shows, as one value, and the functions that lead from one such value to the next. Pure: no document, core or
// clock.

import type { Activations } from './engine/contract';
import type { Facts } from './engine/core';
import type { Point, Strokes } from './engine/strokes';
import { DEFAULT_WEIGHTS, isWeightsId, weightsOf, type AnyWeightsId, type OwnWeights, type Provenance } from './engine/weights';
import { copied, ENVELOPE_START, type Envelope } from './exhibits/envelope/state';
import { INSIDE_START, type Inside } from './exhibits/inside/state';
import { LEARN_START, type Learn } from './exhibits/learn/state';
import { TEACH_START, type Teach } from './exhibits/teach/state';
import { grow, remembered } from './ui/history';

export const PAPER = -1; // the value of a pixel without ink

export type Phase = 'loading' | 'ready' | 'failed';

export interface LoadedWeights {
  readonly id: AnyWeightsId;
  readonly text: string; // the file's content, for other readers
  readonly provenance: Provenance | null;
  readonly kernels: Float32Array; // [12][5][5]
}

export interface Problem {
  readonly id: AnyWeightsId; // what to try again
  readonly message: string;
}

/// What Undo goes back to.
export interface Sketch {
  readonly strokes: Strokes;
  readonly pixels: Float32Array | null;
}

/// What Redo brings back, as long as the drawing is still the one that Undo left.
export interface Undone extends Sketch {
  readonly steps: readonly (Sketch & Pick<State, 'isExample'>)[]; // the next one last
}

export interface State {
  readonly facts: Facts | null; // null until the core runs
  readonly chosen: AnyWeightsId;
  readonly own: readonly OwnWeights[]; // offered next to the page's weights
  readonly loaded: LoadedWeights | null;
  readonly busy: boolean; // something is loading
  readonly isBehind: boolean; // there is a newer version of the page
  readonly problem: Problem | null;
  readonly comparedWith: AnyWeightsId | null; // read the same drawing next to the chosen ones
  readonly comparedReading: Activations | null; // theirs; null until they are loaded, and if nothing is drawn
  readonly notice: string | null; // a sentence about the visitor's last action, until the next
  readonly linkAnswer: string | null; // a few words for where Copy link was pressed, until the next action
  readonly strokes: Strokes;
  readonly points: number; // of the last stroke, which grows in place while the pen is down
  readonly pixels: Float32Array | null; // [16][16], edited by hand and read instead of the strokes; null while the strokes are read
  readonly history: readonly Sketch[]; // oldest first; the newest ones
  readonly undone: Undone | null;
  readonly isExample: boolean; // the strokes are the page's, not the visitor's
  readonly isDrawing: boolean; // the pen is down and draws the last stroke
  readonly inside: Inside;
  readonly envelope: Envelope;
  readonly learn: Learn; // the training on the page
  readonly teach: Teach; // what the visitor taught it
  readonly reading: Activations | null; // null if nothing is drawn or nothing can be read
}

export const START: State = {
  facts: null,
  chosen: DEFAULT_WEIGHTS,
  own: [],
  loaded: null,
  busy: true,
  isBehind: false,
  problem: null,
  comparedWith: null,
  comparedReading: null,
  notice: null,
  linkAnswer: null,
  strokes: [],
  points: 0,
  pixels: null,
  history: [],
  undone: null,
  isExample: false,
  isDrawing: false,
  inside: INSIDE_START,
  envelope: ENVELOPE_START,
  learn: LEARN_START,
  teach: TEACH_START,
  reading: null,
};

export function phaseOf(state: State): Phase {
  if (state.busy) return 'loading';
  return state.loaded === null ? 'failed' : 'ready';
}

export function titleOf(state: State, id: AnyWeightsId): string {
  return isWeightsId(id) ? weightsOf(id).title : (state.own.find((weights) => weights.id === id)?.title ?? id);
}

/// A refused file cannot be retried: it would be refused again.
export function canRetry({ problem, own }: State): boolean {
  return problem !== null && (isWeightsId(problem.id) || own.some(({ id }) => id === problem.id));
}

/// The page's condition as a sentence.
export function statusOf(state: State): string {
  const title = titleOf(state, state.chosen);
  if (state.busy) return state.facts === null ? 'Loading the network …' : `Loading the weights “${title}” …`;
  if (state.problem !== null && state.loaded === null) return `Failed. ${state.problem.message}`;
  if (state.problem !== null) return `${state.problem.message} Still reading with “${titleOf(state, state.loaded!.id)}”.`;
  if (state.notice !== null) return state.notice;
  if (state.isBehind) return 'There is a new version of this page. Reload to use it.';
  if (state.pixels !== null) return 'Editing pixels: paint over them, then press Done.';
  return state.isExample ? 'Ready. An example: draw your own over it.' : 'Ready. Draw a digit.';
}

/// Replaces earlier weights with the same id.
export const ownKept = (state: State, own: OwnWeights): State => ({
  ...state,
  own: [...state.own.filter(({ id }) => id !== own.id), own],
});

/// Removes weights that the core refused. own: the visitor's weights from before.
export const ownRefused = (state: State, own: State['own']): State => ({ ...state, own });

/// The caller must choose other weights first if these are the chosen ones.
export const ownDropped = (state: State, id: OwnWeights['id']): State => ({
  ...state,
  own: state.own.filter((own) => own.id !== id),
  comparedWith: state.comparedWith === id ? null : state.comparedWith,
});

/// Sets the weights that read the same drawing next to the chosen ones.
export const comparedWith = (state: State, id: AnyWeightsId | null): State => ({ ...state, comparedWith: id, notice: null });

export const comparedReading = (state: State, reading: Activations | null): State =>
  state.comparedReading === reading ? state : { ...state, comparedReading: reading };

export const weightsRequested = (state: State, id: AnyWeightsId): State => ({
  ...state,
  chosen: id,
  busy: true,
  problem: null,
  notice: null,
  linkAnswer: null,
});

/// linkAnswer: a few words for where the link was asked for.
export const linkHandedOut = (state: State, notice: string, linkAnswer: string): State => ({ ...noticed(state, notice), linkAnswer });

export const noticed = (state: State, notice: string | null): State =>
  notice === null ? { ...state, notice } : { ...state, ...said(state, notice) };

/// A refusal is shown until the next notice or action; that no network is loaded is shown until one is.
const said = ({ loaded, problem }: State, notice: string | null): Pick<State, 'notice' | 'problem' | 'linkAnswer'> => ({
  notice,
  linkAnswer: null,
  problem: loaded === null ? problem : null,
});

/// Refuses a file that is obviously not a weights file, without reading it.
export const fileRefused = (state: State, message: string): State => ({ ...state, notice: null, problem: { id: 'own-file', message } });

export const leftBehind = (state: State): State => ({ ...state, isBehind: true });

export const coreLoaded = (state: State, facts: Facts): State => ({ ...state, facts });

export const weightsLoaded = (state: State, loaded: LoadedWeights): State => ({ ...state, chosen: loaded.id, loaded, busy: false });

/// The weights that were loaded before stay loaded and become the chosen ones again.
export const loadingFailed = (state: State, problem: Problem): State => ({
  ...state,
  chosen: state.loaded?.id ?? problem.id,
  busy: false,
  problem,
});

export const exampleDrawn = (state: State, strokes: Strokes): State => ({ ...state, strokes, history: [], isExample: true });

/// Replaces the drawing with the one in a link. Undo brings the old one back.
export const linkOpened = (state: State, { strokes, pixels }: Sketch): State => ({
  ...state,
  strokes,
  pixels,
  history: canClear(state) && !isOnlyExample(state) ? withStep(state, sketchOf(state)) : state.history,
  isExample: false,
  isDrawing: false,
});

/// The history with one more step to go back.
export const withStep = ({ history }: State, sketch: Sketch): State['history'] => remembered(history, sketch, ({ strokes }) => strokes);

const sketchOf = ({ strokes, pixels }: State): Sketch => ({ strokes, pixels });

/// Whether the pad only shows the page's example, which needs no Undo.
const isOnlyExample = ({ isExample, pixels }: State): boolean => isExample && pixels === null;

/// The visitor's first stroke replaces the example, and any stroke replaces edited pixels.
export function strokeBegun(state: State, point: Point): State {
  const before = state.isExample ? [] : state.strokes;
  return {
    ...state,
    strokes: [...before, [point]],
    points: 1,
    pixels: null,
    history: isOnlyExample(state) ? [{ strokes: before, pixels: null }] : withStep(state, { strokes: before, pixels: state.pixels }),
    isExample: false,
    isDrawing: true,
    ...said(state, null),
  };
}

/// The stroke under the pen grows in place. Drops points that repeat the previous one.
export function strokeMoved(state: State, points: readonly Point[]): State {
  const stroke = state.strokes.at(-1);
  if (stroke === undefined || !state.isDrawing || !grow(stroke, points)) return state;
  return { ...state, points: stroke.length };
}

export const strokeEnded = (state: State): State => ({ ...state, isDrawing: false });

/// The stroke was none: all is as before it.
export const strokeCancelled = (state: State): State => (state.isDrawing ? withoutLast(state) : state);

/// Can be undone, unless the pad only showed the example.
export function cleared(state: State): State {
  if (!canClear(state)) return state;
  const history = isOnlyExample(state) ? [] : withStep(state, sketchOf(state));
  return {
    ...state,
    strokes: [],
    pixels: state.pixels?.map(() => PAPER) ?? null,
    history,
    isExample: false,
    isDrawing: false,
    ...said(state, null),
  };
}

export function undone(state: State): State {
  const next = withoutLast(state);
  if (next === state) return state;
  const { strokes, pixels, isExample } = state;
  const steps = [...stepsBack(state), { strokes, pixels, isExample }];
  return { ...next, undone: { strokes: next.strokes, pixels: next.pixels, steps } };
}

function withoutLast(state: State): State {
  const before = state.history.at(-1);
  if (before === undefined) return isOnlyExample(state) ? cleared(state) : state;
  return { ...state, ...before, history: state.history.slice(0, -1), isDrawing: false, ...said(state, null) };
}

/// Brings back what Undo took. Anything else that changes the drawing ends that.
export function redone(state: State): State {
  const steps = stepsBack(state);
  const step = steps.at(-1);
  if (step === undefined) return state;
  const { strokes, pixels, isExample } = step;
  return {
    ...state,
    ...step,
    history: isExample ? state.history : withStep(state, sketchOf(state)),
    undone: { strokes, pixels, steps: steps.slice(0, -1) },
    isDrawing: false,
    ...said(state, null),
  };
}

const stepsBack = ({ undone, strokes, pixels }: State): Undone['steps'] =>
  undone !== null && undone.strokes === strokes && undone.pixels === pixels ? undone.steps : [];

export const canRedo = (state: State): boolean => stepsBack(state).length > 0;

/// Puts the drawing on the envelope, too.
export const onEnvelope = (state: State): State => ({ ...state, envelope: copied(state.envelope, state.strokes) });

export const canUndo = (state: State): boolean => isOnlyExample(state) || state.history.length > 0;

export const canClear = ({ strokes, pixels }: State): boolean => strokes.length > 0 || (pixels?.some((pixel) => pixel !== PAPER) ?? false);

/// The network failed on a drawing, so nothing can be read until the weights are loaded again.
export const readingFailed = (state: State, message: string): State => ({
  ...state,
  loaded: null,
  reading: null,
  problem: { id: state.chosen, message },
});

export const read = (state: State, reading: Activations | null): State => ({ ...state, reading });
