// A page that the browser translates goes on: answers change, weights change, it learns and is taught, and nothing throws. Translators are
// played by scripts: one puts every text into <font> elements, as Google's does, the other renews the content of whole paragraphs and drops
// comments, as that of Firefox does. Both also translate what comes later.
import assert from 'node:assert/strict';
import { barTexts, complete, describePage, digitText, frames, PHONE, text, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';

const ONE = [line([0.5, 0.15], [0.5, 0.85])];
const SEVEN = [[[0.25, 0.2], [0.45, 0.2], [0.75, 0.2], [0.65, 0.4], [0.55, 0.6], [0.45, 0.85]]];

/// Runs in the page. Words stay as they are, so that the tests can read them.
const TRANSLATORS = {
  'texts in <font> elements': () => {
    const wrap = (text) => {
      if (!text.isConnected || text.parentElement.closest('script, style, noscript, [data-wrapped]')) return;
      const inner = document.createElement('font');
      inner.append(text.data);
      const outer = document.createElement('font');
      outer.dataset.wrapped = '';
      outer.append(inner);
      text.replaceWith(outer);
    };
    globalThis.translate = (root) => {
      if (root.nodeType === Node.TEXT_NODE) return wrap(root);
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      texts.forEach(wrap);
    };
  },
  'paragraphs made anew, without comments': () => {
    const isInline = (node) => !(node instanceof Element) || getComputedStyle(node).display.startsWith('inline');
    const isParagraph = (element) => element.textContent.trim() !== '' && element.childNodes.length > 0 && [...element.childNodes].every(isInline);
    const anew = (element) => {
      if (!element.isConnected || element.closest('script, style, noscript, svg, select')) return;
      const nodes = [...element.childNodes].filter(({ nodeType }) => nodeType !== Node.COMMENT_NODE);
      element.replaceChildren(...nodes.map((node) => (node.nodeType === Node.TEXT_NODE ? document.createTextNode(node.data) : node)));
      [...element.children].forEach(anew);
    };
    globalThis.translate = (root) => {
      const top = root instanceof Element ? root : root.parentElement;
      if (top !== null) [top, ...top.querySelectorAll('*')].filter(isParagraph).forEach(anew);
    };
  },
};

async function translate(visit, translator) {
  await visit.page.evaluate(translator);
  await visit.page.evaluate(() => {
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) globalThis.translate(node);
      observer.takeRecords(); // its own
    });
    globalThis.translate(document.body);
    observer.observe(document.body, { subtree: true, childList: true });
  });
  await frames(visit);
}

