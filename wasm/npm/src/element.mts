// <lecun-digit>: a pad to draw a digit on, and what the network reads. Importing this module defines it.
//
//   <lecun-digit weights="my.json" size="240" pen="0.08"></lecun-digit>
//
// weights: address of a weights file (the package's own if you leave it out); size: the pad's side in CSS pixels (240); pen: the width of
// the pen, a part of the pad's side (0.08). After each reading the event `reading` comes with it in `detail`, and after a failure `error`
// with an Error. Nothing in it needs more than a strict Content-Security-Policy with 'wasm-unsafe-eval' allows.
import { load, type Model, type Reading } from './index.mjs';

type Stroke = [x: number, y: number][];

const STYLE = `
  :host { display: inline-block; font: 16px system-ui, sans-serif; color: CanvasText; }
  canvas { display: block; touch-action: none; background: Canvas; border: 1px solid GrayText; border-radius: 8px; cursor: crosshair; }
  canvas:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
  .line { display: flex; align-items: center; justify-content: space-between; gap: 8px; min-height: 44px; }
  output { font-size: 1.6em; font-weight: 600; }
  button { font: inherit; min-width: 44px; min-height: 44px; }
`;

/** A pad that reads digits. `strokes` and `reading` say what is on it; `clear` and `undo` do what its buttons and keys do. */
export class LecunDigit extends HTMLElement {
  static readonly observedAttributes = ['weights', 'size', 'pen'];

  readonly #canvas = document.createElement('canvas');
  readonly #answer = document.createElement('output');
  #strokes: Stroke[] = [];
  #pointer: number | null = null;
  #model: Promise<Model> | null = null;
  #reading: Reading | null = null;
  #readings = 0; // asked for: an earlier one that comes late is left

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    root.adoptedStyleSheets = [style];
    this.#canvas.tabIndex = 0;
    this.#canvas.setAttribute('role', 'img');
    this.#answer.setAttribute('aria-live', 'polite');
    const line = document.createElement('div');
    line.className = 'line';
    line.append(this.#answer, this.#button('Undo', () => this.undo()), this.#button('Clear', () => this.clear()));
    root.append(this.#canvas, line);
    this.#listen();
  }

  /** What is drawn: strokes of points [x, y] in the unit square. */
  get strokes(): readonly (readonly (readonly [number, number])[])[] {
    return this.#strokes;
  }

  /** What was read last; null before that and where nothing is drawn. */
  get reading(): Reading | null {
    return this.#reading;
  }

  clear(): void {
    this.#change([]);
  }

  undo(): void {
    this.#change(this.#strokes.slice(0, -1));
  }

  connectedCallback(): void {
    this.#resize();
    this.#show();
  }

  disconnectedCallback(): void {
    this.#forgetModel();
  }

  attributeChangedCallback(name: string): void {
    if (!this.isConnected) return;
    if (name === 'weights') this.#forgetModel();
    if (name === 'size') this.#resize();
    this.#change(this.#strokes);
  }

  #button(text: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.addEventListener('click', act);
    return button;
  }

  #listen(): void {
    const canvas = this.#canvas;
    canvas.addEventListener('pointerdown', (event) => {
      if (this.#pointer !== null || event.button !== 0) return;
      this.#pointer = event.pointerId;
      canvas.setPointerCapture(event.pointerId);
      this.#change([...this.#strokes, [this.#place(event)]]);
    });
    canvas.addEventListener('pointermove', (event) => {
      if (event.pointerId !== this.#pointer) return;
      const events = event.getCoalescedEvents?.() ?? [];
      this.#strokes.at(-1)?.push(...(events.length > 0 ? events : [event]).map((one) => this.#place(one)));
      this.#change(this.#strokes);
    });
    for (const type of ['pointerup', 'pointercancel'] as const) {
      canvas.addEventListener(type, (event) => {
        if (event.pointerId === this.#pointer) this.#pointer = null;
      });
    }
    canvas.addEventListener('keydown', (event) => {
      const isUndo = (event.ctrlKey || event.metaKey) && event.code === 'KeyZ';
      const isClear = !event.ctrlKey && !event.metaKey && !event.altKey && (event.key === 'Escape' || event.key === 'Delete');
      const isLast = event.key === 'Backspace';
      if (!isUndo && !isClear && !isLast) return;
      event.preventDefault();
      if (isClear) this.clear();
      else this.undo();
    });
  }

  #place(event: PointerEvent): [number, number] {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    return [(event.clientX - left) / width, (event.clientY - top) / height];
  }

  get #pen(): number {
    const pen = Number(this.getAttribute('pen') ?? NaN);
    return pen > 0 && pen <= 1 ? pen : 0.08;
  }

  #resize(): void {
    const asked = Number(this.getAttribute('size') ?? NaN);
    const size = asked >= 16 && asked <= 4096 ? asked : 240;
    const pixels = Math.round(size * (globalThis.devicePixelRatio || 1));
    this.#canvas.width = pixels;
    this.#canvas.height = pixels;
    this.#canvas.style.width = `${size}px`;
    this.#canvas.style.height = `${size}px`;
  }

  #change(strokes: Stroke[]): void {
    this.#strokes = strokes;
    this.#paint();
    void this.#read();
  }

  #paint(): void {
    const { width } = this.#canvas;
    const context = this.#canvas.getContext('2d');
    if (context === null) return;
    context.clearRect(0, 0, width, width);
    context.lineWidth = this.#pen * width;
    context.lineCap = context.lineJoin = 'round';
    context.strokeStyle = getComputedStyle(this).color;
    for (const stroke of this.#strokes) {
      context.beginPath();
      for (const [x, y] of stroke) context.lineTo(x * width, y * width);
      if (stroke.length === 1) context.lineTo(stroke[0]![0] * width + 0.01, stroke[0]![1] * width);
      context.stroke();
    }
  }

  async #read(): Promise<void> {
    const request = ++this.#readings;
    try {
      this.#model ??= this.#load();
      const model = await this.#model;
      if (request !== this.#readings || model.disposed) return;
      this.#reading = model.read(this.#strokes, { penWidth: this.#pen });
      this.#show();
      this.dispatchEvent(new CustomEvent('reading', { detail: this.#reading, bubbles: true, composed: true }));
    } catch (reason) {
      if (request !== this.#readings) return;
      this.#model = null; // the next stroke tries again
      this.#answer.textContent = reason instanceof Error ? reason.message : String(reason);
      this.dispatchEvent(new ErrorEvent('error', { error: reason, message: this.#answer.textContent }));
    }
  }

  async #load(): Promise<Model> {
    const address = this.getAttribute('weights');
    if (address === null || address === '') return load();
    const response = await fetch(new URL(address, document.baseURI));
    if (!response.ok) throw new Error(`weights: expected a file at ${address}, found HTTP status ${response.status}`);
    return load(await response.text());
  }

  #forgetModel(): void {
    void this.#model?.then((model) => model.dispose(), () => {});
    this.#model = null;
  }

  #show(): void {
    const reading = this.#reading;
    const answer = reading === null || reading.digit === null ? '' : reading.rejected ? `? (${reading.digit} or ${reading.second})` : String(reading.digit);
    this.#answer.textContent = answer;
    this.#canvas.setAttribute('aria-label', answer === '' ? 'Pad: draw a digit' : `Pad: the network reads ${answer}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lecun-digit': LecunDigit;
  }
}

if (!customElements.get('lecun-digit')) customElements.define('lecun-digit', LecunDigit);
