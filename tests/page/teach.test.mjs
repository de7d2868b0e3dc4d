// Teaching it: a misread drawing is read right after one lesson, by key or button; undoing; what stays in the browser, is saved as a file,
// and is deleted; and a browser that keeps nothing.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { DESKTOP, describePage, digitText, frames, PHONE, saved, statusText, text, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';
import { FIRST_WEIGHTS, program, root } from '../wasm/module.mjs';

/// Ones that the zip code weights misread: none of their training digits were so steep.
const SLANTED = [line([0.25, 0.8], [0.75, 0.2])];
const LEANING = [line([0.35, 0.2], [0.65, 0.8])];

const weights = (visit, id) => until(visit, (wanted) => document.documentElement.dataset.weights === wanted && document.documentElement.dataset.state === 'ready', id);
const idle = (visit) => until(visit, () => document.querySelector('.teach-hint').textContent !== 'Learning …');
const press = (visit, id) => visit.page.$eval(`#${id}`, (button) => button.click());
const enabled = (visit, id) => visit.page.$eval(`#${id}`, (button) => button.getAttribute('aria-disabled') === 'false');
const present = (visit) => until(visit, () => document.querySelector('#teach-0') !== null);
const kept = (visit) => visit.page.evaluate(async () => (await indexedDB.databases()).some(({ name }) => name === 'lecun1989-taught'));

async function choose(visit, id) {
  await present(visit);
  await visit.page.select('#weights', id);
  await weights(visit, id);
}

async function draw(visit, strokes) {
  await visit.page.evaluate(() => scrollTo(0, 0));
  const pen = await Pen.over(visit);
  await visit.page.focus('#pad');
  await visit.page.keyboard.press('Escape');
  await pen.draw(strokes);
  await until(visit, () => document.querySelector('#teach-1').getAttribute('aria-disabled') === 'false');
}

/// With the weights at hand, by the key; then the pad reads with the taught weights.
async function taught(visit, strokes, digit) {
  await draw(visit, strokes);
  await visit.page.keyboard.press(String(digit));
  await until(visit, () => document.querySelector('.status').textContent.startsWith('Taught'));
  await idle(visit);
  await weights(visit, 'own-taught');
}

/// Another page holds the store, which exists, for as long as it sends requests: nothing is kept or deleted until it lets go.
const hold = (visit) => visit.page.evaluate(() => new Promise((begun) => {
  globalThis.letGo = false;
  indexedDB.open('lecun1989-taught').onsuccess = ({ target }) => {
    const store = target.result.transaction('kept', 'readwrite').objectStore('kept');
    const ask = () => {
      if (globalThis.letGo) target.result.close();
      else store.count().onsuccess = ask;
      begun();
    };
    ask();
  };
}));
const letGo = (visit) => visit.page.evaluate(() => { globalThis.letGo = true; });

