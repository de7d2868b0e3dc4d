// The page itself in Chromium: from navigation to the first answer, and what a movement of the pen costs the main thread until its answer
// is on the screen. The site is served as any host would, nothing cached.

const SCRIPT = ['EventDispatch', 'FireAnimationFrame']; // the microtasks that they leave included
const RENDERING = ['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize', 'Commit'];
const MOVEMENTS = 60;
const LAST_SECTION = 'teach-view'; // with it, all of the page is there

/// { first_answer_ms, longest_task_ms, early_script_ms, script_ms, rendering_ms }, each a list of one number a visit; the last three for
/// one movement, early ones right after the first answer, while the rest of the page still loads.
export async function measurePage(browser, visits) {
  const found = { first_answer_ms: [], longest_task_ms: [], early_script_ms: [], script_ms: [], rendering_ms: [] };
  for (let i = 0; i < visits; ++i) {
    const visit = await browser.visit('/site/index.html', watch);
    try {
      found.first_answer_ms.push(await firstAnswer(visit));
      const early = await traced(visit, () => draw(visit.page));
      await visit.page.evaluate(async (name) => { await customElements.whenDefined(name); }, LAST_SECTION);
      await visit.page.keyboard.press('Escape'); // clears the pad
      const later = await traced(visit, () => draw(visit.page));
      found.early_script_ms.push(spent(early, SCRIPT));
      found.script_ms.push(spent(later, SCRIPT));
      found.rendering_ms.push(spent(later, RENDERING));
      found.longest_task_ms.push(await visit.page.evaluate(() => Math.max(...globalThis.watched.tasks)));
    } finally {
      await visit.close();
    }
  }
  return found;
}

/// For one movement.
function spent(events, names) {
  return events.filter(({ name }) => names.includes(name)).reduce((sum, { dur }) => sum + dur, 0) / 1000 / MOVEMENTS;
}

/// Run in the page before its own program: notes when #digit first shows a digit, and every task over 50 ms.
function watch() {
  globalThis.watched = { answered: null, tasks: [0] };
  new PerformanceObserver((list) => globalThis.watched.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  const look = () => {
    if (/\d/.test(document.querySelector('output#digit')?.textContent ?? '')) globalThis.watched.answered ??= performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function firstAnswer({ page }) {
  return page.evaluate(async () => {
    while (globalThis.watched.answered === null) await new Promise(requestAnimationFrame);
    return globalThis.watched.answered;
  });
}

/// What the browser's own timeline says of its main thread during `action`.
async function traced({ devtools }, action) {
  const events = [];
  const collect = ({ value }) => events.push(...value.filter(({ ph }) => ph === 'X'));
  devtools.on('Tracing.dataCollected', collect);
  await devtools.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline'] } });
  await action();
  const complete = new Promise((done) => devtools.once('Tracing.tracingComplete', done));
  await devtools.send('Tracing.end');
  await complete;
  devtools.off('Tracing.dataCollected', collect);
  return events;
}

/// A ring of this many movements, each shown before the next.
async function draw(page) {
  const box = await page.$eval('#pad', (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { left, top, width, height };
  });
  const point = (i) => {
    const angle = (2 * Math.PI * i) / MOVEMENTS;
    return [box.left + box.width * (0.5 + 0.2 * Math.cos(angle)), box.top + box.height * (0.5 + 0.35 * Math.sin(angle))];
  };
  await page.mouse.move(...point(0));
  await page.mouse.down();
  for (let i = 1; i <= MOVEMENTS; ++i) {
    await page.mouse.move(...point(i));
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  await page.mouse.up();
}
