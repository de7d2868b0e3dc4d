// Puts the page together: the state to the views, the visitor's hands to the controllers, the condition to <html>. The words stand in index.html.

import './style.css';
import { publish } from './api';
import { App } from './app';
import { nextTask } from './engine/tasks';
import { AnswerView } from './exhibits/draw/answer-view';
import { DrawController } from './exhibits/draw/controller';
import { EXAMPLE } from './exhibits/draw/example';
import { OutputBars } from './exhibits/draw/outputs-view';
import { PadView } from './exhibits/draw/view';
import { SeenImage } from './exhibits/edit/view';
import { KernelsView } from './exhibits/kernels/view';
import { LinkController } from './exhibits/link/controller';
import { StatusLine } from './exhibits/status/view';
import { WeightsChoice } from './exhibits/weights/view';
import { defineSections } from './sections';
import { phaseOf, type State } from './state';
import { PixelGrid } from './ui/pixel-grid';
import { ThemeSwitch } from './ui/theme-switch';
import { define } from './ui/view';

const app = new App();
const link = new LinkController(app);
const draw = new DrawController(app, () => link.copy());

/// What the first answer needs is defined first.
const DEFINITIONS: readonly (() => void)[] = [
  () => define(app, 'pad-view', PadView, draw),
  () => define(app, 'answer-view', AnswerView, null),
  () => define(app, 'output-bars', OutputBars, null),
  () => define(app, 'seen-image', SeenImage, app),
  () => define(app, 'status-line', StatusLine, app),
  () => define(app, 'weights-choice', WeightsChoice, app),
  () => define(app, 'kernels-view', KernelsView, null),
];

/// On <html>, for style sheets and scripts; "loading" until there are all views to show what is ready.
function publishCondition(state: State): void {
  const root = document.documentElement;
  root.toggleAttribute('data-editing', state.pixels !== null);
  for (const [name, value] of [
    ['state', phaseOf(state)],
    ['weights', state.loaded?.id ?? ''],
  ] as const) {
    if (root.dataset[name] !== value) root.dataset[name] = value; // the same anew would have the browser look for what follows from it
  }
}

/// One element a task, so that the browser can paint and listen in between, while core and weights are on their way.
async function defineViews(): Promise<void> {
  customElements.define('pixel-grid', PixelGrid);
  customElements.define('theme-switch', ThemeSwitch);
  for (const defineView of DEFINITIONS) {
    defineView();
    await nextTask();
  }
}

async function begin(): Promise<void> {
  publish(app);
  const arrived = link.arrive(EXAMPLE);
  await defineViews();
  app.subscribe(publishCondition);
  await Promise.all([arrived, defineSections(app)]);
}

void begin()
  .then(async () => (await import('./offline')).workOffline())
  .catch(() => {}); // a file that does not come is no harm