const press = async (visit, selector) => {
  await visit.page.$eval(selector, (element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await visit.page.click(selector);
  await frames(visit);
};

async function draw(visit, strokes) {
  await visit.page.$eval('#pad', (pad) => pad.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await (await Pen.over(visit)).draw(strokes);
}

const choose = async (visit, id) => {
  await visit.page.select('#weights', id);
  await until(visit, (wanted) => document.documentElement.dataset.weights === wanted, id);
  await frames(visit);
};

describePage('translation', () => {
  for (const [how, translator] of Object.entries(TRANSLATORS)) {
    visiting(`${how}: answers, bars and weights go on changing`, {}, async (visit) => {
      await complete(visit);
      await translate(visit, translator);
      await draw(visit, ONE);
      assert.equal(await digitText(visit), '1');
      const bars = await barTexts(visit);
      await press(visit, '#clear');
      assert.equal(await digitText(visit), '?');
      assert.equal(await text(visit, '.second'), 'waiting for ink');
      assert.deepEqual(await barTexts(visit), Array(10).fill(''));
      await draw(visit, SEVEN);
      assert.equal(await digitText(visit), '7');
      assert.notDeepEqual(await barTexts(visit), bars);
      for (const [id, words] of [['zip1989', /zip codes/], ['mnist1989', /MNIST/], ['zip1989', /zip codes/]]) {
        const before = await barTexts(visit);
        await choose(visit, id);
        assert.notDeepEqual(await barTexts(visit), before, id);
        assert.match(await text(visit, '.provenance'), words);
      }
      await press(visit, '#edit');
      await until(visit, () => document.querySelector('[role="gridcell"]') !== null);
      await frames(visit);
      assert.equal(await text(visit, '#edit'), 'Done');
      assert.match(await text(visit, '.status'), /^Editing pixels/);
      await press(visit, '#edit');
      assert.equal(await text(visit, '#edit'), 'Edit');
      assert.match(await text(visit, '.status'), /^Ready/);
      await visit.page.click('#theme');
      await frames(visit);
    });

    visiting(`${how}: the parts go on`, {}, async (visit) => {
      await complete(visit);
      await translate(visit, translator);
      await draw(visit, SEVEN);
      // Other weights beside.
      await press(visit, '.choice summary');
      for (const id of ['zip1989', '', 'mnist1989']) {
        await visit.page.select('#compare', id);
        await until(visit, (wanted) => document.querySelector('compare-view').hasAttribute('data-open') === (wanted !== ''), id);
      }
      await until(visit, () => /^MNIST digits reads [\d?]$/.test(document.querySelector('.compared')?.textContent.trim().replace(/\s+/g, ' ')));
      // Inside.
      await visit.page.$eval('inside-view', (view) => view.scrollIntoView());
      await until(visit, () => document.querySelector('.inside-answer')?.textContent.replace(/\s+/g, ' ').trim() === 'It reads 7.');
      await press(visit, '.switches li:nth-of-type(3) input');
      await press(visit, '.switches li:nth-of-type(4) input');
      await until(visit, () => /^With kernels 3, 4 off it reads/.test(document.querySelector('.inside-answer').textContent.replace(/\s+/g, ' ').trim()));
      await press(visit, '#all-on');
      await press(visit, '#why');
      await press(visit, '.unit-map[data-layer="H1"] [data-plane="2"] pixel-grid');
      await until(visit, () => /H1, plane 3/.test(document.querySelector('.sum')?.textContent));
      await press(visit, '.unit-map[data-layer="H2"] [data-plane="1"] pixel-grid');
      await until(visit, () => /H2, plane 2/.test(document.querySelector('.sum')?.textContent));
      await press(visit, '#why');
      // The envelope.
      await visit.page.$eval('.writing', (writing) => writing.scrollIntoView({ block: 'center', behavior: 'instant' }));
      const pen = await Pen.over(visit, '.writing');
      for (const [count, x] of [[1, 0.2], [2, 0.5]]) {
        await pen.draw([line([x, 0.2], [x, 0.8])]);
        await until(visit, (wanted) => document.querySelector('.number-line').textContent === '1'.repeat(wanted), count);
      }
      await until(visit, () => document.querySelector('.number span').textContent === '2 digits read.');
      await press(visit, '#envelope-undo');
      await until(visit, () => document.querySelector('.number-line').textContent === '1' && document.querySelectorAll('.digit-box').length === 1);
      await press(visit, '#envelope-clear');
      await until(visit, () => document.querySelector('.number-line').textContent === '–');
    });

    visiting(`${how}: it learns, and is taught`, {}, async (visit) => {
      await complete(visit);
      await translate(visit, translator);
      await visit.page.$eval('learn-view', (view) => view.scrollIntoView());
      await until(visit, () => document.querySelector('#learn-play')?.getAttribute('aria-disabled') === 'false');
      for (const pass of ['1', '2']) {
        await press(visit, '#learn-step');
        await until(visit, (wanted) => document.querySelector('#learn-pass').textContent === wanted, pass);
        await until(visit, () => document.querySelector('#learn-play').textContent === 'Play');
      }
      await until(visit, () => /--passes 2/.test(document.querySelector('learn-view').textContent));
      await choose(visit, 'zip1989');
      for (const strokes of [SEVEN, ONE]) {
        const digit = strokes === ONE ? 1 : 7;
        await press(visit, '#clear');
        await draw(visit, strokes);
        await press(visit, `#teach-${digit}`);
        await until(visit, (wanted) => document.querySelector('#teach-digit')?.textContent === wanted, String(digit));
        await until(visit, () => document.querySelector('#teach-undo').getAttribute('aria-disabled') === 'false');
        assert.equal(await digitText(visit), String(digit));
      }
      assert.equal(await text(visit, '#teach-count'), '2 drawings');
      assert.match(await text(visit, '.provenance'), /taught 2 of your drawings/);
      await press(visit, '#teach-undo');
      await until(visit, () => document.querySelector('#teach-count')?.textContent === 'one drawing');
      await until(visit, () => document.querySelector('#teach-forget').getAttribute('aria-disabled') === 'false');
      await choose(visit, 'digits');
      await press(visit, '#teach-again');
      await until(visit, () => document.documentElement.dataset.weights === 'own-taught');
      await press(visit, '#teach-forget');
      assert.equal(await text(visit, '#teach-forget'), 'Press again to delete');
      await press(visit, '#teach-forget');
      await until(visit, () => /^Nothing is taught yet/.test(document.querySelector('teach-view > .teach-hint').textContent.trim()));
      await press(visit, '#clear');
      await draw(visit, ONE);
      assert.equal(await digitText(visit), '1');
    });
  }

  visiting('numbers, digits and code are not to be translated', { viewport: PHONE }, async (visit) => {
    await complete(visit);
    await visit.page.$eval('learn-view', (view) => view.scrollIntoView());
    await until(visit, () => document.querySelector('#learn-pass') !== null);
    const translated = await visit.page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        if (walker.currentNode.data.trim() === '') continue;
        const parent = walker.currentNode.parentElement;
        const isNumber = /\d/.test(parent.textContent) && /^[\s\d.,+−–×…%()]+$/.test(parent.textContent);
        const isCode = ['CODE', 'KBD', 'OUTPUT'].includes(parent.tagName);
        if ((isNumber || isCode) && parent.closest('[translate="no"]') === null) found.push(`${parent.tagName}: ${parent.textContent}`);
      }
      return found;
    });
    assert.deepEqual(translated, []);
  });
});
