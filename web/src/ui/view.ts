// The base of every view: a function from the state to elements, in the page's own document, so that one style sheet serves all of them. A
// view keeps no state of its own, and asks for changes only through its controller. This file does not know the page's state or
// controllers.

import { LitElement, type PropertyValues } from 'lit';
import { onThemeChange } from './theme';

/// An element that renders into the document itself, and again whenever the theme changes.
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

  /// Replaces what the document shows there until the program runs.
  protected override createRenderRoot(): HTMLElement {
    this.replaceChildren();
    return this;
  }
}

/// Controller: null for a view that only displays.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- subclasses use it
export abstract class View<State, Controller = null> extends LightElement {
  static override properties = { state: { attribute: false } };
  declare state: State;
  declare controller: Controller;

  /// The parts of the state that the view depends on: it renders again only if one of them has changed.
  protected abstract shows(state: State): readonly unknown[];

  protected override shouldUpdate(changed: PropertyValues): boolean {
    const before = changed.get('state') as State | undefined;
    if (before === undefined) return true;
    const now = this.shows(this.state);
    return this.shows(before).some((part, i) => part !== now[i]);
  }
}

/// Where views get their state: calls the listener at once and after every change.
export interface Source<State> {
  subscribe(listener: (state: State) => void): void;
}

/// Defines an element and connects each one in the document to its controller and to the state. This is the only place where that happens.
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
