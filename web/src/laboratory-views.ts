// The page's second part: its elements are loaded and defined behind the first answer, one a task, when the browser has nothing better to
// do. Until then, and where a file does not come, the document's own words stand in their places.

import type { App } from './app';
import type { Teaching } from './teach/teaching';
import type { View } from './view';

/// The elements by name, in the order of the page.
const SECTIONS: Readonly<Record<string, (app: App) => Promise<new () => View>>> = {
  'weights-more': async () => (await import('./compare/weights-more')).WeightsMore,
  'compare-view': async () => (await import('./compare/compare-view')).CompareView,
  'inside-view': async (app) => {
    const [{ InsideView }, { followInside }] = await Promise.all([import('./inside/inside-view'), import('./inside/looking')]);
    followInside(app, document.querySelector('inside-view')!);
    return InsideView;
  },
  'envelope-view': async (app) => {
    const [{ EnvelopeView }, { Desk }] = await Promise.all([import('./envelope/envelope-view'), import('./envelope/desk')]);
    EnvelopeView.desk = new Desk(app);
    return EnvelopeView;
  },
  'stored-files': async (app) => {
    const [{ StoredFiles }, teaching] = await Promise.all([import('./stored/stored-files'), teachingOf(app)]);
    StoredFiles.teaching = teaching;
    return StoredFiles;
  },
  'learn-view': async () => (await import('./learn/learn-view')).LearnView,
  'architecture-table': async () => (await import('./components/architecture-table')).ArchitectureTable,
  'connection-board': async () => (await import('./components/connection-board')).ConnectionBoard,
  'results-table': async () => (await import('./components/results-table')).ResultsTable,
  'teach-view': async (app) => {
    const [{ TeachView }, teaching] = await Promise.all([import('./teach/teach-view'), teachingOf(app)]);
    TeachView.teaching = teaching;
    return TeachView;
  },
};

let teaching: Teaching | null = null;

/// One for all that use it.
async function teachingOf(app: App): Promise<Teaching> {
  const { Teaching } = await import('./teach/teaching');
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
