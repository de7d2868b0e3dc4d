// A number on an envelope: written with the mouse and a finger, shown as a photo, filmed by a simulated camera.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { after } from 'node:test';
import { describePage, digitText, frames, PHONE, text, until, visiting } from './browser.mjs';
import { drawn, number, photoBytes } from './number.mjs';
import { line, Pen } from './pen.mjs';

const folder = mkdtempSync(resolve(tmpdir(), 'lecun1989-envelope-'));
after(() => rmSync(folder, { recursive: true }));

function film() {
  const file = resolve(folder, 'number.y4m');
  const grey = drawn(640, 240, 0.3, 0.7);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, Buffer.alloc((640 * 240) / 2, 128)]);
  writeFileSync(file, Buffer.concat([Buffer.from('YUV4MPEG2 W640 H240 F10:1 Ip A1:1 C420jpeg\n'), frame, frame, frame]));
  return file;
}

/// The photo as a file, for fields that take one.
function photo(name = 'number.bmp', columns = 640) {
  const file = resolve(folder, name);
  writeFileSync(file, photoBytes(columns));
  return file;
}

async function open(visit) {
  await until(visit, () => document.querySelector('envelope-view .writing') !== null);
  await visit.page.$eval('.envelope', (envelope) => envelope.scrollIntoView({ block: 'center' }));
  await frames(visit);
}

const reads = (visit, number) => until(visit, (wanted) => document.querySelector('.number-line').textContent === wanted, number);
const boxes = ({ page }) => page.$$eval('.digit-box', (all) => all.map((box) => {
  const around = box.parentElement.getBoundingClientRect();
  const { left, top, right, bottom } = box.getBoundingClientRect();
  return [(left - around.left) / around.width, (top - around.top) / around.height, (right - around.left) / around.width, (bottom - around.top) / around.height];
}));
const problem = (visit) => text(visit, '.envelope-problem');

async function write(visit, strokes) {
  const pen = await Pen.over(visit, '.writing');
  for (const stroke of strokes) await pen.stroke(stroke);
}

