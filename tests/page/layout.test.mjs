// What is on the first screen, on a desktop and on a phone, and that those who do not see it can use it.
import assert from 'node:assert/strict';
import { complete, describePage, DESKTOP, frames, PHONE, until, visiting } from './browser.mjs';

/// Asserts that each is there, has a size, and lies wholly within the first screen.
async function onFirstScreen({ page }, selectors, { width, height }) {
  for (const selector of selectors) {
    const box = await page.$eval(selector, (element) => element.getBoundingClientRect().toJSON());
    assert.ok(box.width > 0 && box.height > 0, `${selector} has a size`);
    const inside = box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height;
    assert.ok(inside, `${selector} lies at ${JSON.stringify(box)}, the screen is ${width} by ${height}`);
  }
}

const overflow = ({ page }) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describePage('layout', () => {
  for (const viewport of [DESKTOP, { width: 1366, height: 768 }, { width: 1920, height: 1080 }]) {
    visiting(`everything of a drawing on one screen of ${viewport.width} by ${viewport.height}`, { viewport }, async (visit) => {
      await frames(visit);
      assert.ok((await overflow(visit)) <= 0, 'nothing to scroll sideways');
      await onFirstScreen(visit, ['.status', '#weights', '.provenance', '#pad', '#clear', '#undo', '.seen canvas', '#digit', '.bars',
        '.bars-axis', '.kernels', '.kernels li:last-child'], viewport);
    });
  }

  for (const viewport of [PHONE, { ...PHONE, width: 360, height: 740 }]) {
    visiting(`pad and digit on a phone's first screen, ${viewport.width} by ${viewport.height}`, { viewport }, async (visit) => {
      await frames(visit);
      assert.ok((await overflow(visit)) <= 0, 'nothing to scroll sideways');
      await onFirstScreen(visit, ['.status', '#pad', '#clear', '#undo', '#digit'], viewport);
      const heights = await visit.page.$$eval('button:not([hidden]), select', (all) => all.map((each) => each.getBoundingClientRect().height));
      assert.ok(Math.min(...heights) >= 44, 'buttons are large enough for a finger');
    });
  }

  for (const viewport of [DESKTOP, PHONE]) {
    visiting(`nothing moves while the page loads, and no weights move the pad, at ${viewport.width} by ${viewport.height}`, { viewport }, async (visit) => {
      await visit.page.evaluateOnNewDocument(() => {
        globalThis.shifted = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { globalThis.shifted += value; })).observe({ type: 'layout-shift', buffered: true });
      });
      await visit.page.reload();
      await until(visit, () => document.documentElement.dataset.state === 'ready');
      await complete(visit);
      await frames(visit);
      const shifted = await visit.page.evaluate(() => globalThis.shifted);
      assert.ok(shifted < 0.05, `the layout shifted by ${shifted}`);
      const top = () => visit.page.$eval('#pad', (pad) => pad.getBoundingClientRect().top);
      const before = await top();
      for (const id of await visit.page.$$eval('#weights option', (all) => all.map(({ value }) => value))) {
        await visit.page.select('#weights', id);
        await until(visit, (wanted) => document.documentElement.dataset.weights === wanted, id);
        await frames(visit);
        assert.equal(await top(), before, id);
      }
    });
  }

  // 1280 wide at 200 % is 640 wide, and so on; a tablet; and the narrowest that the guidelines name.
  for (const [width, height] of [[640, 400], [820, 1180], [1024, 768], [320, 640]]) {
    visiting(`nothing to scroll sideways and nothing cut at ${width} by ${height}`, { viewport: { width, height } }, async (visit) => {
      await complete(visit);
      await frames(visit);
      assert.ok((await overflow(visit)) <= 0, 'nothing to scroll sideways');
      const beyond = await visit.page.$$eval('main *', (all, right) => all.filter((each) => {
        const box = each.getBoundingClientRect();
        const isShown = box.width > 1 && box.height > 1 && getComputedStyle(each).visibility === 'visible';
        return isShown && (box.right > right + 1 || box.left < -1);
      }).map((each) => `${each.tagName}.${each.className}`), width);
      assert.deepEqual(beyond, []);
      const cut = await visit.page.$$eval('button, select, p, h1, h2, td, th', (all) => all.filter((each) => each.clientWidth > 1 &&
        each.scrollWidth > each.clientWidth + 1).map((each) => `${each.tagName}#${each.id}.${each.className}: ${each.textContent.slice(0, 40)}`));
      assert.deepEqual(cut, []);
    });
  }

  visiting('everything has a name, and the answer is announced', {}, async (visit) => {
    const { page } = visit;
    const nodes = [];
    const collect = (node) => {
      nodes.push(node);
      node.children?.forEach(collect);
    };
    collect(await page.accessibility.snapshot({ interestingOnly: false }));
    const named = ['button', 'combobox', 'image', 'img', 'application', 'region', 'heading', 'link'];
    assert.deepEqual(nodes.filter(({ role, name }) => named.includes(role) && !name), []);
    for (const role of ['button', 'combobox', 'application', 'heading', 'main', 'status']) {
      assert.ok(nodes.some((node) => node.role === role), `there is a ${role}`);
    }
    assert.equal(nodes.find(({ role }) => role === 'combobox').name, 'Weights');
    assert.equal(await page.$eval('.answer .spoken', (words) => words.getAttribute('aria-live')), 'polite');
    assert.equal(await page.$eval('#digit', (output) => output.getAttribute('aria-live')), 'off', 'that would speak with every frame');
    assert.equal(await page.$eval('#digit', (output) => document.getElementById(output.getAttribute('for')).id), 'pad');
    assert.equal(await page.$eval('.status', (status) => status.getAttribute('role')), 'status');
    assert.equal(await page.$$eval('h1', (all) => all.length), 1);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  });

  visiting('the keyboard reaches the pad, its buttons and the choice before all else', {}, async ({ page }) => {
    const reached = [];
    for (let i = 0; i < 7; ++i) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement.id));
    }
    assert.deepEqual(reached.sort(), ['clear', 'copy-link', 'edit', 'pad', 'theme', 'undo', 'weights']);
  });
});
