// Puts the page together: the state to the views, the visitor's hands to the state, the condition to <html>. The words stand in index.html.

import './style.css';
import { publish } from './api';
import { App } from './app';
import { AnswerView } from './components/answer';
import { KernelsView } from './components/kernels';
import { OutputBars } from './components/output-bars';
import { PadView } from './components/pad';
import { PixelGrid } from './components/pixel-grid';
import { SeenImage } from './components/seen-image';
import { StatusLine } from './components/status-line';
import { ThemeSwitch } from './components/theme-switch';
import { WeightsChoice } from './components/weights-choice';
import { defineSections } from './laboratory-views';
import { followAddress } from './link/address';
import { linkIn } from './link/link';
import { phaseOf, type State } from './state';
import { nextTask } from './tasks';
import type { View } from './view';

/// What the first answer needs is defined first.
const VIEWS = {
  'pad-view': PadView,
  'answer-view': AnswerView,
  'output-bars': OutputBars,
  'seen-image': SeenImage,
  'status-line': StatusLine,
  'weights-choice': WeightsChoice,
  'kernels-view': KernelsView,
};

const app = new App();

/// On <html>, for style sheets and scripts; "loading" until there are all views to show what is ready.
function publishCondition(state: State): void {
  const root = document.documentElement;
  root.toggleAttribute('data-editing', state.pixels !== null);
  for (const [name, value] of [['state', phaseOf(state)], ['weights', state.loaded?.id ?? '']] as const) {
    if (root.dataset[name] !== value) root.dataset[name] = value; // the same anew would have the browser look for what follows from it
  }
}

/// One element a task, so that the browser can paint and listen in between, while core and weights are on their way.
async function defineViews(): Promise<void> {
  customElements.define('pixel-grid', PixelGrid);
  customElements.define('theme-switch', ThemeSwitch);
  for (const [name, view] of Object.entries(VIEWS)) {
    customElements.define(name, view);
    for (const element of document.querySelectorAll<View>(name)) {
      element.actions = app;
      app.subscribe((state) => { element.state = state; });
    }
    await nextTask();
  }
}

async function begin(): Promise<void> {
  publish(app);
  const started = app.start(linkIn(location.hash));
  followAddress(app);
  await defineViews();
  app.subscribe(publishCondition);
  await Promise.all([started, defineSections(app)]);
}

void begin().then(async () => (await import('./offline')).workOffline()).catch(() => {}); // a file that does not come is no harm