describePage('teach', () => {
  visiting('a key teaches what was misread; Undo and Reset lead back', {}, async (visit) => {
    await choose(visit, 'zip1989');
    await draw(visit, SLANTED);
    const before = await digitText(visit);
    assert.notEqual(before, '1');
    await taught(visit, SLANTED, 1);
    assert.equal(await digitText(visit), '1');
    assert.deepEqual([await text(visit, '#teach-digit'), await text(visit, '#teach-before'), await text(visit, '#teach-after')], ['1', before, '1']);
    assert.match(await text(visit, '#teach-held'), /^\d+ → \d+ of 1,000 digits that the program draws/);
    assert.match(await statusText(visit), /^Taught: this is a 1\. It read \d, and now reads 1; of 1,000 other digits it now misreads \d+, before the lesson \d+\.$/);
    assert.match(await text(visit, '.provenance'), /All that before it was taught 1 of your drawings\.$/);
    const one = await saved(visit, 'save-weights');

    await taught(visit, LEANING, 1);
    assert.equal(await text(visit, '#teach-count'), '2 drawings');
    assert.equal(JSON.parse(await saved(visit, 'save-weights')).provenance.taught.drawings, 2);
    await press(visit, 'teach-undo');
    await until(visit, () => document.querySelector('.teach-told').textContent === 'The last lesson is undone.');
    assert.equal(await saved(visit, 'save-weights'), one, 'to the byte');

    await taught(visit, LEANING, 1);
    await press(visit, 'teach-reset');
    await weights(visit, 'zip1989');
    await draw(visit, SLANTED);
    assert.equal(await digitText(visit), before);
    assert.equal(await text(visit, '#teach-count'), '2 drawings', 'the drawings stay');
    assert.equal(await enabled(visit, 'teach-undo'), false);
    await taught(visit, SLANTED, 1);
    await press(visit, 'teach-undo');
    await weights(visit, 'zip1989');
    assert.equal(await text(visit, '#teach-count'), '2 drawings');
  });

  visiting('by a button on a phone; keys in fields, of the example or with Ctrl teach nothing', { viewport: PHONE }, async (visit) => {
    await choose(visit, 'zip1989');
    await visit.page.keyboard.press('1');
    await frames(visit);
    assert.equal(await enabled(visit, 'teach-1'), false, 'the example is the page’s');
    await visit.page.$eval('#teach-1', (button) => button.scrollIntoView({ block: 'center' }));
    await draw(visit, SLANTED);
    await visit.page.focus('#learn-seed');
    await visit.page.keyboard.press('1');
    await visit.page.focus('#pad');
    await visit.page.keyboard.down('Control');
    await visit.page.keyboard.press('1');
    await visit.page.keyboard.up('Control');
    await frames(visit);
    assert.match(await text(visit, 'teach-view'), /Nothing is taught yet/);
    await visit.page.$eval('#teach-1', (button) => button.scrollIntoView({ block: 'center' }));
    await visit.page.tap('#teach-1');
    await weights(visit, 'own-taught');
    await idle(visit);
    assert.equal(await text(visit, '#teach-after'), '1');
  });

  visiting('a key teaches where it is meant so: not in other parts of the page, but on the pad and in this one', {}, async (visit) => {
    await choose(visit, 'zip1989');
    await draw(visit, SLANTED);
    for (const elsewhere of ['.unit-map', '.writing', '#learn-play', '#theme']) {
      await visit.page.focus(elsewhere);
      await visit.page.keyboard.press('1');
    }
    await visit.page.click('.story h2'); // nothing has the focus then
    await visit.page.keyboard.press('1');
    await frames(visit);
    assert.match(await text(visit, 'teach-view'), /Nothing is taught yet/);
    await visit.page.focus('#teach-save');
    await visit.page.keyboard.press('1');
    await weights(visit, 'own-taught');
    assert.equal(await text(visit, '#teach-digit'), '1');
  });

  visiting('what a lesson left in the line of messages does not move the pad when it goes', { viewport: PHONE }, async (visit) => {
    await choose(visit, 'zip1989');
    await draw(visit, SLANTED);
    const top = () => visit.page.$eval('#pad', (pad) => pad.getBoundingClientRect().top);
    const before = await top();
    await taught(visit, SLANTED, 1);
    assert.equal(await top(), before);
    const pen = await Pen.over(visit);
    await pen.touch('touchStart', [[0.5, 0.2]]);
    await frames(visit);
    assert.equal(await statusText(visit), 'Ready. Draw a digit.');
    assert.equal(await top(), before);
    await pen.touch('touchEnd', []);
  });

  visiting('it survives a reload, is offered, exported and deleted', {}, async (visit) => {
    await choose(visit, 'zip1989');
    await taught(visit, SLANTED, 1);
    await taught(visit, LEANING, 1);
    const before = await saved(visit, 'save-weights');
    await visit.page.reload();
    await weights(visit, 'own-taught');
    assert.equal(await saved(visit, 'save-weights'), before, 'a reload changes nothing');
    await visit.page.goto(visit.site.address); // another visit
    await weights(visit, FIRST_WEIGHTS);
    await until(visit, () => document.querySelector('.teach-told')?.textContent.startsWith('Kept from an earlier visit: 2 drawings, and the weights'));
    await press(visit, 'teach-again');
    await weights(visit, 'own-taught');
    assert.equal(await saved(visit, 'save-weights'), before);

    const lines = await saved(visit, 'teach-save');
    assert.deepEqual(lines.trimEnd().split('\n').map((each) => JSON.parse(each).digit), [1, 1]);
    if (program) {
      const folder = mkdtempSync(resolve(tmpdir(), 'lecun1989-'));
      try {
        writeFileSync(resolve(folder, 'drawings.jsonl'), lines);
        writeFileSync(resolve(folder, 'weights.json'), before);
        const evaluated = (file) => JSON.parse(execFileSync(program, ['evaluate', '--json', '--weights', file, '--data', `strokes:${resolve(folder, 'drawings.jsonl')}`], { encoding: 'utf8' }));
        assert.match(JSON.stringify(evaluated(resolve(folder, 'weights.json'))), /"misses":0\b/);
        assert.match(JSON.stringify(evaluated(resolve(root, 'weights/zip1989.json'))), /"misses":2\b/);
      } finally {
        rmSync(folder, { recursive: true });
      }
    }

    await press(visit, 'teach-undo');
    await until(visit, () => document.querySelector('.teach-told').textContent === 'The last lesson is undone.');
    await idle(visit);
    await visit.page.click('#teach-forget');
    await until(visit, () => document.querySelector('#teach-forget').textContent === 'Press again to delete');
    await visit.page.keyboard.press('Tab'); // elsewhere
    await until(visit, () => document.querySelector('#teach-forget').textContent === 'Delete all of it');
    assert.equal(await kept(visit), true);
    await visit.page.focus('#teach-forget');
    await visit.page.keyboard.press('Enter');
    await frames(visit);
    await visit.page.keyboard.press('Enter');
    await weights(visit, 'zip1989');
    await until(visit, () => document.querySelector('.teach-told').textContent.endsWith('are deleted.'));
    assert.equal(await kept(visit), false);
    assert.equal(await visit.page.$('#weights option[value="own-taught"]'), null);
  });

  visiting('a lesson is not over before it is kept: whoever leaves then finds it again', {}, async (visit) => {
    await choose(visit, 'zip1989');
    await taught(visit, SLANTED, 1);
    await hold(visit);
    await draw(visit, LEANING);
    await press(visit, 'teach-1');
    await until(visit, () => document.querySelector('.provenance').textContent.includes('taught 2 of your drawings')); // only keeping it is left
    await frames(visit);
    assert.equal(await text(visit, '.teach-hint'), 'Learning …');
    assert.equal(await enabled(visit, 'teach-undo'), false, 'one thing at a time');
    await letGo(visit);
    await idle(visit);
    await visit.page.reload();
    await until(visit, () => document.querySelector('.teach-told')?.textContent.startsWith('Kept from an earlier visit: 2 drawings'));
  });

  visiting('the button that deletes what is stored deletes this too', {}, async (visit) => {
    await choose(visit, 'zip1989');
    await taught(visit, SLANTED, 1);
    assert.equal(await kept(visit), true);
    await press(visit, 'forget'); // whatever moves on the page meanwhile
    await until(visit, () => /Nothing of this page is stored/.test(document.querySelector('stored-files').textContent));
    assert.equal(await kept(visit), false);
    await weights(visit, 'zip1989');
    assert.match(await text(visit, 'teach-view'), /Nothing is taught yet/);
  });

  visiting('what is deleted during a lesson, or while one is undone, does not come back afterwards', {}, async (visit) => {
    // Deleted at once, or so slowly that lesson and undoing would have ended before.
    const deletedDuring = async (id, isSlow) => {
      if (isSlow) await hold(visit);
      await press(visit, id);
      await press(visit, 'forget');
      if (isSlow) await new Promise((wake) => setTimeout(wake, 1500));
      if (isSlow) await letGo(visit);
      await until(visit, () => /Nothing of this page is stored/.test(document.querySelector('stored-files').textContent));
      await idle(visit);
      assert.equal(await kept(visit), false);
      assert.match(await text(visit, 'teach-view'), /Nothing is taught yet/);
      await weights(visit, 'zip1989');
      assert.equal(await visit.page.$('#weights option[value="own-taught"]'), null);
    };
    await choose(visit, 'zip1989');
    await draw(visit, SLANTED);
    await deletedDuring('teach-1', false);
    for (const isSlow of [false, true]) {
      await taught(visit, SLANTED, 1);
      assert.equal(await text(visit, '#teach-count'), 'one drawing');
      await draw(visit, LEANING);
      await deletedDuring('teach-1', isSlow);
      await taught(visit, SLANTED, 1);
      await taught(visit, LEANING, 1);
      await deletedDuring('teach-undo', isSlow);
    }
  });

  visiting('a store that never answers costs a second, once, and a sentence says so', {}, async (visit) => {
    await visit.page.evaluateOnNewDocument(() => {
      globalThis.asked = 0;
      IDBFactory.prototype.open = IDBFactory.prototype.deleteDatabase = () => {
        ++globalThis.asked;
        return new EventTarget();
      };
    });
    await visit.page.reload();
    await choose(visit, 'zip1989');
    await until(visit, () => document.querySelector('teach-view').textContent.includes('this browser does not give (its store does not answer)'));
    assert.equal(await visit.page.evaluate(() => globalThis.asked), 1);
    await draw(visit, SLANTED);
    await press(visit, 'teach-1');
    await weights(visit, 'own-taught');
    await idle(visit);
    assert.match(await text(visit, '.teach-problem'), /^This browser did not store it \(its store does not answer\)/);
    await press(visit, 'forget');
    await until(visit, () => document.querySelector('.teach-problem').textContent === 'This browser did not delete it (its store does not answer).');
    await idle(visit);
    assert.match(await text(visit, 'stored-files'), /did not allow it/);
    assert.equal(await text(visit, '#teach-count'), 'one drawing');
    assert.equal(await visit.page.evaluate(() => globalThis.asked), 1, 'it is not asked, and so not waited for, again');
  });

  visiting('a browser that keeps nothing teaches all the same, and a sentence says so', {}, async (visit) => {
    await visit.page.evaluateOnNewDocument(() => {
      IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };
    });
    await visit.page.reload();
    await choose(visit, 'zip1989');
    await until(visit, () => document.querySelector('teach-view').textContent.includes('what earlier ones may have taught, this browser does not give (denied)'));
    assert.equal(await text(visit, '.teach-problem'), '', 'no alarm before anything was to be stored');
    await taught(visit, SLANTED, 1);
    assert.equal(await digitText(visit), '1');
    assert.match(await text(visit, '.teach-problem'), /^This browser did not store it \(denied\): what you taught is kept until you leave the page\.$/);
    assert.match(await text(visit, 'teach-view'), /they are here until you leave the page/);
    await press(visit, 'teach-save');
    await idle(visit);
    assert.match(await text(visit, 'teach-view'), /they are here until you leave the page/, 'whatever is done next');
    await press(visit, 'teach-undo');
    await weights(visit, 'zip1989');
    await taught(visit, SLANTED, 1);
    await visit.page.reload();
    await weights(visit, 'own-reloaded');
    await frames(visit);
    assert.equal(await digitText(visit), '1');
    await until(visit, () => document.querySelector('#teach-1')?.getAttribute('aria-disabled') === 'false');
    await visit.page.click('#teach-7');
    await weights(visit, 'own-taught');
    await idle(visit);
    await press(visit, 'teach-undo');
    await weights(visit, 'own-reloaded');
  });

  /// The same page in a second tab of the same browser, with weights chosen and the teaching part there.
  const another = async (visit, before) => {
    const page = await visit.context.newPage();
    await page.setViewport(DESKTOP);
    await page.evaluateOnNewDocument(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    if (before) await page.evaluateOnNewDocument(before);
    await page.goto(visit.site.address);
    const other = { ...visit, page };
    await choose(other, 'zip1989');
    return other;
  };
  const on = (visit) => visit.page.bringToFront(); // events reach only the tab in front
  const told = (visit) => text(visit, '.teach-told');
  const countIs = (visit, words) => until(visit, (wanted) => document.querySelector('#teach-count')?.textContent === wanted, words);
  const none = (visit) => until(visit, () => document.querySelector('teach-view').textContent.includes('Nothing is taught yet'));
  const record = ({ page }) => page.evaluate(() => new Promise((done) => {
    indexedDB.open('lecun1989-taught').onsuccess = ({ target: { result: database } }) => {
      database.transaction('kept').objectStore('kept').get('kept').onsuccess = ({ target }) => {
        database.close();
        done(target.result);
      };
    };
  }));
  const deaf = () => { delete globalThis.BroadcastChannel; };

  for (const [how, before] of [['that hear each other', undefined], ['without BroadcastChannel, once they are shown', deaf]]) {
    visiting(`two tabs ${how}: lessons of both are kept, each says what happened, deleting is final`, {}, async (visit) => {
      if (before) {
        await visit.page.evaluateOnNewDocument(before);
        await visit.page.reload();
      }
      await choose(visit, 'zip1989');
      const other = await another(visit, before);
      await taught(other, SLANTED, 1);
      await on(visit);
      await countIs(visit, 'one drawing');
      assert.equal(await told(visit), 'In another tab it was taught a 1: one drawing by now.');
      assert.equal(await visit.page.evaluate(() => document.documentElement.dataset.weights), 'zip1989', 'its pad reads as before');
      await taught(visit, LEANING, 1);
      assert.equal(await text(visit, '#teach-count'), '2 drawings');
      assert.match(await text(visit, '.provenance'), /taught 2 of your drawings/, 'one set of taught weights');
      const both = await saved(visit, 'save-weights');

      await on(other);
      await countIs(other, '2 drawings');
      await weights(other, 'own-taught');
      assert.equal(await told(other), 'In another tab it was taught a 1: 2 drawings by now.');
      assert.equal(await statusText(other), 'In another tab it was taught a 1: 2 drawings by now.', 'since the pad reads with them');
      assert.equal(await saved(other, 'save-weights'), both, 'to the byte');

      await press(other, 'teach-undo');
      await countIs(other, 'one drawing');
      await idle(other);
      await on(visit);
      await countIs(visit, 'one drawing');
      assert.equal(await told(visit), 'In another tab a lesson was undone: one drawing by now.');
      assert.equal(await saved(visit, 'save-weights'), await saved(other, 'save-weights'));

      await press(visit, 'forget');
      await until(visit, () => /Nothing of this page is stored/.test(document.querySelector('stored-files').textContent));
      await on(other);
      await none(other);
      await weights(other, 'zip1989');
      assert.match(await told(other), /^In another tab .* deleted: here too\.$/);
      assert.equal(await other.page.$('#weights option[value="own-taught"]'), null);
      await idle(other);
      assert.equal(await kept(other), false);
      await taught(other, LEANING, 1);
      assert.equal((await record(other)).drawings.length, 1, 'what was deleted does not come back with the next lesson');
    });
  }

  visiting('two tabs that never hear of each other: still nothing is overwritten, and nothing comes back', {}, async (visit) => {
    const unhearing = () => {
      delete globalThis.BroadcastChannel;
      document.addEventListener('visibilitychange', (event) => event.stopImmediatePropagation(), true);
    };
    await visit.page.evaluateOnNewDocument(unhearing);
    await visit.page.reload();
    await choose(visit, 'zip1989');
    const other = await another(visit, unhearing);
    await taught(other, SLANTED, 1);
    await on(visit);
    assert.match(await text(visit, 'teach-view'), /Nothing is taught yet/, 'it does not know');
    await taught(visit, LEANING, 1);
    assert.equal(await text(visit, '#teach-count'), '2 drawings');
    assert.match(await text(visit, '.provenance'), /taught 2 of your drawings/);
    await on(other);
    await taught(other, [line([0.3, 0.75], [0.7, 0.2])], 1);
    assert.equal(await text(other, '#teach-count'), '3 drawings');
    assert.equal((await record(other)).drawings.length, 3);
    await on(visit);
    await press(visit, 'teach-undo'); // its own last, not the other tab's
    await idle(visit);
    const { drawings } = await record(visit);
    assert.deepEqual(drawings.map(({ strokes: [[{ y }]] }) => Math.round(100 * y)), [80, 75]);
    await press(visit, 'forget');
    await until(visit, () => /Nothing of this page is stored/.test(document.querySelector('stored-files').textContent));
    await on(other);
    await taught(other, SLANTED, 1);
    assert.equal((await record(other)).drawings.length, 1);
    assert.equal(await text(other, '#teach-count'), 'one drawing');
    assert.match(await text(other, '.provenance'), /taught 1 of your drawings/);
  });

  visiting('deleted in another tab during a lesson: the lesson leaves nothing', {}, async (visit) => {
    await choose(visit, 'zip1989');
    await taught(visit, SLANTED, 1);
    const other = await another(visit);
    await countIs(other, 'one drawing');
    await draw(other, LEANING);
    await press(other, 'teach-1'); // the Worker and its module are yet to come
    await press(visit, 'forget');
    await on(visit);
    await until(visit, () => /Nothing of this page is stored/.test(document.querySelector('stored-files').textContent));
    await none(visit);
    await on(other);
    await none(other);
    await idle(other);
    await weights(other, 'zip1989');
    assert.equal(await kept(other), false);
  });

  visiting('reloaded with taught weights that another tab has deleted: they do not come back', {}, async (visit) => {
    await choose(visit, 'zip1989');
    await taught(visit, SLANTED, 1);
    await visit.page.goto('about:blank'); // as a tab that was put to sleep
    const other = await another(visit);
    await countIs(other, 'one drawing');
    await press(other, 'forget');
    await until(other, () => /Nothing of this page is stored/.test(document.querySelector('stored-files').textContent));
    await on(visit);
    await visit.page.goBack();
    await until(visit, () => document.documentElement.dataset.state === 'ready');
    await weights(visit, FIRST_WEIGHTS);
    await none(visit);
    assert.equal(await visit.page.$('#weights option[value="own-taught"]'), null);
    assert.equal(await statusText(visit), 'In another tab your drawings and what they taught were deleted: here too.');
    assert.equal(await kept(visit), false);
  });

  visiting('reading what is stored leaves nothing in the browser', {}, async (visit) => {
    await present(visit);
    await idle(visit);
    await frames(visit);
    assert.equal(await kept(visit), false);
  });

  visiting('Ctrl Z undoes the last thing done, lesson or stroke', {}, async (visit) => {
    const undo = async () => {
      await visit.page.keyboard.down('Control');
      await visit.page.keyboard.press('z');
      await visit.page.keyboard.up('Control');
      await frames(visit);
      await idle(visit);
    };
    const strokesOnPad = () => visit.page.evaluate(() => globalThis.lecun1989.strokes().length);
    await choose(visit, 'zip1989');
    await taught(visit, SLANTED, 1);
    await taught(visit, LEANING, 1);
    const pen = await Pen.over(visit);
    await pen.draw([line([0.2, 0.3], [0.8, 0.3])]);
    await undo(); // the stroke
    assert.deepEqual([await strokesOnPad(), await text(visit, '#teach-count')], [1, '2 drawings']);
    await undo(); // the second lesson
    assert.equal(await text(visit, '#teach-count'), 'one drawing');
    assert.equal(await statusText(visit), 'The last lesson is undone.');
    assert.equal(await strokesOnPad(), 1);
    await undo(); // its stroke
    assert.equal(await strokesOnPad(), 0);
    await undo(); // Escape
    assert.equal(await strokesOnPad(), 1);
    await undo(); // the first lesson
    await weights(visit, 'zip1989');
    await none(visit);
    assert.equal(await strokesOnPad(), 1);
    await draw(visit, SLANTED);
    await visit.page.focus('#teach-1');
    await visit.page.keyboard.press('Enter');
    await undo(); // at once, in the part that teaches
    await none(visit);
    await weights(visit, 'zip1989');
  });

  visiting('lessons are given beside the page, in a Worker that the first one starts', {}, async (visit) => {
    await choose(visit, 'zip1989');
    const before = visit.page.workers().length;
    await taught(visit, SLANTED, 1);
    assert.equal(visit.page.workers().length, before + 1);
    await taught(visit, LEANING, 1);
    assert.equal(visit.page.workers().length, before + 1);
  });
});
