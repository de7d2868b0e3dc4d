// Watching it learn: the page's Worker trains to the bytes that the command line writes, whatever is paused on the way; what is dropped is read
// or refused with a sentence; what was learned reads the pad.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describePage, frames, saved, text, until, visiting } from './browser.mjs';
import { noProgram, noZip, root, trained, zipDir } from '../wasm/module.mjs';

const folder = mkdtempSync(resolve(tmpdir(), 'lecun1989-'));
const RECIPE = '1989-sgd';

/// Brings the section near the screen and waits for a training that has not begun.
async function opened(visit) {
  await until(visit, () => customElements.get('learn-view') !== undefined);
  await visit.page.$eval('learn-view', (view) => view.scrollIntoView());
  await until(visit, () => document.querySelector('#learn-play')?.getAttribute('aria-disabled') === 'false');
}

async function set(visit, selector, value) {
  await visit.page.$eval(selector, (element, text) => {
    element.value = text;
    element.dispatchEvent(new Event('change', { bubbles: true }));
  }, value);
  await frames(visit);
}

const press = (visit, id) => visit.page.$eval(`#${id}`, (button) => button.click());
const pass = (visit, number) => until(visit, (wanted) => document.querySelector('#learn-pass')?.textContent === String(wanted), number);
const begun = (visit) => until(visit, () => Number(document.querySelector('#learn-pass')?.textContent) >= 1);
const idle = (visit) => until(visit, () => document.querySelector('#learn-play').textContent === 'Play');

/// Drops files, [name, bytes] each, on the section.
async function drop(visit, files) {
  await visit.page.$eval('learn-view', (view, given) => {
    const data = new DataTransfer();
    for (const [name, base64] of given) data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    view.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files.map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]));
}

/// A file in MNIST's format: this many bytes along each axis, the last one fastest.
function idx(sizes, byteAt) {
  const head = Buffer.from([0, 0, 8, sizes.length, ...sizes.flatMap((size) => [0, 0, size >> 8, size & 255])]);
  const count = sizes.reduce((product, size) => product * size);
  return Buffer.concat([head, Buffer.from(Array.from({ length: count }, (_, i) => byteAt(i)))]);
}

/// A pixel of a 28x28 image with a bar of ink that is the digit's own.
const blot = (image, pixel) => (Math.abs((pixel % 28) - 9 - (image % 10)) < 2 && pixel / 28 > 4 && pixel / 28 < 24 - image ? 255 : 0);

