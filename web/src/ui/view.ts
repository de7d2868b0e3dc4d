// What every view is: a function from the state to elements, in the page's own document so that one style sheet serves all. A view keeps
// nothing of its own, and asks for changes through its controller alone. Knows neither the state nor the controllers of the page.

import { LitElement, type PropertyValues } from 'lit';
import { onThemeChange } from './theme';

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

/// Controller: null for a view that only shows.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- subclasses use it
export abstract class View<State, Controller = null> extends LightElement {
  static override properties = { state: { attribute: false } };
  declare state: State;
  declare controller: Controller;

  /// The parts of the state that the view depends on: it is drawn again only when one of them is another.
  protected abstract shows(state: State): readonly unknown[];

  protected override shouldUpdate(changed: PropertyValues): boolean {
    const before = changed.get('state') as State | undefined;
    if (before === undefined) return true;
    const now = this.shows(this.state);
    return this.shows(before).some((part, i) => part !== now[i]);
  }
}

/// Where views have their state from: calls the listener at once and after every change.
export interface Source<State> {
  subscribe(listener: (state: State) => void): void;
}

/// Defines an element, and gives every one in the document its controller and, from now on, the state. Views are connected nowhere else.
export function define<State, Controller>(
  source: Source<State>,
  name: string,
  view: new () => View<State, Controller>,
  controller: Controller,
): void {
  customElements.define(name, view);
  for (const element of document.querySelectorAll<View<State, Controller>>(name)) {
    element.controller = controller;
    source.subscribe((state) => {
      element.state = state;
    });
  }
}
