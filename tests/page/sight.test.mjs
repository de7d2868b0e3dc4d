// The page as the visitor's browser is set: larger text, forced colours, a direction of writing from right to left, and on paper. Nothing is
// cut off, nothing lies over something else, and nothing that counts disappears.
import assert from 'node:assert/strict';
import { complete, describePage, DESKTOP, frames, PHONE, text, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';

const ONE = [line([0.5, 0.15], [0.5, 0.85])];

// troubled: the browser advises against reading canvases back, which only the test does.
/// features: of the visitor's system, { name: value }; media: 'print' for paper.
async function emulate(visit, features, media = '') {
  const devtools = await visit.page.createCDPSession();
  await devtools.send('Emulation.setEmulatedMedia', { media, features: Object.entries(features).map(([name, value]) => ({ name, value })) });
  await frames(visit, 4);
}

/// All parts are loaded and show something, so that there is text in them.
async function whole(visit) {
  await complete(visit);
  for (const name of ['inside-view', 'learn-view', 'teach-view']) await visit.page.$eval(name, (view) => view.scrollIntoView({ behavior: 'instant' }));
  await until(visit, () => document.querySelector('#learn-play')?.getAttribute('aria-disabled') === 'false');
  await visit.page.$eval('inside-view', (view) => view.scrollIntoView({ behavior: 'instant' }));
  await until(visit, () => document.querySelector('.inside-answer')?.textContent.includes('It reads'));
  await visit.page.evaluate(() => {
    for (const section of document.querySelectorAll('.story > section')) section.style.contentVisibility = 'visible'; // so that all is laid out
    scrollTo(0, 0);
  });
  await frames(visit);
}

/// Pairs of texts that lie over each other.
const collisions = ({ page }) => page.evaluate(() => {
  const lines = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement: parent, data } = walker.currentNode;
    // Meant to lie over others, or over nothing: for screen readers, choices that are closed.
    if (data.trim() === '' || parent.closest('.spoken, option, noscript, .more') !== null || !parent.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    for (const { left, top, right, bottom } of range.getClientRects()) {
      if (right - left < 1.5) continue; // headings that only screen readers get
      lines.push({ left, top: top + 0.25 * (bottom - top), right, bottom: bottom - 0.25 * (bottom - top), data: data.trim(), parent });
    }
  }
  const found = new Set();
  for (const [i, one] of lines.entries()) {
    for (const other of lines.slice(i + 1)) {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 1 && down > 1) found.add(`“${one.data.slice(0, 40)}” and “${other.data.slice(0, 40)}”`);
    }
  }
  return [...found];
});

/// Texts that are wider or higher than their boxes, or than the screen.
const cut = ({ page }) => page.evaluate(() => {
  const found = [];
  const { clientWidth } = document.documentElement;
  if (document.documentElement.scrollWidth > clientWidth) found.push(`${document.documentElement.scrollWidth - clientWidth} px to scroll sideways`);
  for (const element of document.querySelectorAll('main *')) {
    if (element.closest('svg, .spoken, .sum-scroll, option, .more, status-line, canvas, .uplot') !== null || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { left, right, width } = element.getBoundingClientRect();
    const name = `${element.tagName}#${element.id}.${element.className}: ${element.textContent.trim().slice(0, 30)}`;
    if (width <= 1) continue;
    if (right > clientWidth + 1 || left < -1) found.push(`beyond the screen: ${name}`);
    if (getComputedStyle(element).display === 'inline') continue;
    if (element.scrollWidth > element.clientWidth + 1 && /^(BUTTON|P|H1|H2|H3|TD|TH|LABEL|SUMMARY|LI|DD|DT)$/.test(element.tagName)) found.push(`wider than its box: ${name}`);
    const isFixed = /^(BUTTON|SUMMARY|LI)$/.test(element.tagName) || getComputedStyle(element).overflowY === 'hidden';
    if (isFixed && element.scrollHeight > element.clientHeight + 2) found.push(`higher than its box: ${name}`);
  }
  return found;
});

const fontSizes = ({ page }) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('main *')]
  .filter((element) => element.closest('.board, .uplot') === null && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''))
  .map((element, i) => [`${i} ${element.tagName}.${element.className}`, parseFloat(getComputedStyle(element).fontSize)])));

