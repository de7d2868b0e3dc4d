// Keys on the pad and on the envelope, on keyboards of any script: undo, redo, clear, digits for lessons; and the page does not move under them.
import assert from 'node:assert/strict';
import { complete, describePage, DESKTOP, digitText, frames, PHONE, strokes, text, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';

const ONE = line([0.5, 0.15], [0.5, 0.85]);
const TWO_STROKES = [ONE, line([0.3, 0.5], [0.7, 0.5])];
const NONE = 0;
const CTRL = 2;
const META = 4;
const SHIFT = 8;

/// A key as a keyboard with another layout sends it.
async function key(visit, name, code, modifiers = NONE) {
  const devtools = await visit.page.createCDPSession();
  const text = name.length === 1 && modifiers === NONE ? name : undefined;
  const virtual = /^Key(.)$/.exec(code)?.[1].charCodeAt(0) ?? { Space: 32, Backspace: 8 }[code] ?? 0;
  const event = { key: name, code, modifiers, windowsVirtualKeyCode: virtual, ...(text === undefined ? {} : { text }) };
  await devtools.send('Input.dispatchKeyEvent', { type: text === undefined ? 'rawKeyDown' : 'keyDown', ...event });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  await devtools.detach();
  await frames(visit);
}

const count = async (visit) => (await strokes(visit)).length;

async function drawn(visit) {
  await visit.page.click('#clear');
  await (await Pen.over(visit)).draw(TWO_STROKES);
  await visit.page.focus('#pad');
  assert.equal(await count(visit), 2);
}

const LAYOUTS = {
  Latin: ['z', 'y', 'KeyZ', 'KeyY'],
  'German, Z and Y swapped': ['z', 'y', 'KeyY', 'KeyZ'],
  'French, Z where others have W': ['z', 'y', 'KeyW', 'KeyY'],
  Russian: ['я', 'н', 'KeyZ', 'KeyY'],
  Greek: ['ζ', 'υ', 'KeyZ', 'KeyY'],
  Hebrew: ['ז', 'ט', 'KeyZ', 'KeyY'],
  'of an input method': ['Process', 'Process', 'KeyZ', 'KeyY'],
};

describePage('keys', () => {
  for (const [layout, [z, y, codeOfZ, codeOfY]] of Object.entries(LAYOUTS)) {
    visiting(`undo and redo on a keyboard: ${layout}`, {}, async (visit) => {
      for (const command of [CTRL, META]) {
        await drawn(visit);
        await key(visit, z, codeOfZ, command);
        assert.equal(await count(visit), 1);
        await key(visit, z, codeOfZ, command);
        assert.equal(await count(visit), 0);
        await key(visit, y, codeOfY, command);
        assert.equal(await count(visit), 1);
        assert.equal(await digitText(visit), '1');
        await key(visit, z.length === 1 ? z.toUpperCase() : z, codeOfZ, command | SHIFT);
        assert.equal(await count(visit), 2);
        await key(visit, y, codeOfY, command);
        assert.equal(await count(visit), 2, 'nothing is left to redo');
      }
    });
  }

  visiting('letters without Ctrl, and other letters with it, do nothing', {}, async (visit) => {
    await drawn(visit);
    for (const [name, code, modifiers] of [['z', 'KeyZ', NONE], ['я', 'KeyZ', NONE], ['w', 'KeyZ', CTRL], ['ч', 'KeyX', CTRL], ['z', 'KeyZ', CTRL | 1]]) {
      await key(visit, name, code, modifiers);
      assert.equal(await count(visit), 2, `${name} ${code}`);
    }
  });

  visiting('Backspace undoes, Redo has a button, and a new stroke ends what could be redone', {}, async (visit) => {
    const disabled = (id) => visit.page.$eval(`#${id}`, (button) => button.getAttribute('aria-disabled'));
    const press = async (id) => {
      await visit.page.click(`#${id}`);
      await frames(visit);
    };
    await drawn(visit);
    assert.equal(await disabled('redo'), 'true');
    await key(visit, 'Backspace', 'Backspace');
    assert.equal(await count(visit), 1);
    assert.equal(await disabled('redo'), 'false');
    await press('redo');
    assert.deepEqual([await count(visit), await disabled('redo')], [2, 'true']);
    await press('undo');
    await press('undo');
    await press('clear');
    assert.equal(await count(visit), 0);
    await press('redo');
    await press('redo');
    assert.equal(await count(visit), 2);
    await press('undo');
    await (await Pen.over(visit)).draw([line([0.2, 0.2], [0.4, 0.4])]);
    assert.deepEqual([await count(visit), await disabled('redo')], [2, 'true']);
    await press('clear');
    await press('undo');
    assert.equal(await count(visit), 2);
    await press('redo');
    assert.equal(await count(visit), 0, 'Clear is redone too');
    await press('undo');
    await press('undo');
    assert.equal(await count(visit), 1, 'and undone as before');
  });

  visiting('the example and edited pixels come back with Redo', {}, async (visit) => {
    await visit.page.click('#undo');
    await frames(visit);
    assert.equal(await digitText(visit), '?');
    await visit.page.click('#redo');
    await frames(visit);
    assert.equal(await digitText(visit), '5');
    assert.match(await text(visit, '.status'), /An example/);
    await visit.page.click('#edit');
    await until(visit, () => document.querySelector('[role="gridcell"]') !== null);
    const label = () => visit.page.$eval('[data-index="0"]', (cell) => cell.getAttribute('aria-label'));
    const paper = await label();
    await visit.page.focus('[data-index="0"]');
    await key(visit, ' ', 'Space');
    const ink = await label();
    assert.notEqual(ink, paper);
    await key(visit, 'я', 'KeyZ', CTRL);
    assert.equal(await label(), paper);
    await key(visit, 'я', 'KeyZ', CTRL | SHIFT);
    assert.equal(await label(), ink);
  });

  visiting('on the envelope too', {}, async (visit) => {
    await complete(visit);
    await visit.page.$eval('.writing', (writing) => writing.scrollIntoView({ block: 'center', behavior: 'instant' }));
    const pen = await Pen.over(visit, '.writing');
    await pen.draw([line([0.2, 0.2], [0.2, 0.8]), line([0.5, 0.2], [0.5, 0.8])]);
    const reads = (digits) => until(visit, (wanted) => document.querySelector('.number-line').textContent === wanted, digits);
    await reads('11');
    await visit.page.focus('.writing');
    await key(visit, 'я', 'KeyZ', CTRL);
    await reads('1');
    await key(visit, 'н', 'KeyY', CTRL);
    await reads('11');
    await key(visit, 'Backspace', 'Backspace');
    await reads('1');
    await visit.page.click('#envelope-redo');
    await reads('11');
    assert.equal(await digitText(visit), '5', 'the pad is left alone');
  });

  visiting('the space bar does not scroll a surface away', { viewport: { ...DESKTOP, height: 600 } }, async (visit) => {
    await complete(visit);
    for (const selector of ['#pad', '.writing', '.unit-map[data-layer="H1"]']) {
      await visit.page.$eval(selector, (surface) => surface.scrollIntoView({ block: 'start', behavior: 'instant' }));
      await visit.page.focus(selector);
      await frames(visit, 6);
      const before = await visit.page.evaluate(() => scrollY);
      await key(visit, ' ', 'Space');
      await frames(visit, 30);
      assert.equal(await visit.page.evaluate(() => scrollY), before, selector);
    }
    await visit.page.evaluate(() => {
      document.activeElement.blur();
      scrollTo(0, 0);
    });
    await key(visit, ' ', 'Space');
    await until(visit, () => scrollY > 0); // elsewhere it does
  });

  for (const [viewport, what] of [[DESKTOP, 'a desktop'], [{ width: 1920, height: 1080 }, 'a large screen'], [{ width: 1366, height: 768 }, 'a low one'], [PHONE, 'a phone']]) {
    visiting(`a lesson moves neither the pad nor the buttons that teach, on ${what}`, { viewport }, async (visit) => {
      await complete(visit);
      const tops = () => visit.page.evaluate(() => ['#pad', '#teach-1'].map((selector) => Math.round(document.querySelector(selector).getBoundingClientRect().top + scrollY)));
      for (const id of await visit.page.$$eval('#weights option', (all) => all.map(({ value }) => value))) {
        await visit.page.select('#weights', id);
        await until(visit, (wanted) => document.documentElement.dataset.weights === wanted, id);
        await visit.page.$eval('#clear', (button) => button.click());
        await visit.page.$eval('#pad', (pad) => pad.scrollIntoView({ block: 'center', behavior: 'instant' }));
        await frames(visit);
        await (await Pen.over(visit)).draw([ONE]);
        await until(visit, () => document.querySelector('#teach-1').getAttribute('aria-disabled') === 'false');
        const before = await tops();
        await key(visit, '&', 'Digit1'); // as a French keyboard sends it without Shift
        await until(visit, () => document.documentElement.dataset.weights === 'own-taught' && document.querySelector('.teach-hint').textContent !== 'Learning …');
        await frames(visit, 4);
        assert.match(await text(visit, '.provenance'), /taught 1 of your drawings/);
        assert.deepEqual(await tops(), before, id);
      }
    });
  }
});
