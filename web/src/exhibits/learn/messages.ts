// The messages between the page and the Worker that trains.

import type { CourseProgress, DigitsName, PassScores, RecipeSummary } from '../../engine/contract';

export interface Settings {
  readonly recipe: string;
  readonly seed: number;
  readonly passes: number; // 0 for the recipe's own
  readonly stepSize: number; // 0 for the recipe's own
}

/// The digits to train on and to test on.
export interface Digits {
  readonly train: DigitsName;
  readonly test: DigitsName | null;
  readonly description: string; // where they come from and what is held back, for the visitor
  readonly command: string; // the matching options of `lecun1989 train`
}

export type Order =
  | { readonly kind: 'draw'; readonly train: number; readonly test: number }
  | { readonly kind: 'read'; readonly files: readonly File[] }
  | { readonly kind: 'start'; readonly settings: Settings }
  | { readonly kind: 'run'; readonly passes: number } // how many more
  | { readonly kind: 'pause' }
  | { readonly kind: 'weights'; readonly use: 'pad' | 'file' };

export type Report =
  | { readonly kind: 'open'; readonly recipes: readonly RecipeSummary[] }
  | { readonly kind: 'digits'; readonly digits: Digits }
  | {
      readonly kind: 'progress';
      readonly progress: CourseProgress;
      readonly kernels: Float32Array; // [12][5][5]
      readonly scores: readonly PassScores[] | null; // null if there are no new ones
      readonly digitsPerSecond: number | null;
      readonly running: boolean;
    }
  | { readonly kind: 'weights'; readonly use: 'pad' | 'file'; readonly text: string }
  | { readonly kind: 'problem'; readonly message: string; readonly settings: Settings | null }; // of the training; null without one
