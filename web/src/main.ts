// Puts the page together: the state to the views, the visitor's hands to the state, the condition to <html>. The words stand in index.html.

import './style.css';
import { publish } from './api';
import { App } from './app';
import { AnswerView } from './exhibits/draw/answer-view';
import { KernelsView } from './exhibits/kernels/view';
import { OutputBars } from './exhibits/draw/outputs-view';
import { PadView } from './exhibits/draw/view';
import { PixelGrid } from './ui/pixel-grid';
import { SeenImage } from './exhibits/edit/view';
import { StatusLine } from './exhibits/status/view';
import { ThemeSwitch } from './ui/theme-switch';
import { WeightsChoice } from './exhibits/weights/view';
import { defineSections } from './sections';
import { followAddress } from './exhibits/link/controller';
import { linkIn } from './exhibits/link/link';
import { phaseOf, type State } from './state';
import { nextTask } from './engine/tasks';
import type { View } from './ui/view';

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
