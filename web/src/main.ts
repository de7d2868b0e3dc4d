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
import { phaseOf } from './state';
import type { View } from './view';

const VIEWS = {
  'answer-view': AnswerView,
  'kernels-view': KernelsView,
  'output-bars': OutputBars,
  'pad-view': PadView,
  'seen-image': SeenImage,
  'status-line': StatusLine,
  'weights-choice': WeightsChoice,
};

customElements.define('pixel-grid', PixelGrid);
customElements.define('theme-switch', ThemeSwitch);
for (const [name, view] of Object.entries(VIEWS)) customElements.define(name, view);

const app = new App();
const views = [...document.querySelectorAll<View>(Object.keys(VIEWS).join())];
for (const view of views) view.actions = app;

app.subscribe((state) => {
  const { dataset } = document.documentElement;
  dataset['state'] = phaseOf(state);
  document.documentElement.toggleAttribute('data-editing', state.pixels !== null);
  dataset['weights'] = state.loaded?.id ?? '';
  for (const view of views) view.state = state;
});

publish(app);
void app.start(linkIn(location.hash));
followAddress(app);
void defineSections(app).then(async () => (await import('./offline')).workOffline()).catch(() => {}); // a file that does not come is no harm
