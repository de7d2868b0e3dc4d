// A pad to draw on: Pointer Events in, strokes in the unit square out, and their ink to be seen. Reads nothing.

/** Places are kept on a raster of so many steps a side, finer than any screen shows. */
const RASTER = 4096;

const SVG = 'http://www.w3.org/2000/svg';

type Place = readonly [x: number, y: number];
export type Drawing = readonly (readonly Place[])[];

export class Pad {
  readonly svg = document.createElementNS(SVG, 'svg');
  readonly #ink = document.createElementNS(SVG, 'g');
  readonly #changed: () => void;
  #strokes: Place[][] = [];
  #active: number | null = null;

  /** changed: after each movement of the pen, and where strokes were taken away or given. */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.svg.setAttribute('viewBox', '0 0 1 1');
    this.#ink.setAttribute('part', 'ink');
    this.svg.append(this.#ink);
    this.#follow();
  }

  get strokes(): Drawing {
    return this.#strokes;
  }

  set strokes(strokes: Drawing) {
    this.#active = null;
    this.#strokes = strokes.map((stroke) => stroke.map(([x, y]) => [x, y] as const));
    this.#ink.replaceChildren(...this.#strokes.map(() => document.createElementNS(SVG, 'path')));
    this.#strokes.forEach((_, i) => this.#paint(i));
    this.#changed();
  }

  get isDrawing(): boolean {
    return this.#active !== null;
  }

  set penWidth(width: number) {
    this.#ink.setAttribute('stroke-width', String(width));
  }

  /** One pointer at a time; what else touches the pad is ignored. If a lift went unnoticed, the next pointer takes over. */
  #follow(): void {
    const { svg } = this;
    svg.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      const { pointerId } = event;
      if (this.#active !== null && this.#active !== pointerId && svg.hasPointerCapture(this.#active)) return;
      this.#active = pointerId;
      this.#strokes.push([this.#placeOf(event)]);
      this.#ink.append(document.createElementNS(SVG, 'path'));
      this.#painted();
      try {
        svg.setPointerCapture(pointerId);
      } catch {
        // It is lifted already: the stroke is what came so far.
      }
    });
    svg.addEventListener('pointermove', (event) => {
      if (event.pointerId !== this.#active) return;
      const moves = event.getCoalescedEvents?.() ?? [];
      for (const move of moves.length > 0 ? moves : [event]) this.#add(this.#placeOf(move));
      this.#painted();
    });
    const end = (event: PointerEvent): void => {
      if (event.pointerId !== this.#active) return;
      if (event.type === 'pointerup') this.#add(this.#placeOf(event));
      this.#active = null;
      this.#painted();
    };
    for (const type of ['pointerup', 'pointercancel', 'lostpointercapture'] as const) svg.addEventListener(type, end);
  }

  #add(place: Place): void {
    const stroke = this.#strokes.at(-1);
    const last = stroke?.at(-1);
    if (stroke && (last === undefined || last[0] !== place[0] || last[1] !== place[1])) stroke.push(place);
  }

  #painted(): void {
    this.#paint(this.#strokes.length - 1);
    this.#changed();
  }

  #paint(index: number): void {
    const stroke = this.#strokes[index];
    if (stroke === undefined) return;
    const way = stroke.map(([x, y]) => `${x} ${y}`).join('L');
    this.#ink.children[index]?.setAttribute('d', `M${way}${stroke.length === 1 ? 'h0' : ''}`);
  }

  /** A captured pointer may leave the pad: its ink then runs along the edge, where it can be seen. */
  #placeOf({ clientX, clientY }: PointerEvent): Place {
    const box = this.svg.getBoundingClientRect();
    const part = (length: number, whole: number): number => Math.round(Math.min(Math.max(length / whole, 0), 1) * RASTER) / RASTER;
    return [part(clientX - box.left, box.width), part(clientY - box.top, box.height)];
  }
}
