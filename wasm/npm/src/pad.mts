// A pad to draw on: Pointer Events in, strokes in the unit square and their ink out. Reads nothing.
import { followPointer } from './pointer.mjs';

const SVG = 'http://www.w3.org/2000/svg';

type Place = readonly [x: number, y: number];

/** What is drawn, each point as [x, y]. */
export type Strokes = readonly (readonly Place[])[];

export class Pad {
  readonly svg = document.createElementNS(SVG, 'svg');
  readonly #ink = document.createElementNS(SVG, 'g');
  readonly #changed: () => void;
  #strokes: Place[][] = [];
  #isDrawing = false;

  /** changed: after each movement of the pen, and where strokes were taken away or given. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.svg.setAttribute('viewBox', '0 0 1 1');
    this.#ink.setAttribute('part', 'ink');
    this.svg.append(this.#ink);
    followPointer(this.svg, {
      begin: (place) => this.#begin([place.x, place.y]),
      move: (places) => this.#move(places.map(({ x, y }) => [x, y])),
      end: () => this.#end(),
      cancel: () => this.#cancel(),
    });
  }

  get strokes(): Strokes {
    return this.#strokes;
  }

  /** Ends the stroke of a pen that is down. */
  set strokes(strokes: Strokes) {
    this.#isDrawing = false;
    this.#strokes = strokes.map((stroke) => [...stroke]);
    this.#ink.replaceChildren(...this.#strokes.map(() => document.createElementNS(SVG, 'path')));
    this.#strokes.forEach((_, i) => this.#paint(i));
    this.#changed();
  }

  get isDrawing(): boolean {
    return this.#isDrawing;
  }

  set penWidth(width: number) {
    this.#ink.setAttribute('stroke-width', String(width));
  }

  #begin(place: Place): void {
    this.#isDrawing = true;
    this.#strokes.push([place]);
    this.#ink.append(document.createElementNS(SVG, 'path'));
    this.#changedLast();
  }

  #move(places: readonly Place[]): void {
    const stroke = this.#isDrawing ? this.#strokes.at(-1) : undefined;
    if (stroke === undefined) return;
    for (const place of places) {
      const last = stroke.at(-1);
      if (last === undefined || last[0] !== place[0] || last[1] !== place[1]) stroke.push(place);
    }
    this.#changedLast();
  }

  #end(): void {
    if (!this.#isDrawing) return;
    this.#isDrawing = false;
    this.#changedLast();
  }

  #cancel(): void {
    if (this.#isDrawing) this.strokes = this.#strokes.slice(0, -1);
  }

  #changedLast(): void {
    this.#paint(this.#strokes.length - 1);
    this.#changed();
  }

  #paint(index: number): void {
    const stroke = this.#strokes[index];
    if (stroke === undefined) return;
    const way = stroke.map(([x, y]) => `${x} ${y}`).join('L');
    this.#ink.children[index]?.setAttribute('d', `M${way}${stroke.length === 1 ? 'h0' : ''}`);
  }
}
