// The ten outputs.

import type { TemplateResult } from 'lit';
import type { State } from '../../state';
import { outputBars } from '../../ui/output-bars';
import { View } from '../../ui/view';

export class OutputBars extends View<State> {
  protected override shows(state: State): readonly unknown[] {
    return [state.reading, state.facts];
  }

  protected override render(): TemplateResult {
    return outputBars(this.state.reading, this.state.facts);
  }
}
