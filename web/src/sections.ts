// The page's second part: its elements are loaded and defined behind the first answer, one a task, when the browser has nothing better to
// do. Until then, and where a file does not come, the document's own words stand in their places.

import type { App } from './app';
import type { Teaching } from './exhibits/teach/controller';
import type { View } from './ui/view';

/// The elements by name, in the order of the page.
const SECTIONS: Readonly<Record<string, (app: App) => Promise<new () => View>>> = {
  'weights-more': async () => (await import('./exhibits/weights/more-view')).WeightsMore,
  'compare-view': async () => (await import('./exhibits/compare/view')).CompareView,
  'inside-view': async (app) => {
    const [{ InsideView }, { followInside }] = await Promise.all([import('./exhibits/inside/view'), import('./exhibits/inside/controller')]);
    followInside(app, document.querySelector('inside-view')!);
    return InsideView;
  },
  'envelope-view': async (app) => {
    const [{ EnvelopeView }, { Desk }] = await Promise.all([import('./exhibits/envelope/view'), import('./exhibits/envelope/controller')]);
    EnvelopeView.desk = new Desk(app);
    return EnvelopeView;
  },
  'stored-files': async (app) => {
    const [{ StoredFiles }, teaching] = await Promise.all([import('./exhibits/stored/view'), teachingOf(app)]);
    StoredFiles.teaching = teaching;
    return StoredFiles;
  },
  'learn-view': async () => (await import('./exhibits/learn/view')).LearnView,
  'architecture-table': async () => (await import('./exhibits/architecture/view')).ArchitectureTable,
  'connection-board': async () => (await import('./exhibits/architecture/connections-view')).ConnectionBoard,
  'results-table': async () => (await import('./exhibits/results/view')).ResultsTable,
  'teach-view': async (app) => {
    const [{ TeachView }, teaching] = await Promise.all([import('./exhibits/teach/view'), teachingOf(app)]);
    TeachView.teaching = teaching;
    return TeachView;
  },
};

let teaching: Teaching | null = null;

/// One for all that use it.
async function teachingOf(app: App): Promise<Teaching> {
  const { Teaching } = await import('./exhibits/teach/controller');
  return (teaching ??= new Teaching(app));
}

export async function defineSections(app: App): Promise<void> {
  await firstAnswer(app);
  for (const [name, load] of Object.entries(SECTIONS)) {
    await leisure();
    try {
      customElements.define(name, await load(app));
    } catch (error) {
      console.info(`${name} stays away: ${String(error)}`); // no alarm: so it is when the page is left meanwhile
      continue;
    }
    for (const view of document.querySelectorAll<View>(name)) {
      view.actions = app;
      app.subscribe((state) => { view.state = state; });
    }
  }
}

function firstAnswer(app: App): Promise<void> {
  return new Promise((resolve) => app.subscribe(({ reading }) => {
    if (reading !== null) resolve();
  }));
}

/// A moment in which nothing else waits. WebKit does not tell; there a pause has to do.
export function leisure(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}
