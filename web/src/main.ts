// Puts the page together: connects the views to the state and to their controllers, and publishes the page's condition on <html>. The
// page's text is in index.html.

import './style.css';
import { publish } from './api';
import { App } from './app';
import { nextTask } from './engine/tasks';
import { onNewVersion } from './engine/version';
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
import { leftBehind, phaseOf, type State } from './state';
import { PixelGrid } from './ui/pixel-grid';
import { ThemeSwitch } from './ui/theme-switch';
import { define } from './ui/view';

const app = new App();
const link = new LinkController(app);
const draw = new DrawController(app, () => link.copy());

/// In the order in which the first answer needs them.
const DEFINITIONS: readonly (() => void)[] = [
  () => define(app, 'pad-view', PadView, draw),
  () => define(app, 'answer-view', AnswerView, app),
  () => define(app, 'output-bars', OutputBars, null),
  () => define(app, 'seen-image', SeenImage, app),
  () => define(app, 'status-line', StatusLine, app),
  () => define(app, 'weights-choice', WeightsChoice, app),
  () => define(app, 'kernels-view', KernelsView, null),
];

/// Publishes the condition on <html>, for style sheets and scripts. It is first published when all views are defined; until then it is
/// "loading".
function publishCondition(state: State): void {
  const root = document.documentElement;
  root.toggleAttribute('data-editing', state.pixels !== null);
  for (const [name, value] of [
    ['state', phaseOf(state)],
    ['weights', state.loaded?.id ?? ''],
  ] as const) {
    if (root.dataset[name] !== value) root.dataset[name] = value; // setting the same value again would make the browser recompute styles
  }
}

/// Defines one element per task, so that the browser can paint and handle input in between, while core and weights are loading.
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
  onNewVersion(() => app.change(leftBehind));
  await Promise.all([arrived, defineSections(app)]);
}

void begin()
  .then(async () => (await import('./offline')).workOffline())
  .catch(() => {}); // without this file the page works all the same
