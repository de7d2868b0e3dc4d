// A hand on the pad: real mouse and touch events through the browser's own input, at places in the pad's unit square. As from a fast pen,
// moves are sent without waiting for the page, so that the browser gathers several into one event.
import { frames } from './browser.mjs';

export class Pen {
  static async over(visit, selector = '#pad') {
    const box = await visit.page.$eval(selector, (element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return { left, top, width, height };
    });
    return new Pen(visit, box, await visit.page.createCDPSession());
  }

  constructor(visit, box, devtools) {
    Object.assign(this, { visit, box, devtools });
  }

  place([x, y]) {
    return { x: this.box.left + x * this.box.width, y: this.box.top + y * this.box.height };
  }

  /// type: mousePressed, mouseMoved, mouseReleased; button: none, left, right. A move names the button that is held: without, the browser
  /// takes it for lifted.
  mouse(type, point, button = 'left') {
    const buttons = type === 'mouseReleased' ? 0 : { none: 0, left: 1, right: 2 }[button];
    return this.devtools.send('Input.dispatchMouseEvent', { type, ...this.place(point), button, buttons, clickCount: 1 });
  }

  /// From the first point to the last, then lifts.
  async stroke(points) {
    const sent = [this.mouse('mousePressed', points[0])];
    for (const point of points.slice(1)) sent.push(this.mouse('mouseMoved', point));
    sent.push(this.mouse('mouseReleased', points.at(-1)));
    await Promise.all(sent);
  }

  /// All strokes; then the page has read them and shows what it read.
  async draw(strokes) {
    for (const stroke of strokes) await this.stroke(stroke);
    await frames(this.visit);
  }

  /// type: touchStart, touchMove, touchEnd, touchCancel; fingers: all that are down then, [[x, y], ...].
  touch(type, fingers) {
    const touchPoints = fingers.map((finger, id) => ({ ...this.place(finger), id }));
    return this.devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  }

  /// One finger from the first point to the last, then lifts.
  async swipe(points) {
    await this.touch('touchStart', [points[0]]);
    for (const point of points.slice(1)) await this.touch('touchMove', [point]);
    await this.touch('touchEnd', []);
    await frames(this.visit);
  }
}

/// Points on the straight line between two, both counted.
export function line([x1, y1], [x2, y2], count = 12) {
  return Array.from({ length: count }, (_, i) => {
    const part = i / (count - 1);
    return [x1 + part * (x2 - x1), y1 + part * (y2 - y1)];
  });
}

/// Strokes in any units, scaled so that the longer side of their box is `side` and its centre lies at `centre`, in the pad's units.
export function fitted(strokes, side, centre) {
  const [xs, ys] = [0, 1].map((axis) => strokes.flat().map((point) => point[axis]));
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = side / Math.max(right - left, bottom - top, 1e-9);
  const placed = ([x, y]) => [centre[0] + scale * (x - (left + right) / 2), centre[1] + scale * (y - (top + bottom) / 2)];
  return strokes.map((stroke) => stroke.map(placed));
}
