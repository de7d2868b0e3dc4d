// The types of the core's interface. Only engine/ imports the modules themselves; the rest of the page gets their types from here.

export type { Activations, LayerSummary, Lecun1989, ModuleOptions, Outcome, Reading, Refusal } from '@core';
export type {
  Arithmetic,
  CourseProgress,
  DigitsName,
  DigitsOutcome,
  Field,
  FileOutcome,
  Laboratory,
  LayerName,
  LineDigit,
  PassScores,
  RecipeSummary,
} from '@laboratory';
