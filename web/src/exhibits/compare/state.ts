// The comparison's part of the state: the weights that read the same drawing beside the chosen ones.

import type { State } from '../../state';
import type { AnyWeightsId } from '../../engine/weights';

export const comparedWith = (state: State, id: AnyWeightsId | null): State => ({ ...state, comparedWith: id, notice: null });
