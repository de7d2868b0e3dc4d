// What every browser must do: the page loads, a digit drawn with the mouse is read, each part works, and pen, readings and training give the
// very bits of expected.json. For browsers beside Chromium, where alone the page's manners are tested. A browser is an object with
//   goto(url)   evaluate(function, ...arguments)   stroke([{ x, y }, ...] in the window)   complaints (what it reported; may stay empty)
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { expectedOf, hashAll } from '../bits/bits.mjs';
import { drawings, expected, noProgram, noZip, singleFile, siteDir, trained } from '../wasm/module.mjs';
import { serve } from './server.mjs';

const PATIENCE_MS = 60000; // before a condition counts as never coming; no test is decided by how soon it comes

/// Why no test of the page can run; false if they can. missing: what else the caller has found missing, or false.
export function withoutSite(missing) {
  if (!existsSync(resolve(siteDir, 'index.html'))) return 'SKIPPED: the site is not built, it needs npm and its packages';
  return missing && `SKIPPED: ${missing}`;
}

async function until(browser, condition, ...args) {
  for (const end = Date.now() + PATIENCE_MS; !(await browser.evaluate(condition, ...args)); ) {
    if (Date.now() > end) assert.fail(`never: ${condition} with ${JSON.stringify(args)}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/// skip: why not, or false; launch: () => Promise of a browser with close().
export function everywhere(name, skip, launch) {
  if (skip) return void test(name, { skip }, () => {});
  describe(name, () => {
    let browser;
    let site;
    before(async () => {
      site = await serve();
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      site.close();
    });
    // Complaints about files that a page was still loading when it was left do not count.
    const leave = async () => {
      await browser.goto('about:blank');
      browser.complaints.length = 0;
    };
    const arrive = async () => {
      await leave();
      await browser.goto(site.address);
      await until(browser, () => document.documentElement.dataset.state === 'ready');
    };

    /// A stroke on the pad, [x, y] each a part of its side.
    const draw = async (points) => {
      const { left, top, side } = await browser.evaluate(() => {
        document.querySelector('#pad').scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = document.querySelector('#pad').getBoundingClientRect();
        return { left: box.left, top: box.top, side: box.width };
      });
      await browser.stroke(points.map(([x, y]) => ({ x: left + side * x, y: top + side * y })));
    };

    const choose = async (weights) => {
      await browser.evaluate((id) => {
        const select = document.querySelector('#weights');
        select.value = id;
        for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }));
      }, weights);
      await until(browser, (id) => document.documentElement.dataset.weights === id, weights);
    };

    const openLearning = async () => {
      await until(browser, () => customElements.get('learn-view') !== undefined);
      await browser.evaluate(() => document.querySelector('learn-view').scrollIntoView({ behavior: 'instant' }));
      await until(browser, () => document.querySelector('#learn-play')?.getAttribute('aria-disabled') === 'false');
    };

    test('the page reads its own example, and the browser complains of nothing', async () => {
      await arrive();
      await until(browser, () => document.querySelector('#digit').textContent === '5');
      assert.deepEqual(browser.complaints, []);
    });

    test('a digit drawn with the mouse is read, and Clear clears it', async () => {
      await arrive();
      const seven = [[0.25, 0.2], [0.45, 0.2], [0.75, 0.2], [0.65, 0.4], [0.55, 0.6], [0.45, 0.85]];
      await draw(seven);
      await until(browser, () => document.querySelector('#digit').textContent === '7');
      const drawn = await browser.evaluate(() => globalThis.lecun1989.strokes());
      assert.equal(drawn.length, 1);
      assert.deepEqual(drawn[0].length, seven.length);
      drawn[0].forEach(([x, y], i) => assert.ok(Math.hypot(x - seven[i][0], y - seven[i][1]) < 0.01, `point ${i}`));
      await browser.evaluate(() => document.querySelector('#clear').click());
      await until(browser, () => document.querySelector('#digit').textContent === '?');
      assert.deepEqual(browser.complaints, []);
    });

    for (const weights of Object.keys(expected.weights).filter((name) => !/-(pruned|int8)$/.test(name))) { // the page has no choice of these
      test(`the page draws and reads the expected bits: ${weights}`, async () => {
        await arrive();
        await choose(weights);
        const readings = await browser.evaluate((all) => all.map((one) => globalThis.lecun1989.recognise(one)),
          drawings.map(({ strokes }) => strokes));
        assert.equal(hashAll(readings.map(({ image }) => Float32Array.from(image))), expected.images);
        assert.equal(hashAll(readings.map(({ outputs }) => Float32Array.from(outputs))), expected.weights[weights].outputs);
      });
    }

    test('a link gives the same drawing in another visit, and a theme stays', async () => {
      await arrive();
      const { link, drawn, dark } = await browser.evaluate(() => {
        // No browser lets a script copy without a click on the button; the link is then in the address.
        Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('not allowed')) } });
        document.querySelector('#copy-link').click();
        document.querySelector('#theme').click();
        document.querySelector('#theme').click();
        return { drawn: globalThis.lecun1989.strokes(), dark: document.documentElement.dataset.theme };
      });
      assert.equal(dark, 'dark');
      await until(browser, () => location.hash !== '');
      const address = await browser.evaluate(() => location.href);
      await leave();
      await browser.goto(address);
      await until(browser, () => document.documentElement.dataset.state === 'ready');
      assert.deepEqual(await browser.evaluate(() => globalThis.lecun1989.strokes()), drawn);
      assert.equal(await browser.evaluate(() => document.documentElement.dataset.theme), 'dark');
      await browser.evaluate(() => document.querySelector('#theme').click());
      assert.deepEqual(browser.complaints, []);
    });

    test('pixels are edited with keys, and other weights read beside', async () => {
      await arrive();
      await until(browser, () => document.querySelector('#digit').textContent === '5');
      await browser.evaluate(() => {
        document.querySelector('#clear').click();
        document.querySelector('#edit').click();
      });
      await until(browser, () => document.querySelector('[role="gridcell"]') !== null);
      await browser.evaluate(async () => {
        const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        document.querySelector('[data-index="7"]').focus();
        for (let row = 0; row < 16; ++row) {
          for (const key of [' ', 'ArrowRight', ' ', 'ArrowLeft', 'ArrowDown']) {
            press(key);
            await new Promise((done) => setTimeout(done));
          }
        }
      });
      await until(browser, () => document.querySelector('#digit').textContent === '1');
      await until(browser, () => document.querySelector('#compare') !== null);
      await browser.evaluate(() => {
        const select = document.querySelector('#compare');
        select.value = 'zip1989';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await until(browser, () => /^Zip codes of 1989 reads [?\d]/.test(document.querySelector('.compared')?.textContent.trim().replace(/\s+/g, ' ') ?? ''));
      assert.deepEqual(browser.complaints, []);
    });

    test('the later parts come, and a number on the envelope is read', async () => {
      await arrive();
      await until(browser, () => document.querySelector(':not(:defined)') === null);
      const { left, top, width, height } = await browser.evaluate(() => {
        document.querySelector('.writing').scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = document.querySelector('.writing').getBoundingClientRect();
        return { left: box.left, top: box.top, width: box.width, height: box.height };
      });
      for (const x of [0.15, 0.4, 0.65]) {
        await browser.stroke([0.2, 0.4, 0.6, 0.8].map((y) => ({ x: left + width * x, y: top + height * y })));
      }
      await until(browser, () => document.querySelector('.number-line').textContent.trim() === '111');
      assert.deepEqual(browser.complaints, []);
    });

    test('translated, with every text in <font> elements, it goes on reading', async () => {
      await arrive();
      await until(browser, () => document.querySelector(':not(:defined)') === null);
      await browser.evaluate(() => {
        const wrap = (root) => {
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          const texts = [];
          while (walker.nextNode()) texts.push(walker.currentNode);
          if (root.nodeType === Node.TEXT_NODE) texts.push(root);
          for (const text of texts) {
            if (!text.isConnected || text.parentElement.closest('script, style, noscript, [data-wrapped]')) continue;
            const font = document.createElement('font');
            font.dataset.wrapped = '';
            font.append(text.data);
            text.replaceWith(font);
          }
        };
        wrap(document.body);
        new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach(wrap))).observe(document.body, { subtree: true, childList: true });
      });
      await browser.evaluate(() => document.querySelector('#clear').click());
      await until(browser, () => document.querySelector('#digit').textContent === '?');
      await draw([[0.25, 0.2], [0.45, 0.2], [0.75, 0.2], [0.65, 0.4], [0.55, 0.6], [0.45, 0.85]]);
      await until(browser, () => document.querySelector('#digit').textContent === '7');
      const bars = () => browser.evaluate(() => [...document.querySelectorAll('output-bars .bar-value')].map((value) => value.textContent).join());
      const before = await bars();
      await choose('zip1989');
      await until(browser, () => /zip codes/.test(document.querySelector('.provenance').textContent));
      assert.notEqual(await bars(), before);
      assert.deepEqual(browser.complaints, []);
    });

    test('a unit inside shows its sum, and a kernel goes off', async () => {
      await arrive();
      await until(browser, () => document.querySelector('inside-view .unit-map') !== null);
      const place = await browser.evaluate(() => {
        const grid = document.querySelector('.unit-map[data-layer="H1"] [data-plane="2"] pixel-grid');
        grid.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = grid.getBoundingClientRect();
        return { x: box.left + 0.56 * box.width, y: box.top + 0.56 * box.height };
      });
      await browser.stroke([place]);
      await until(browser, () => /H1, plane 3, row 5, column 5.*25 products/.test(document.querySelector('.sum')?.textContent.replace(/\s+/g, ' ')));
      await browser.evaluate(() => document.querySelectorAll('.switches input')[2].click());
      await until(browser, () => document.querySelector('.inside-answer').textContent.includes('With kernel 3 off'));
      assert.deepEqual(browser.complaints, []);
    });

    test('it learns in a Worker to the command line’s bytes', async () => {
      await arrive();
      await openLearning();
      for (const [id, value] of [['learn-recipe', '1989-sgd'], ['learn-seed', '5'], ['learn-passes', '2']]) {
        await browser.evaluate((which, to) => {
          document.getElementById(which).value = to;
          document.getElementById(which).dispatchEvent(new Event('change', { bubbles: true }));
        }, id, value);
      }
      await browser.evaluate(() => document.querySelector('#learn-play').click());
      await until(browser, () => document.querySelector('#learn-pass').textContent === '2' && document.querySelector('#learn-save').getAttribute('aria-disabled') === 'false');
      const learned = await browser.evaluate(async () => {
        const saved = new Promise((resolve) => { URL.createObjectURL = (blob) => resolve(blob.text()) ?? '#'; });
        HTMLAnchorElement.prototype.click = () => {}; // no file is left behind
        document.querySelector('#learn-save').click();
        return saved;
      });
      assert.equal(JSON.parse(learned).provenance.passes, 2);
      if (!noProgram) assert.equal(learned, trained('--data', 'synthetic:2000', '--test', 'synthetic:500', '--recipe', '1989-sgd', '--seed', '5', '--passes', '2'));
      assert.deepEqual(browser.complaints, []);
    });

    test('a lesson is learnt, kept, and deleted', async () => {
      await arrive();
      await until(browser, () => document.querySelector('#teach-1') !== null);
      await choose('zip1989');
      await draw([0, 0.25, 0.5, 0.75, 1].map((part) => [0.25 + 0.5 * part, 0.8 - 0.6 * part]));
      await until(browser, () => document.querySelector('#teach-1').getAttribute('aria-disabled') === 'false');
      assert.notEqual(await browser.evaluate(() => document.querySelector('#digit').textContent), '1');
      await browser.evaluate(() => document.querySelector('#teach-1').click());
      await until(browser, () => document.documentElement.dataset.weights === 'own-taught' && document.querySelector('#digit').textContent === '1');
      await until(browser, () => document.querySelector('.teach-hint').textContent !== 'Learning …');
      await arrive();
      await until(browser, () => document.querySelector('.teach-told')?.textContent.startsWith('Kept from an earlier visit:'));
      await browser.evaluate(() => document.querySelector('#forget').click());
      await until(browser, () => /Nothing of this page is stored/.test(document.querySelector('stored-files').textContent));
      assert.deepEqual(browser.complaints, []);
    });

    test('the page as one file, from disk, reads its example and learns', async () => {
      await leave();
      await browser.goto(pathToFileURL(singleFile).href);
      await until(browser, () => document.documentElement.dataset.state === 'ready' && document.querySelector('#digit').textContent === '5');
      await openLearning();
      await browser.evaluate(() => document.querySelector('#learn-step').click());
      await until(browser, () => document.querySelector('#learn-pass').textContent === '1');
      assert.deepEqual(browser.complaints, []);
    });

    // With the zip code digits also 23 passes over them; without them no test is skipped, it only checks less.
    test(`the module gives every layer’s expected bits, and a training’s${noZip ? '' : ', the shipped weights’ too'}`, async () => {
      await leave();
      await browser.goto(new URL(`/bits/bits.html${noZip ? '' : '?zip'}`, site.address).href);
      await until(browser, () => Object.keys(document.documentElement.dataset).length > 0);
      const { found, failed } = await browser.evaluate(() => ({ ...document.documentElement.dataset }));
      assert.equal(failed, undefined);
      const zip = noZip ? {} : { zip_training: expected.zip_training };
      assert.deepEqual(JSON.parse(found), { ...expectedOf(expected), ...zip });
    });
  });
}
