// The types of what the core takes and gives. Only engine/ imports from the modules themselves; the rest of the page finds their types here.

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
