// Light and dark: chosen on the page, remembered, there before the first paint, and drawn anew in everything that is painted. What axe-core
// finds in either.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { complete, describePage, DESKTOP, frames, PHONE, until, visiting } from './browser.mjs';
import { root } from '../wasm/module.mjs';

const axe = resolve(root, 'tests/node_modules/axe-core/axe.min.js');
const noAxe = existsSync(axe) ? false : 'tests/node_modules/axe-core is not here (npm ci in tests/)';

const background = ({ page }) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const isDark = async (visit) => Number(/\d+/.exec(await background(visit))[0]) < 128;
const picture = ({ page }) => page.$$eval('.seen canvas, .kernels canvas', (all) => all.map((canvas) => canvas.toDataURL()).join());
const label = ({ page }) => page.$eval('#theme', (button) => button.getAttribute('aria-label'));
const emulate = ({ page }, scheme) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
const ready = (visit) => until(visit, () => document.documentElement.dataset.state === 'ready');
const press = async (visit) => {
  await visit.page.click('#theme');
  await frames(visit);
};

describePage('theme', () => {
  visiting('goes round: as the system, light, dark; what is painted follows', {}, async (visit) => {
    await emulate(visit, 'dark');
    await frames(visit);
    assert.match(await label(visit), /^Theme: as the system/);
    assert.ok(await isDark(visit));
    const dark = await picture(visit);
    await press(visit);
    assert.match(await label(visit), /^Theme: light/);
    assert.ok(!(await isDark(visit)));
    const light = await picture(visit);
    assert.notEqual(light, dark, 'the canvases too');
    await emulate(visit, 'light');
    await press(visit);
    assert.match(await label(visit), /^Theme: dark/);
    assert.ok(await isDark(visit));
    assert.equal(await picture(visit), dark);
    await press(visit);
    assert.match(await label(visit), /^Theme: as the system/);
    assert.equal(await picture(visit), light);
  });

  visiting('is remembered, and there before anything is painted', { troubled: true }, async (visit) => {
    await emulate(visit, 'light');
    await press(visit);
    await press(visit);
    visit.site.faults = [{ file: /\.js$/, status: 404 }];
    await visit.page.reload();
    assert.equal(await visit.page.evaluate(() => document.documentElement.dataset.theme), 'dark', 'by the document alone');
    assert.ok(await isDark(visit));
    visit.site.faults = [];
    await visit.page.reload();
    await ready(visit);
    assert.match(await label(visit), /^Theme: dark/);
  });

  visiting('works without storage', {}, async (visit) => {
    await visit.page.evaluateOnNewDocument(() => {
      Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });
    });
    await visit.page.reload();
    await ready(visit);
    await press(visit);
    await press(visit);
    assert.ok(await isDark(visit));
  });

  for (const scheme of ['light', 'dark']) {
    for (const [what, viewport] of [['a desktop', DESKTOP], ['a phone', PHONE]]) {
      visiting(`axe-core finds nothing, ${scheme}, on ${what}`, { viewport, skip: noAxe }, async (visit) => {
        await emulate(visit, scheme);
        await complete(visit);
        await visit.page.click('#edit');
        await until(visit, () => document.querySelector('[role="grid"]') !== null);
        await frames(visit);
        await visit.page.evaluate(readFileSync(axe, 'utf8'));
        const { violations } = await visit.page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
        const found = violations.map(({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ target, any }) => `${target} ${any[0]?.message ?? ''}`).join('; ')}`);
        assert.deepEqual(found, []);
      });
    }
  }
});
