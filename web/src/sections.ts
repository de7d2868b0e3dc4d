// The sections below the exhibit: their elements are loaded and defined one by one after the first answer, when the browser is idle. Until
// then, and if a file fails to load, the document's own text stays in their place.

import { once } from './engine/module';
import { whyNoScript } from './engine/scripts';
import { leisure } from './engine/tasks';
import { reload } from './engine/version';
import { forgetSession } from './exhibits/link/session';
import type { Page } from './page';
import { define } from './ui/view';

type Section = (name: string) => Promise<void>;

/// Loads and defines each element, in the order of the page.
function sectionsOf(page: Page): Readonly<Record<string, Section>> {
  const teaching = once(async () => new (await import('./exhibits/teach/teach')).TeachController(page)); // one, shared by all that use it
  return {
    'weights-more': async (name) => {
      const { WeightsMore } = await import('./exhibits/weights/more-view');
      define(page, name, WeightsMore, page);
    },
    'compare-view': async (name) => {
      const { CompareController, CompareView } = await import('./exhibits/compare/compare');
      new CompareController(page).start();
      define(page, name, CompareView, null);
    },
    'inside-view': async (name) => {
      const { InsideController, InsideView } = await import('./exhibits/inside/inside');
      define(page, name, InsideView, new InsideController(page));
    },
    'envelope-view': async (name) => {
      const { EnvelopeController, EnvelopeView } = await import('./exhibits/envelope/envelope');
      define(page, name, EnvelopeView, new EnvelopeController(page));
    },
    'stored-files': async (name) => {
      const { StoredController, StoredFiles } = await import('./exhibits/stored/stored');
      const teach = await teaching();
      define(
        page,
        name,
        StoredFiles,
        new StoredController(
          () => teach.forget(),
          () => forgetSession(page.state),
        ),
      );
    },
    'learn-view': async (name) => {
      const { LearnController, LearnView } = await import('./exhibits/learn/learn');
      define(page, name, LearnView, new LearnController(page));
    },
    'architecture-table': async (name) => {
      const { ArchitectureTable } = await import('./exhibits/architecture/architecture');
      define(page, name, ArchitectureTable, null);
    },
    'connection-board': async (name) => {
      const { ConnectionBoard } = await import('./exhibits/architecture/architecture');
      define(page, name, ConnectionBoard, null);
    },
    'results-table': async (name) => {
      const { ResultsTable } = await import('./exhibits/results/results');
      define(page, name, ResultsTable, null);
    },
    'teach-view': async (name) => {
      const { TeachView } = await import('./exhibits/teach/teach');
      define(page, name, TeachView, await teaching());
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
      console.info(`${name} was not loaded: ${String(error)}`); // not an error: it also happens when the visitor leaves the page
      await sayMissing(name);
    }
  }
}

/// Puts a sentence in the place of a section that did not come, and a way on. (What is only an addition to another section stays away.)
async function sayMissing(name: string): Promise<void> {
  const why = await whyNoScript();
  if (customElements.get(name) !== undefined || name === 'weights-more' || name === 'compare-view') return;
  for (const element of document.querySelectorAll(name)) {
    const words = Object.assign(document.createElement('p'), {
      className: 'absent',
      textContent: `This part could not be loaded: ${why}.`,
    });
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'reload', textContent: 'Reload the page' });
    button.addEventListener('click', () => void reload());
    element.replaceChildren(words, button);
  }
}

function firstAnswer(page: Page): Promise<void> {
  return new Promise((resolve) =>
    page.subscribe(({ reading }) => {
      if (reading !== null) resolve();
    }),
  );
}
