// What exhibits know of the page: its state, and what they can ask it to do. app.ts implements it.

import type { AnyWeightsId, OwnWeights } from './engine/weights';
import type { State } from './state';
import type { Source } from './ui/view';

export interface Page extends Source<State> {
  readonly state: State;

  /// Replaces the state with the next one.
  change(next: (state: State) => State): void;

  /// Loads weights and reads with them from then on. A failure is reported in the state. given: their text, if the caller has it.
  load(id: AnyWeightsId, given?: string): Promise<void>;

  /// Does the same with the visitor's own weights, and adds them to the choice.
  use(own: OwnWeights): Promise<void>;

  /// Removes the visitor's own weights from the choice.
  drop(id: OwnWeights['id']): void;

  /// Tries again to load what could not be loaded.
  retry(): void;
}
