// The training's part of the page's state, and the functions that change it. Pure.

import type { CourseProgress, PassScores, RecipeSummary } from '../../engine/contract';
import type { Digits, Report, Settings } from './messages';

export interface Learn {
  readonly recipes: readonly RecipeSummary[]; // none until the Worker runs
  readonly settings: Settings | null;
  readonly digits: Digits | null;
  readonly running: boolean;
  readonly progress: CourseProgress | null;
  readonly kernels: Float32Array | null; // [12][5][5]
  readonly scores: readonly PassScores[];
  readonly digitsPerSecond: number | null;
  readonly problem: string | null; // a sentence
}

export const LEARN_START: Learn = {
  recipes: [],
  settings: null,
  digits: null,
  running: false,
  progress: null,
  kernels: null,
  scores: [],
  digitsPerSecond: null,
  problem: null,
};

export const recipeOf = ({ recipes, settings }: Learn): RecipeSummary | null =>
  recipes.find(({ name }) => name === settings?.recipe) ?? null;

export function reported(learn: Learn, report: Report): Learn {
  switch (report.kind) {
    case 'open': {
      const first = report.recipes[0]!;
      return { ...learn, recipes: report.recipes, settings: { recipe: first.name, seed: 1, passes: 0, stepSize: 0 } };
    }
    case 'digits':
      return { ...learn, digits: report.digits, problem: null };
    case 'progress': {
      const { progress, kernels, running, digitsPerSecond } = report;
      return { ...learn, progress, kernels, running, digitsPerSecond, scores: report.scores ?? learn.scores };
    }
    case 'problem':
      return { ...learn, settings: report.settings ?? learn.settings, running: false, problem: report.message };
    case 'weights':
      return { ...learn, problem: null };
  }
}

export const settingsChanged = (learn: Learn, change: Partial<Settings>): Learn =>
  learn.settings === null ? learn : { ...learn, settings: { ...learn.settings, ...change }, problem: null };

export const runRequested = (learn: Learn): Learn => ({ ...learn, running: true, problem: null });

export const refused = (learn: Learn, problem: string): Learn => ({ ...learn, problem });

export const failed = (learn: Learn, problem: string): Learn => ({ ...learn, running: false, problem });
