// What every view is: a function from the state to elements, in the page's own document so that one style sheet serves all. A view keeps
// nothing of its own, and asks for changes through `actions` alone.

import { LitElement, type PropertyValues } from 'lit';
import { START, type State } from '../state';
import { onThemeChange } from './theme';
import type { Pen } from '../engine/strokes';
import type { AnyWeightsId, OwnWeights } from '../engine/weights';

export interface Actions extends Pen {
  clear(): void;
  undo(): void;
  load(id: AnyWeightsId): Promise<void>;
  use(own: OwnWeights): Promise<void>;
  drop(id: OwnWeights['id']): void;
  change(next: (state: State) => State): void;
  retry(): void;
  copyLink(): Promise<void>;
}

/// An element whose content lies in the document and is drawn again when the system changes between light and dark.
export abstract class LightElement extends LitElement {
  private stopListening: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListening = onThemeChange(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening?.();
  }

  /// Takes the place of what the document holds there until the program runs.
  protected override createRenderRoot(): HTMLElement {
    this.replaceChildren();
    return this;
  }
}

export abstract class View extends LightElement {
  static override properties = { state: { attribute: false } };
  declare state: State;
  declare actions: Actions;

  constructor() {
    super();
    this.state = START;
  }

  /// The parts of the state that the view depends on: it is drawn again only when one of them is another.
  protected abstract shows(state: State): readonly unknown[];

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before: State | undefined = changed.get('state');
    if (before === undefined) return true;
    const now = this.shows(this.state);
    return this.shows(before).some((part, i) => part !== now[i]);
  }
}
