// How the page loads: the browser requests what size.test.mjs counts, and no more. The duration of its tasks is printed, not judged, since
// it depends on the machine.
import assert from 'node:assert/strict';
import { describePage, frames, until, visiting } from './browser.mjs';
import { firstVisit, WORKER } from '../wasm/first_visit.mjs';

const LONG_MS = 50;

describePage('load', () => {
  visiting('a first visit asks for the files that are counted, each once, before any other', {}, async (visit) => {
    const asked = [];
    const context = await visit.page.browser().createBrowserContext();
    const fresh = { ...visit, page: await context.newPage() };
    fresh.page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/^\/site\//, '') || 'index.html'));
    await fresh.page.goto(visit.site.address);
    await until(fresh, () => document.documentElement.dataset.state === 'ready');
    await frames(fresh);
    await context.close();
    // A browser without a window need not ask for the icon.
    const withoutIcon = (names) => names.filter((name) => !name.startsWith('assets/icon-'));
    const first = withoutIcon(firstVisit().map(({ name }) => name)).filter((name) => !WORKER.includes(name));
    const all = withoutIcon(asked);
    assert.deepEqual(all.slice(0, first.length).sort(), first.sort());
    assert.deepEqual(all.slice(first.length).filter((name) => first.includes(name)), []);
  });

  visiting('its long tasks, printed', {}, async (visit) => {
    await visit.page.evaluateOnNewDocument(() => {
      globalThis.longTasks = [];
      new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration])))
        .observe({ type: 'longtask', buffered: true });
    });
    await visit.page.reload();
    await until(visit, () => document.documentElement.dataset.state === 'ready');
    await frames(visit);
    const tasks = await visit.page.evaluate(() => globalThis.longTasks);
    console.log(`main-thread tasks over ${LONG_MS} ms on load: ${tasks.length}`);
    for (const [start, duration] of tasks) console.log(`  at ${Math.round(start)} ms: ${Math.round(duration)} ms`);
  });
});
