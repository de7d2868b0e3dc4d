// The types of the core's interface. Only engine/ imports the modules themselves; the rest of the page gets their types from here.

export type { Activations, LayerSummary, ModuleOptions, Outcome, Reader } from '@core';
export type {
  Arithmetic,
  CourseProgress,
  DigitsName,
  DigitsOutcome,
  Field,
  FileOutcome,
  HeldOutcome,
  Laboratory,
  LayerName,
  NumberDigit,
  PassScores,
  RecipeSummary,
  WrittenNumber,
} from '@laboratory';
