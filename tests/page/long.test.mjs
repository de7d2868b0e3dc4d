// Drawing for long: a movement of the pen costs the same at the end of a long stroke as at its beginning, and what Undo keeps is bounded.
// Counted, not timed.
import assert from 'node:assert/strict';
import { describePage, frames, strokes, until, visiting } from './browser.mjs';
import { line, Pen } from './pen.mjs';

const LONG = 2000; // elements; what goes through so many goes through the stroke

/// Counts elements that are copied or gone through in pieces of at least LONG, and the lines that canvases get.
function count(long) {
  const counts = (globalThis.counts = { copied: 0, lines: 0 });
  const add = (length) => { if (length >= long) counts.copied += length; };
  const iterator = Object.getPrototypeOf([][Symbol.iterator]());
  const { next } = iterator;
  const steps = new WeakMap();
  iterator.next = function () {
    const step = (steps.get(this) ?? 0) + 1;
    steps.set(this, step);
    if (step >= long) counts.copied += step === long ? long : 1;
    return next.call(this);
  };
  for (const name of ['slice', 'map', 'concat', 'flatMap', 'filter', 'forEach']) {
    const original = Array.prototype[name];
    Array.prototype[name] = function (...given) {
      add(this.length);
      return original.apply(this, given);
    };
  }
  globalThis.Float32Array = new Proxy(Float32Array, {
    construct(target, given) {
      if (!(given[0] instanceof ArrayBuffer)) add(typeof given[0] === 'number' ? given[0] : (given[0]?.length ?? 0)); // a view copies nothing
      return new target(...given);
    },
  });
  const { lineTo } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.lineTo = function (...given) {
    ++counts.lines;
    return lineTo.apply(this, given);
  };
}

const spiral = (points) => Array.from({ length: points }, (_, i) => {
  const [angle, radius] = [i / 20, 0.05 + (0.4 * i) / points];
  return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
});

async function drawnCounts(visit, selector) {
  await visit.page.evaluate(count, LONG);
  const pen = await Pen.over(visit, selector);
  const way = spiral(6000);
  await pen.mouse('mousePressed', way[0]);
  for (let i = 1; i < way.length; i += 50) await Promise.all(way.slice(i, i + 50).map((point) => pen.mouse('mouseMoved', point)));
  await frames(visit);
  const counts = await visit.page.evaluate(() => ({ ...globalThis.counts }));
  await pen.mouse('mouseReleased', way.at(-1));
  await frames(visit);
  return { points: way.length, ...counts };
}

describePage('long strokes', () => {
  visiting('on the pad no movement copies, goes through or repaints the stroke', {}, async (visit) => {
    const { points, copied, lines } = await drawnCounts(visit, '#pad');
    const [stroke] = await strokes(visit);
    assert.ok(stroke.length > points / 2, `${stroke.length} points`);
    assert.ok(copied <= 8 * points, `${copied} elements copied or gone through for ${points} points`);
    assert.ok(lines <= 4 * points, `${lines} lines painted for ${points} points`);
  });

  visiting('nor on the envelope', {}, async (visit) => {
    await until(visit, () => document.querySelector('envelope-view .writing') !== null);
    await visit.page.$eval('.envelope', (envelope) => envelope.scrollIntoView({ block: 'center' }));
    await frames(visit);
    const { points, lines } = await drawnCounts(visit, '.writing');
    assert.ok(lines > points / 2, 'it was written');
    assert.ok(lines <= 4 * points, `${lines} lines painted for ${points} points`);
  });

  visiting('what the pad shows while a stroke grows is what it shows afterwards', {}, async (visit) => {
    const pen = await Pen.over(visit);
    const way = line([0.2, 0.2], [0.8, 0.7], 40);
    const shown = () => visit.page.$eval('#pad', (pad) => {
      const copy = Object.assign(document.createElement('canvas'), { width: pad.width, height: pad.height }).getContext('2d', { willReadFrequently: true });
      copy.drawImage(pad, 0, 0);
      return [...copy.getImageData(0, 0, pad.width, pad.height).data].filter((_, i) => i % 4 === 3);
    });
    await pen.mouse('mousePressed', way[0]);
    for (const point of way.slice(1)) {
      await pen.mouse('mouseMoved', point);
      await frames(visit, 1);
    }
    const growing = await shown();
    await pen.mouse('mouseReleased', way.at(-1));
    await frames(visit);
    const whole = await shown();
    assert.ok(whole.filter((ink) => ink === 255).length > 1000, 'there is ink');
    const different = whole.filter((ink, i) => Math.abs(ink - growing[i]) > 100).length; // on its edge, by a shade
    assert.equal(different, 0);
  });

  visiting('Undo goes back two hundred steps, and fewer when they are long', {}, async (visit) => {
    const undone = async () => {
      let steps = 0;
      for (; await visit.page.$eval('#undo', (button) => button.getAttribute('aria-disabled')) === 'false'; ++steps) {
        await visit.page.$eval('#undo', (button) => button.click());
        await frames(visit, 1);
      }
      return steps;
    };
    const pen = await Pen.over(visit);
    for (let i = 0; i < 230; ++i) await pen.stroke([[0.1 + 0.003 * i, 0.5]]);
    await frames(visit);
    assert.equal((await strokes(visit)).length, 230);
    assert.equal(await undone(), 200);
    assert.equal((await strokes(visit)).length, 30);

    // Each of 40,000 points, which the browser reports in one movement.
    await visit.page.$eval('#pad', (pad) => {
      const { left, top, width } = pad.getBoundingClientRect();
      const event = (type, x, y, more = {}) => new PointerEvent(type, { pointerId: 1, isPrimary: true, bubbles: true, button: 0, clientX: left + x * width, clientY: top + y * width, ...more });
      for (let i = 0; i < 6; ++i) {
        document.querySelector('#clear').click();
        pad.dispatchEvent(event('pointerdown', 0.5, 0.5));
        pad.dispatchEvent(event('pointermove', 0.5, 0.5, {
          coalescedEvents: Array.from({ length: 40000 }, (_, j) => event('pointermove', 0.3 + 0.01 * (j % 40), 0.2 + 0.01 * ((j + i) % 50))),
        }));
        pad.dispatchEvent(event('pointerup', 0.5, 0.5));
      }
    });
    await frames(visit);
    const steps = await undone();
    assert.ok(steps >= 4 && steps <= 7, `${steps} steps`); // five drawings were cleared, 40,000 points each
  });
});