describePage('envelope', () => {
  visiting('a number is read as it is written, a box around every digit', {}, async (visit) => {
    await open(visit);
    assert.equal(await text(visit, '.number-line'), '–');
    const strokes = number(3.2);
    await write(visit, strokes.slice(0, 2));
    await reads(visit, '71');
    await write(visit, strokes.slice(2));
    await reads(visit, '7107');
    assert.match(await text(visit, '.number'), /4 digits read/);
    for (const [i, box] of (await boxes(visit)).entries()) {
      const [xs, ys] = [0, 1].map((axis) => strokes[i].map((point) => point[axis]));
      [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((edge, j) => assert.ok(Math.abs(box[j] - edge) < 0.015, `digit ${i}: ${box}`));
    }
  });

  visiting('Undo, Clear and their keys, and the pad is left alone', {}, async (visit) => {
    await open(visit);
    const example = await digitText(visit);
    await write(visit, number(3.2));
    await reads(visit, '7107');
    await visit.page.click('#envelope-undo');
    await reads(visit, '710');
    await visit.page.focus('.writing');
    await visit.page.keyboard.down('Control');
    await visit.page.keyboard.press('z');
    await visit.page.keyboard.up('Control');
    await reads(visit, '71');
    await visit.page.keyboard.press('Escape');
    await reads(visit, '–');
    await visit.page.click('#envelope-undo');
    await reads(visit, '71');
    await visit.page.click('#envelope-clear');
    await reads(visit, '–');
    assert.equal(await digitText(visit), example);
  });

  visiting('what is no digit is declined on its own, the others are read', {}, async (visit) => {
    await open(visit);
    const square = [[0.8, 0.25], [0.94, 0.25], [0.94, 0.75], [0.8, 0.75], [0.8, 0.25]];
    await write(visit, [...number(3.2).slice(0, 2), square.flatMap((point, i) => (i === 0 ? [] : line(square[i - 1], point)))]);
    await reads(visit, '71?');
    assert.deepEqual(await visit.page.$$eval('.digit-box', (all) => all.map(({ dataset }) => dataset.rejected)), ['false', 'false', 'true']);
    assert.match(await text(visit, '.number'), /3 digits, 1 declined/);
  });

  visiting('a finger writes, and the page does not scroll under it', { viewport: PHONE }, async (visit) => {
    await open(visit);
    const before = await visit.page.evaluate(() => scrollY);
    const pen = await Pen.over(visit, '.writing');
    for (const stroke of number(3.2)) await pen.swipe(stroke);
    await reads(visit, '7107');
    assert.equal(await visit.page.evaluate(() => scrollY), before);
    assert.ok((await visit.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0);
  });

  visiting('a photo is chosen, read and written over', {}, async (visit) => {
    await open(visit);
    const input = await visit.page.$('.file-button input');
    await input.uploadFile(photo());
    await reads(visit, '7107');
    const found = await boxes(visit);
    assert.ok(found.every(([left, top, right, bottom]) => left > 0 && right < 1 && Math.abs(top - 0.18) < 0.05 && Math.abs(bottom - 0.82) < 0.05), JSON.stringify(found));
    await write(visit, [line([0.5, 0.2], [0.5, 0.8])]);
    await reads(visit, '1');
  });

  visiting('a photo is dropped or pasted; what is none gets a sentence', {}, async (visit) => {
    await open(visit);
    const give = (kind, type, bytes, on = '.writing') => visit.page.evaluate((event, mime, content, selector) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], 'given', { type: mime }));
      const options = { bubbles: true, cancelable: true };
      document.querySelector(selector).dispatchEvent(event === 'drop' ? new DragEvent('drop', { ...options, dataTransfer: transfer })
        : new ClipboardEvent('paste', { ...options, clipboardData: transfer }));
    }, kind, type, [...bytes], on);
    await give('drop', 'image/bmp', readFileSync(photo()));
    await reads(visit, '7107');
    await visit.page.click('#envelope-clear');
    await give('paste', 'image/bmp', readFileSync(photo()));
    await reads(visit, '7107');
    await visit.page.click('#envelope-clear');
    await give('drop', 'image/bmp', readFileSync(photo()), '#envelope-title');
    await reads(visit, '7107');
    await give('drop', 'image/png', Buffer.from('no picture'));
    await until(visit, () => document.querySelector('.envelope-problem').textContent.includes('not a picture that the browser can show'));
  });

  /// Canvases give back other pixels than they show, by up to `amount` levels, until `globalThis.allowed`.
  const noisy = (visit, amount, more) => visit.page.evaluateOnNewDocument((most, without) => {
    if (without) delete globalThis.VideoFrame;
    const { getImageData } = CanvasRenderingContext2D.prototype;
    let random = 1;
    CanvasRenderingContext2D.prototype.getImageData = function (...given) {
      const image = getImageData.apply(this, given);
      if (globalThis.allowed) return image;
      for (let i = 0; i < image.data.length; ++i) {
        random = (random * 48271) % 2147483647;
        if (i % 4 !== 3) image.data[i] += (random % (2 * most + 1)) - most;
      }
      return image;
    };
  }, amount, more?.withoutFrames ?? false);
  const show = async (visit) => {
    await open(visit);
    await (await visit.page.$('.file-button input')).uploadFile(photo());
  };

  for (const amount of [2, 255]) {
    visiting(`a photo is read where canvases give back other pixels, by up to ${amount} levels`, {}, async (visit) => {
      await noisy(visit, amount);
      await visit.page.reload();
      await show(visit);
      await reads(visit, '7107');
      assert.equal((await boxes(visit)).length, 4);
      assert.equal(await problem(visit), '');
    });
  }

  visiting('where there is no way around them, a sentence says so and nothing is read, until it is allowed', {}, async (visit) => {
    await noisy(visit, 120, { withoutFrames: true });
    await visit.page.reload();
    await show(visit);
    await until(visit, () => document.querySelector('.envelope-problem').textContent.startsWith('This browser changes the pixels of pictures'));
    assert.match(await problem(visit), /Allow this site to use canvas data .* or write the number here\.$/);
    assert.equal(await text(visit, '.number-line'), '–');
    assert.ok((await visit.page.$eval('.writing', (canvas) => canvas.width)) === 640, 'the photo is shown');
    await visit.page.evaluate(() => { globalThis.allowed = true; });
    await (await visit.page.$('.file-button input')).uploadFile(photo());
    await reads(visit, '7107');
    assert.equal(await problem(visit), '');
  });

  visiting('a photo taken sideways is turned, a quarter at each press', {}, async (visit) => {
    await open(visit);
    const input = await visit.page.$('.file-button input');
    assert.equal(await visit.page.$('#envelope-turn'), null, 'there is nothing to turn');
    const sideways = await visit.page.evaluate(async (bytes) => { // the photo turned back by a quarter
      const upright = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/bmp' }));
      const canvas = Object.assign(document.createElement('canvas'), { width: upright.height, height: upright.width });
      const context = canvas.getContext('2d');
      context.rotate(-Math.PI / 2);
      context.drawImage(upright, -upright.width, 0);
      const png = await new Promise((done) => canvas.toBlob(done));
      return [...new Uint8Array(await png.arrayBuffer())];
    }, [...photoBytes()]);
    const file = resolve(folder, 'sideways.png');
    writeFileSync(file, Uint8Array.from(sideways));
    await input.uploadFile(file);
    await until(visit, () => document.querySelector('.writing').height === 640);
    await visit.page.click('#envelope-turn');
    await reads(visit, '7107');
    assert.equal(await visit.page.$eval('.writing', (canvas) => canvas.width), 640);
    for (let i = 0; i < 4; ++i) await visit.page.click('#envelope-turn');
    await until(visit, () => document.querySelector('.writing').width === 640);
    await reads(visit, '7107');
  });

  visiting('without a camera, and without leave to use one, a sentence says so', {}, async (visit) => {
    await open(visit);
    await visit.context.overridePermissions(new URL(visit.site.address).origin, ['camera']);
    await visit.page.click('#camera');
    await until(visit, () => document.querySelector('.envelope-problem').textContent.includes('No camera was found'));
    assert.equal(await text(visit, '#camera'), 'Camera');
    await write(visit, [line([0.5, 0.2], [0.5, 0.8])]);
    await reads(visit, '1');
    assert.equal(await problem(visit), '');
  });
});

