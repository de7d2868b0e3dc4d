// The page's second part: its elements are loaded and defined after the first answer, one a task, when the browser has nothing better to
// do. Until then, and where a file does not come, the document's own words stand in their places.

import { once } from './engine/module';
import { leisure } from './engine/tasks';
import type { Page } from './page';
import { define } from './ui/view';

type Section = (name: string) => Promise<void>;

/// What loads and defines each element, in the order of the page.
function sectionsOf(page: Page): Readonly<Record<string, Section>> {
  const teaching = once(async () => new (await import('./exhibits/teach/controller')).TeachController(page)); // one for all that use it
  return {
    'weights-more': async (name) => define(page, name, (await import('./exhibits/weights/more-view')).WeightsMore, page),
    'compare-view': async (name) => {
      const [{ CompareView }, { CompareController }] = await Promise.all([import('./exhibits/compare/view'), import('./exhibits/compare/controller')]);
      new CompareController(page).start();
      define(page, name, CompareView, null);
    },
    'inside-view': async (name) => {
      const [{ InsideView }, { InsideController }] = await Promise.all([import('./exhibits/inside/view'), import('./exhibits/inside/controller')]);
      define(page, name, InsideView, new InsideController(page));
    },
    'envelope-view': async (name) => {
      const [{ EnvelopeView }, { EnvelopeController }] = await Promise.all([import('./exhibits/envelope/view'), import('./exhibits/envelope/controller')]);
      define(page, name, EnvelopeView, new EnvelopeController(page));
    },
    'stored-files': async (name) => {
      const [{ StoredFiles }, { StoredController }, teach] = await Promise.all([import('./exhibits/stored/view'), import('./exhibits/stored/controller'), teaching()]);
      define(page, name, StoredFiles, new StoredController(() => teach.forget()));
    },
    'learn-view': async (name) => {
      const [{ LearnView }, { LearnController }] = await Promise.all([import('./exhibits/learn/view'), import('./exhibits/learn/controller')]);
      define(page, name, LearnView, new LearnController(page));
    },
    'architecture-table': async (name) => define(page, name, (await import('./exhibits/architecture/view')).ArchitectureTable, null),
    'connection-board': async (name) => define(page, name, (await import('./exhibits/architecture/connections-view')).ConnectionBoard, null),
    'results-table': async (name) => define(page, name, (await import('./exhibits/results/view')).ResultsTable, null),
    'teach-view': async (name) => {
      const [{ TeachView }, controller] = await Promise.all([import('./exhibits/teach/view'), teaching()]);
      define(page, name, TeachView, controller);
    },
  };
}

export async function defineSections(page: Page): Promise<void> {
  await firstAnswer(page);
  for (const [name, defineSection] of Object.entries(sectionsOf(page))) {
    await leisure();
    try {
      await defineSection(name);
    } catch (error) {
      console.info(`${name} stays away: ${String(error)}`); // no alarm: so it is when the page is left meanwhile
    }
  }
}

function firstAnswer(page: Page): Promise<void> {
  return new Promise((resolve) => page.subscribe(({ reading }) => {
    if (reading !== null) resolve();
  }));
}
