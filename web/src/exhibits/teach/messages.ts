// The messages between the page and the Worker that teaches.

import type { Strokes } from '../../engine/strokes';

/// A drawing, and the digit that it is according to the visitor.
export interface Drawing {
  readonly key: string; // tells it from all others, also those of other tabs
  readonly digit: number;
  readonly strokes: Strokes;
}

export interface Answer {
  readonly digit: number | null;
  readonly second: number | null;
  readonly rejected: boolean;
}

/// The effect of a lesson.
export interface Lesson {
  readonly digit: number; // the digit that was drawn
  readonly before: Answer;
  readonly after: Answer;
  readonly held: number; // the number of digits that are never used in lessons
  readonly missesBefore: number; // how many of them are misread
  readonly missesAfter: number;
}

/// Weights are the texts of weights files.
export type Order =
  | { readonly kind: 'teach'; readonly weights: string; readonly drawing: Drawing }
  | { readonly kind: 'again'; readonly weights: string; readonly drawings: readonly Drawing[] } // the same lessons from the beginning
  | { readonly kind: 'lines'; readonly drawings: readonly Drawing[] }; // as a stroke file

export interface Done {
  readonly text: string; // the weights, or the stroke file
  readonly lesson: Lesson | null; // of 'teach'
}

export type Reply = { readonly ok: true; readonly done: Done } | { readonly ok: false; readonly message: string };
