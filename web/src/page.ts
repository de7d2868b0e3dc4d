// What exhibits know of the page: its state, and what they may ask for. app.ts is the page itself.

import type { AnyWeightsId, OwnWeights } from './engine/weights';
import type { State } from './state';
import type { Source } from './ui/view';

export interface Page extends Source<State> {
  readonly state: State;

  /// A step of the state: the page, or an exhibit in its own part of it.
  change(next: (state: State) => State): void;

  /// Reads with these weights from now on; what went wrong stands in the state. given: their text, where the caller has it.
  load(id: AnyWeightsId, given?: string): Promise<void>;

  /// The same with weights of the visitor's own, which are then kept to be chosen again.
  use(own: OwnWeights): Promise<void>;

  /// Takes weights of the visitor's own out of the choice.
  drop(id: OwnWeights['id']): void;

  /// Loads once more what could not be loaded.
  retry(): void;
}
