// What the page and the Worker that teaches say to each other.

import type { Strokes } from '../../engine/strokes';

/// A drawing, and what the visitor says that it is.
export interface Drawing {
  readonly digit: number;
  readonly strokes: Strokes;
}

export interface Answer {
  readonly digit: number | null;
  readonly second: number | null;
  readonly rejected: boolean;
}

/// What a lesson did.
export interface Lesson {
  readonly digit: number; // what the drawing is
  readonly before: Answer;
  readonly after: Answer;
  readonly held: number; // digits that no lesson shows
  readonly missesBefore: number; // of these
  readonly missesAfter: number;
}

/// Weights are files' texts.
export type Order =
  | { readonly kind: 'teach'; readonly weights: string; readonly drawing: Drawing }
  | { readonly kind: 'again'; readonly weights: string; readonly drawings: readonly Drawing[] } // the same lessons from the beginning
  | { readonly kind: 'lines'; readonly drawings: readonly Drawing[] }; // as a stroke file

export interface Done {
  readonly text: string; // the weights, or the stroke file
  readonly lesson: Lesson | null; // of 'teach'
}

export type Reply = { readonly ok: true; readonly done: Done } | { readonly ok: false; readonly message: string };