describePage('learn', () => {
  visiting('paused, stepped and played, it writes the bytes that `train` writes', { skip: noProgram }, async (visit) => {
    await opened(visit);
    await set(visit, '#learn-recipe', RECIPE);
    await set(visit, '#learn-seed', '5');
    await set(visit, '#learn-passes', '4');
    await pass(visit, 0);
    const noise = await visit.page.$eval('.learn-kernels canvas', (canvas) => canvas.toDataURL());
    await press(visit, 'learn-step');
    await pass(visit, 1);
    await idle(visit);
    const set1 = ['--data', 'synthetic:2000', '--test', 'synthetic:500', '--recipe', RECIPE, '--seed', '5'];
    assert.equal(await saved(visit, 'learn-save'), trained(...set1, '--passes', '1'));
    assert.notEqual(await visit.page.$eval('.learn-kernels canvas', (canvas) => canvas.toDataURL()), noise, 'the kernels grow');
    await press(visit, 'learn-play');
    await until(visit, () => document.querySelector('#learn-play').textContent === 'Pause');
    await press(visit, 'learn-play');
    await idle(visit);
    assert.equal(await visit.page.evaluate(() => Number(document.querySelector('#learn-pass').textContent) < 4), true, 'paused on the way');
    await press(visit, 'learn-play');
    await pass(visit, 4);
    await idle(visit);
    assert.equal(await saved(visit, 'learn-save'), trained(...set1, '--passes', '4'));
    assert.match(await text(visit, '#learn-pace'), /^[\d,]+$/);

    await press(visit, 'learn-use');
    await until(visit, () => document.documentElement.dataset.weights === 'own-learned');
    assert.match(await text(visit, '.provenance'), /^Your own weights\. Trained on 2,000 digits, synthetic digits, 4 passes/);
    await set(visit, '#learn-stepSize', '0.02');
    await pass(visit, 0);
    await press(visit, 'learn-step');
    await pass(visit, 1);
    assert.equal(JSON.parse(await saved(visit, 'learn-save')).provenance.step_size, 0.02);
  });

  visiting('zip.train.gz dropped alone is trained on whole, as `train` does', { skip: noProgram || noZip }, async (visit) => {
    await opened(visit);
    await drop(visit, [['zip.train.gz', readFileSync(resolve(zipDir, 'zip.train.gz'))]]);
    await until(visit, () => document.querySelector('.learn-digits p').textContent.startsWith('zip.train.gz: all 7,291'));
    await set(visit, '#learn-recipe', RECIPE);
    await pass(visit, 0);
    await press(visit, 'learn-step');
    await pass(visit, 1);
    assert.equal(await saved(visit, 'learn-save'), trained('--data', `zip:${zipDir}`, '--recipe', RECIPE, '--seed', '1', '--passes', '1'));
  });

  visiting('MNIST’s four files dropped together are trained and tested on, as `train` does', { skip: noProgram }, async (visit) => {
    const halves = [['train', 30], ['t10k', 10]];
    const files = halves.flatMap(([half, count]) => [
      [`${half}-images-idx3-ubyte.gz`, gzipSync(idx([count, 28, 28], (i) => blot(Math.trunc(i / 784), i % 784)))],
      [`${half}-labels-idx1-ubyte.gz`, gzipSync(idx([count], (i) => i % 10))],
    ]);
    for (const [name, bytes] of files) writeFileSync(resolve(folder, name), bytes);
    await opened(visit);
    await drop(visit, files.reverse());
    await until(visit, () => /30 .* 10 /.test(document.querySelector('.learn-digits p').textContent));
    await set(visit, '#learn-recipe', RECIPE);
    await pass(visit, 0);
    await press(visit, 'learn-step');
    await pass(visit, 1);
    assert.equal(await saved(visit, 'learn-save'), trained('--data', `mnist:${folder}`, '--test', `mnist:${folder}`, '--recipe', RECIPE, '--seed', '1', '--passes', '1'));
  });

  visiting('a file of strokes is halved, as `train` does', { skip: noProgram }, async (visit) => {
    const strokes = readFileSync(resolve(root, 'tests/bits/drawings.jsonl'));
    const file = resolve(folder, 'pen.jsonl');
    writeFileSync(file, strokes);
    await opened(visit);
    await drop(visit, [['pen.jsonl.gz', gzipSync(strokes)]]);
    await until(visit, () => document.querySelector('.learn-digits p').textContent.includes('every fifth'));
    await set(visit, '#learn-recipe', 'modern');
    await set(visit, '#learn-passes', '2');
    await pass(visit, 0);
    await press(visit, 'learn-step');
    await pass(visit, 1);
    await until(visit, () => document.querySelector('learn-view').textContent.includes('Steps shrink to nothing in pass 2.'));
    await press(visit, 'learn-play');
    await pass(visit, 2);
    await until(visit, () => document.querySelector('learn-view').textContent.includes('--recipe modern --seed 1 --passes 2'));
    assert.equal(await saved(visit, 'learn-save'), trained('--data', `strokes:${file}:train`, '--test', `strokes:${file}:test`, '--recipe', 'modern', '--passes', '2'));
  });

  visiting('what cannot be read gets a sentence, and the training that was there stays', {}, async (visit) => {
    await opened(visit);
    await set(visit, '#learn-recipe', RECIPE);
    await press(visit, 'learn-step');
    await pass(visit, 1);
    const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1);
    const cases = [
      [[['a.pdf', [0x89, 0x50]]], /a\.pdf: expected zip code digits, pen strokes or a file of MNIST’s/],
      [[['zip.train.gz', gzipSync('7 0.5\n').subarray(0, 20)]], /zip\.train\.gz: expected a whole file/],
      [[['zip.train', Buffer.from('7 0.5\n')]], /zip\.train: line 1/],
      [[['train-images-idx3-ubyte', images]], /train-images-idx3-ubyte: its labels are missing/],
      [[['pen.jsonl', Buffer.from('{"digit": 1, "strokes": [[[0, 0]]]}')]], /at least 5 digits/],
      [[['pen.jsonl', Buffer.from('{}')], ['zip.train', Buffer.from('7')]], /files of one set of digits; found strokes and zip/],
    ];
    for (const [files, sentence] of cases) {
      await drop(visit, files);
      await until(visit, (source) => new RegExp(source).test(document.querySelector('.learn-problem').textContent), sentence.source);
      assert.equal(await text(visit, '#learn-pass'), '1');
    }
    await press(visit, 'learn-step');
    await pass(visit, 2);
    assert.equal(await text(visit, '.learn-problem'), '');
    await set(visit, '#learn-stepSize', '11');
    await until(visit, () => document.querySelector('.learn-problem').textContent.startsWith('step size: expected'));
    // A refused value is put back, and does not affect other fields.
    const value = (id) => visit.page.$eval(`#learn-${id}`, (field) => field.value);
    const former = [await value('stepSize'), await value('passes')];
    assert.notEqual(former[0], '11');
    await set(visit, '#learn-stepSize', '0');
    assert.match(await text(visit, '.learn-problem'), /^Step size: expected a number above 0/);
    await set(visit, '#learn-passes', '0');
    assert.match(await text(visit, '.learn-problem'), /^Passes: expected a whole number from 1/);
    await set(visit, '#learn-seed', '');
    assert.match(await text(visit, '.learn-problem'), /^Seed: expected a whole number from 0/);
    assert.deepEqual([await value('stepSize'), await value('passes'), await value('seed')], [...former, '1']);
    assert.equal(await text(visit, '#learn-pass'), '2', 'the training is still there');
    await set(visit, '#learn-seed', '5');
    await pass(visit, 0);
    assert.equal(await text(visit, '.learn-problem'), '');
  });

  visiting('what is typed into a field stays there while it plays', {}, async (visit) => {
    await opened(visit);
    await set(visit, '#learn-recipe', RECIPE);
    await set(visit, '#learn-passes', '1000');
    await press(visit, 'learn-play');
    for (const [id, typed] of [['seed', '4711'], ['stepSize', '0,02'], ['passes', '333']]) {
      await begun(visit);
      await visit.page.focus(`#learn-${id}`);
      await visit.page.$eval(`#learn-${id}`, (field) => field.select());
      for (const letter of typed) {
        await visit.page.keyboard.type(letter);
        const shown = await visit.page.$eval('.learn-kernels canvas', (canvas) => canvas.toDataURL());
        await until(visit, (before) => document.querySelector('.learn-kernels canvas').toDataURL() !== before, shown); // progress has been shown
      }
      assert.equal(await visit.page.$eval(`#learn-${id}`, (field) => field.value), typed);
      await visit.page.keyboard.press('Enter');
      await pass(visit, 0); // another training
      await press(visit, 'learn-play');
    }
    await begun(visit);
    await press(visit, 'learn-play');
    await idle(visit);
    await until(visit, () => / --seed 4711 --step-size 0\.02 /.test(document.querySelector('learn-view').textContent));
    assert.match(await text(visit, '.learn-told'), /of 333\./);
    assert.equal(JSON.parse(await saved(visit, 'learn-save')).provenance.step_size, 0.02);
  });

  visiting('numbers with a decimal comma are understood, others refused in words', {}, async (visit) => {
    await opened(visit);
    await set(visit, '#learn-recipe', RECIPE);
    await pass(visit, 0);
    const type = async (id, typed) => {
      await visit.page.focus(`#learn-${id}`);
      await visit.page.$eval(`#learn-${id}`, (field) => field.select());
      await visit.page.keyboard.type(typed);
      await visit.page.keyboard.press('Enter');
      await frames(visit);
      return visit.page.$eval(`#learn-${id}`, (field) => field.value);
    };
    for (const [typed, taken] of [['0,02', '0.02'], ['0.03', '0.03'], [',04', '0.04'], ['5e-2', '0.05'], ['０，０６', '0.06'], [' 0,070 ', '0.07'], ['0,070', '0.07']]) {
      assert.equal(await type('stepSize', typed), taken, typed);
      assert.equal(await text(visit, '.learn-problem'), '', typed);
    }
    for (const typed of ['1,000', '1.000,5', '0,0,2', '-0,02', 'x', '0', '1e999']) {
      assert.equal(await type('stepSize', typed), '0.07', typed);
      assert.ok((await text(visit, '.learn-problem')).includes(`found “${typed}”. It is 0.07 as before.`), typed);
    }
    for (const typed of ['1,5', '1.5', '1,000', '2 000', '1e3', '18446744073709551616', '-1']) {
      assert.equal(await type('seed', typed), '1', typed);
      assert.ok((await text(visit, '.learn-problem')).includes(`found “${typed}”. It is 1 as before.`), typed);
    }
    assert.equal(await type('seed', '12'), '12');
    assert.equal(await text(visit, '.learn-problem'), '');
  });

  visiting('the page stays awake while it learns', {}, async (visit) => {
    await opened(visit);
    await set(visit, '#learn-recipe', RECIPE);
    await press(visit, 'learn-play');
    await pass(visit, 23);
    await idle(visit);
    assert.match(await visit.page.$eval('learning-curves', (curves) => curves.getAttribute('aria-label')), /^Errors after pass 23: /);
    assert.equal(await text(visit, '.learn-problem'), '');
  });
});