describePage('sight', () => {
  for (const [viewport, what] of [[DESKTOP, 'a desktop'], [PHONE, 'a phone']]) {
    visiting(`the browser’s text size counts, and nothing collides or is cut, on ${what}`, { viewport }, async (visit) => {
      await whole(visit);
      const devtools = await visit.page.createCDPSession();
      const usual = await fontSizes(visit);
      for (const size of [20, 24, 32]) {
        await devtools.send('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
        await frames(visit, 4);
        assert.deepEqual(await collisions(visit), [], `at ${size} px`);
        assert.deepEqual(await cut(visit), [], `at ${size} px`);
        if (size === 20) continue; // a narrower layout has smaller texts to begin with
        const now = await fontSizes(visit);
        const ignored = Object.keys(usual).filter((name) => now[name] < 1.01 * usual[name]);
        assert.deepEqual(ignored, [], `at ${size} px`);
      }
    });

    // As an extension of the browser or a style sheet of the visitor's does, which queries of the screen do not learn.
    visiting(`a larger root alone collides with nothing, on ${what}`, { viewport }, async (visit) => {
      await whole(visit);
      for (const size of [20, 24, 28]) {
        await visit.page.evaluate((px) => { document.documentElement.style.fontSize = `${px}px`; }, size);
        await frames(visit, 4);
        assert.deepEqual(await collisions(visit), [], `at ${size} px`);
        assert.deepEqual(await cut(visit), [], `at ${size} px`);
      }
    });

    visiting(`from right to left nothing collides or is cut, on ${what}`, { viewport }, async (visit) => {
      await whole(visit);
      await visit.page.evaluate(() => { document.documentElement.dir = 'rtl'; });
      await frames(visit, 4);
      assert.deepEqual(await collisions(visit), []);
      assert.deepEqual(await cut(visit), []);
    });
  }

  for (const [scheme, theme] of [['light', 'dark'], ['dark', 'light']]) {
    visiting(`forced colours, ${scheme}, over the page’s ${theme}: frames, swatches and ink are seen`, { troubled: true }, async (visit) => {
      await whole(visit);
      await visit.page.evaluate((name) => { document.documentElement.dataset.theme = name; }, theme);
      await emulate(visit, { 'forced-colors': 'active', 'prefers-color-scheme': scheme });
      const seen = await visit.page.evaluate(() => {
        const paper = getComputedStyle(document.documentElement).backgroundColor;
        const unlike = (...colours) => new Set([paper, ...colours]).size === colours.length + 1;
        const frame = (selector) => {
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.querySelector(selector));
          return outlineStyle === 'solid' && parseFloat(outlineWidth) >= 1 && unlike(outlineColor);
        };
        const swatch = (selector) => getComputedStyle(document.querySelector(selector), '::before').backgroundColor;
        const inkOf = (selector) => { // the strongest
          const canvas = document.querySelector(selector);
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let most = 0;
          for (let i = 3; i < data.length; i += 4) if (data[i] > data[most + 3]) most = i - 3;
          return `rgb(${data.slice(most, most + 3).join(', ')})`;
        };
        return {
          page: [paper],
          frames: ['.sheet', '.envelope', '.seen canvas', '.kernels canvas', '.legend canvas', '.unit-map canvas'].filter((selector) => !frame(selector)),
          swatches: unlike(swatch('.learn-key .positive'), swatch('.learn-key .negative')),
          ink: unlike(inkOf('#pad')) && unlike(inkOf('.seen canvas')) && unlike(inkOf('.kernels canvas')),
          text: getComputedStyle(document.documentElement).color === inkOf('#pad'),
        };
      });
      assert.deepEqual(seen, { page: [scheme === 'dark' ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)'], frames: [], swatches: true, ink: true, text: true });
    });
  }

  for (const [scheme, theme] of [['dark', 'system'], ['light', 'dark'], ['light', 'system']]) {
    visiting(`on paper all is light, with the drawing, the answer and the planes: ${scheme}, theme ${theme}`, { troubled: true }, async (visit) => {
      await whole(visit);
      await emulate(visit, { 'prefers-color-scheme': scheme });
      if (theme === 'dark') await visit.page.click('#theme').then(() => visit.page.click('#theme'));
      await frames(visit);
      await (await Pen.over(visit)).draw(ONE);
      await visit.page.evaluate(() => {
        const brightness = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part) / 3, 0);
        globalThis.look = () => {
          const inks = (selector) => [...document.querySelectorAll(selector)].map((canvas) => {
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            let most = 0;
            for (let i = 3; i < data.length; i += 4) if (data[i] > data[most + 3]) most = i - 3;
            return data[most + 3] > 128 ? brightness(data.slice(most, most + 3).join()) : 255; // of the strongest ink
          });
          return { pad: inks('#pad')[0], seen: inks('.seen canvas')[0], planes: Math.max(...inks('.kernels pixel-grid:nth-of-type(2) canvas')) };
        };
        globalThis.tell = () => ({
          page: brightness(getComputedStyle(document.documentElement).backgroundColor),
          answer: brightness(getComputedStyle(document.querySelector('#digit')).color),
          ...globalThis.look(),
        });
      });
      const isLight = ({ page, answer, pad, seen, planes }) => page > 200 && answer < 128 && pad < 64 && seen < 64 && planes < 128;
      const screen = await visit.page.evaluate(() => globalThis.tell());
      assert.equal(isLight(screen), scheme === 'light' && theme === 'system', JSON.stringify(screen));

      // In the print preview, as scripts and tools emulate it.
      await emulate(visit, { 'prefers-color-scheme': scheme }, 'print');
      const paper = await visit.page.evaluate(() => globalThis.tell());
      assert.ok(isLight(paper), JSON.stringify(paper));
      const shown = await visit.page.evaluate(() => Object.fromEntries(['#pad', '#digit', '.seen canvas', '.kernels', '.bars', '#clear', '#theme', '.status', '.story h2']
        .map((selector) => [selector, document.querySelector(selector).checkVisibility()])));
      assert.deepEqual(shown, { '#pad': true, '#digit': true, '.seen canvas': true, '.kernels': true, '.bars': true, '#clear': false, '#theme': false, '.status': false, '.story h2': true });
      assert.equal(await text(visit, '#digit'), '1');
      await emulate(visit, { 'prefers-color-scheme': scheme });
      assert.deepEqual(await visit.page.evaluate(() => globalThis.tell()), screen, 'afterwards the screen is as before');

      // Printed: what is painted has changed before the browser takes its picture.
      await visit.page.evaluate(() => addEventListener('beforeprint', async () => {
        for (let i = 0; i < 20; ++i) await null; // as much as runs before the picture
        globalThis.printed = globalThis.look();
      }));
      await visit.page.pdf({ format: 'A4' });
      const printed = await visit.page.evaluate(() => globalThis.printed);
      assert.ok(isLight({ ...paper, ...printed }), JSON.stringify(printed));
      await frames(visit, 4);
      assert.deepEqual(await visit.page.evaluate(() => globalThis.tell()), screen, 'after printing the screen is as before');
    });
  }
});