const CAMERA = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film()}`];

describePage('envelope: a camera', () => {
  visiting('off until it is asked for; a number held still is read; Stop lets go of it', {}, async (visit) => {
    await open(visit);
    await visit.context.overridePermissions(new URL(visit.site.address).origin, ['camera']);
    assert.equal(await visit.page.$('video'), null);
    await visit.page.click('#camera');
    await reads(visit, '7107');
    await until(visit, () => document.querySelector('.number').dataset.read === 'true');
    assert.match(await text(visit, '.number'), /Read\.$/);
    assert.equal((await boxes(visit)).length, 4);
    await visit.page.evaluate(() => { globalThis.track = document.querySelector('video').srcObject.getTracks()[0]; });
    assert.equal(await text(visit, '#camera'), 'Stop the camera');
    await visit.page.click('#camera');
    await until(visit, () => document.querySelector('video') === null);
    assert.equal(await visit.page.evaluate(() => globalThis.track.readyState), 'ended');
    assert.equal(await text(visit, '.number-line'), '–');
  });

  /// From now on the camera answers when the test lets it: release(0) for the first request. `live` counts tracks that are on.
  const answersLate = (visit) => visit.page.evaluate(() => {
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const gates = [];
    globalThis.tracks = [];
    globalThis.release = (i) => gates[i]();
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      const stream = await real(wanted);
      globalThis.tracks.push(...stream.getTracks());
      await new Promise((go) => gates.push(go));
      return stream;
    };
    globalThis.asked = () => gates.length;
    globalThis.live = () => globalThis.tracks.filter(({ readyState }) => readyState === 'live').length;
  });
  const live = (visit) => visit.page.evaluate(() => globalThis.live());
  const asked = (visit, count) => until(visit, (wanted) => globalThis.asked() === wanted, count);

  /// Counts pictures that the Worker has and has not answered.
  /// Hears each answer before the page does, which may ask for the next reading as soon as it has one.
  const counted = (visit) => visit.page.evaluateOnNewDocument(() => {
    Object.assign(globalThis, { inFlight: 0, most: 0, readings: 0 });
    const { postMessage, addEventListener } = Worker.prototype;
    const asked = new Map(); // a worker -> the ids of what it reads
    Worker.prototype.addEventListener = function (...given) {
      if (!asked.has(this)) {
        const ids = new Set();
        asked.set(this, ids);
        addEventListener.call(this, 'message', ({ data }) => {
          if (!ids.delete(data.id)) return;
          --globalThis.inFlight;
          ++globalThis.readings;
        });
      }
      return addEventListener.apply(this, given);
    };
    Worker.prototype.postMessage = function (message, ...more) {
      if (message.kind === 'picture' || message.kind === 'strokes') {
        asked.get(this).add(message.id);
        globalThis.most = Math.max(globalThis.most, ++globalThis.inFlight);
      }
      return postMessage.call(this, message, ...more);
    };
  });

  for (const order of [[0, 1], [1, 0]]) {
    visiting(`Start, Stop, Start before it answers, Stop: it is off, whichever answers first (${order})`, {}, async (visit) => {
      await open(visit);
      await visit.context.overridePermissions(new URL(visit.site.address).origin, ['camera']);
      await answersLate(visit);
      await visit.page.click('#camera');
      await asked(visit, 1);
      await visit.page.click('#camera');
      await visit.page.click('#camera');
      await asked(visit, 2);
      await visit.page.click('#camera');
      assert.equal(await text(visit, '#camera'), 'Camera');
      for (const i of order) await visit.page.evaluate((which) => globalThis.release(which), i);
      await until(visit, () => globalThis.live() === 0);
      assert.equal(await visit.page.$('video'), null);
      assert.equal(await problem(visit), '');
    });

    visiting(`Start, Stop, Start: one is on and read, whichever answers first (${order})`, {}, async (visit) => {
      await counted(visit);
      await visit.page.reload();
      await open(visit);
      await visit.context.overridePermissions(new URL(visit.site.address).origin, ['camera']);
      await answersLate(visit);
      for (const requests of [1, 1, 2]) {
        await visit.page.click('#camera');
        await asked(visit, requests);
      }
      for (const i of order) await visit.page.evaluate((which) => globalThis.release(which), i);
      await reads(visit, '7107');
      await until(visit, () => globalThis.live() === 1);
      await until(visit, (more) => globalThis.readings > more, 5);
      assert.equal(await visit.page.evaluate(() => globalThis.most), 1, 'one reading at a time');
      await visit.page.click('#camera');
      await until(visit, () => globalThis.live() === 0);
    });
  }

  visiting('the hand on Start and Stop many times: one reading at a time, and off in the end', {}, async (visit) => {
    await counted(visit);
    await visit.page.reload();
    await open(visit);
    await visit.context.overridePermissions(new URL(visit.site.address).origin, ['camera']);
    await visit.page.evaluate(() => {
      globalThis.tracks = [];
      const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await real(wanted);
        globalThis.tracks.push(...stream.getTracks());
        return stream;
      };
    });
    for (let i = 0; i < 11; ++i) await visit.page.click('#camera');
    await reads(visit, '7107');
    for (let i = 0; i < 3; ++i) await visit.page.click('#camera');
    await until(visit, () => globalThis.tracks.length === 7 && globalThis.tracks.every(({ readyState }) => readyState === 'ended'));
    assert.equal(await text(visit, '#camera'), 'Camera');
    assert.equal(await visit.page.evaluate(() => globalThis.most), 1);
  });

  visiting('in another tab it is off, also if it answers only there', {}, async (visit) => {
    await open(visit);
    await visit.context.overridePermissions(new URL(visit.site.address).origin, ['camera']);
    await answersLate(visit);
    const hide = () => visit.page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
      delete document.hidden;
    });
    await visit.page.click('#camera');
    await asked(visit, 1);
    await hide();
    await visit.page.evaluate(() => globalThis.release(0));
    await until(visit, () => globalThis.live() === 0);
    assert.equal(await text(visit, '#camera'), 'Camera');
    await visit.page.click('#camera');
    await asked(visit, 2);
    await visit.page.evaluate(() => globalThis.release(1));
    await reads(visit, '7107');
    await hide();
    await until(visit, () => globalThis.live() === 0 && document.querySelector('video') === null);
  });

  visiting('a device that goes away ends the film, and a sentence says so', {}, async (visit) => {
    await open(visit);
    await visit.context.overridePermissions(new URL(visit.site.address).origin, ['camera']);
    await visit.page.click('#camera');
    await reads(visit, '7107');
    await visit.page.evaluate(() => {
      const [track] = document.querySelector('video').srcObject.getTracks();
      globalThis.track = track;
      track.dispatchEvent(new Event('ended'));
    });
    await until(visit, () => document.querySelector('.envelope-problem').textContent.startsWith('The camera stopped: it was unplugged'));
    assert.equal(await text(visit, '#camera'), 'Camera');
    assert.equal(await visit.page.$('video'), null);
    assert.equal(await visit.page.evaluate(() => globalThis.track.readyState), 'ended');
    await visit.page.click('#camera');
    await reads(visit, '7107');
    assert.equal(await problem(visit), '');
  });

  visiting('a photo in the middle of a film ends it; of two photos the last one counts', {}, async (visit) => {
    await open(visit);
    await visit.context.overridePermissions(new URL(visit.site.address).origin, ['camera']);
    await answersLate(visit);
    await visit.page.click('#camera');
    await asked(visit, 1);
    await visit.page.evaluate(() => { // the first photo is decoded last
      const decode = createImageBitmap;
      let first = true;
      globalThis.createImageBitmap = async (...given) => {
        const late = first;
        first = false;
        const bitmap = await decode(...given);
        if (late) await new Promise((go) => { globalThis.decodeFirst = go; });
        return bitmap;
      };
    });
    const input = await visit.page.$('.file-button input');
    await input.uploadFile(photo('first.bmp', 600));
    await input.uploadFile(photo());
    await reads(visit, '7107');
    await visit.page.evaluate(() => { globalThis.decodeFirst(); globalThis.release(0); });
    await until(visit, () => globalThis.live() === 0);
    await frames(visit);
    assert.equal(await text(visit, '.number-line'), '7107');
    assert.equal(await visit.page.$eval('.writing', (canvas) => canvas.width), 640);
    assert.equal(await text(visit, '#camera'), 'Camera');
  });

  visiting('denied: a sentence, and the envelope stays', {}, async (visit) => {
    await open(visit);
    await visit.context.overridePermissions(new URL(visit.site.address).origin, []);
    await visit.page.click('#camera');
    await until(visit, () => document.querySelector('.envelope-problem').textContent.includes('does not allow this page'));
    await write(visit, [line([0.5, 0.2], [0.5, 0.8])]);
    await reads(visit, '1');
  });
}, CAMERA);
