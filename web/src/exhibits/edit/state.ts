// Editing the image pixel by pixel, in place of the drawing: the changes of the state. Pure, like those in state.ts.

import { IMAGE_SIDE } from '../../engine/architecture';
import { PAPER, withStep, type Sketch, type State } from '../../state';

const PIXELS = IMAGE_SIDE * IMAGE_SIDE;
const INK = 1;
const SHADE = 0.25; // one step of the + and - keys

export const blankPixels = (): Float32Array => new Float32Array(PIXELS).fill(PAPER);

/// Editing starts from what the network sees.
export const editingBegun = (state: State): State => ({
  ...state,
  pixels: (state.strokes.length === 0 ? null : state.reading)?.image.slice() ?? blankPixels(),
  isDrawing: false,
  notice: null,
});

/// The drawing is read again. Undo brings the edited pixels back.
export function editingEnded(state: State): State {
  const isEdited = state.history.at(-1)?.pixels != null;
  const now: Sketch = { strokes: state.strokes, pixels: state.pixels };
  return { ...state, pixels: null, history: isEdited ? withStep(state, now) : state.history, notice: null };
}

/// begins: whether this pixel is the first of a gesture. Undo takes back the whole gesture.
export function painted(state: State, index: number, value: number, begins: boolean): State {
  const { pixels, strokes, history } = state;
  if (pixels === null || pixels[index] === undefined || pixels[index] === value) return state;
  const changed = pixels.slice();
  changed[index] = value;
  return { ...state, pixels: changed, history: begins ? withStep(state, { strokes, pixels }) : history };
}

export const isInk = (value: number): boolean => value > 0;

/// Swaps ink and paper.
export const toggled = (value: number): number => (isInk(value) ? PAPER : INK);

/// One shade darker or, with -1, lighter.
export const shaded = (value: number, by: 1 | -1): number => Math.min(Math.max(value + by * SHADE, PAPER), INK);
