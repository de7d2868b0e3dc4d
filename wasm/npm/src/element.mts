// <lecun-digit>: a pad to draw a digit on, and what the network reads.
import { sharedSheet } from './element-style.mjs';
import { Lecun1989Error } from './error.mjs';
import { bytesAt } from './files.mjs';
import { load } from './index.mjs';
import type { Model } from './model.mjs';
import { Shared } from './once.mjs';
import { Pad, type Strokes } from './pad.mjs';
import { checkedPairs } from './strokes.mjs';
import type { Reading, Strokes as AnyStrokes } from './types.mjs';

const SPOKEN_AFTER_MS = 700;
const PEN_WIDTH = 0.08;

/** Elements with the same weights share a model, which stays. */
const models = new Shared<Model>();

export type { Reading };

/** The events of a `<lecun-digit>`: an element's own, and these. */
export interface LecunDigitEventMap extends Omit<HTMLElementEventMap, 'error'> {
  /** After each reading, at most once a frame. */
  reading: CustomEvent<Reading>;
  /** Where weights can't be loaded or strokes can't be read. */
  error: CustomEvent<Lecun1989Error>;
}

type ListenerOf<K extends keyof LecunDigitEventMap> = (this: LecunDigit, event: LecunDigitEventMap[K]) => unknown;

/** Lets servers import the class, where HTMLElement is missing. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

export interface LecunDigit {
  addEventListener<K extends keyof LecunDigitEventMap>(type: K, listener: ListenerOf<K>, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof LecunDigitEventMap>(type: K, listener: ListenerOf<K>, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/**
 * `<lecun-digit weights="URL" size="240" pen="0.08">`. `weights`: the address of a weights file in place of the package's own; `size`: the
 * pad's side in CSS pixels; `pen`: the width of the pen, a part of the pad's side. Event `reading`, at most once a frame: its `detail` is
 * the `Reading`. Event `error`: its `detail` is a `Lecun1989Error`. Parts for style sheets: `pad`, `ink`, `digit`, `words`, `button`.
 */
export class LecunDigit extends Base {
  /** @internal */
  static readonly observedAttributes = ['weights', 'size', 'pen'];

  readonly #pad = new Pad(() => this.#ask());
  readonly #digit = made('output', { part: 'digit', 'aria-live': 'off' }, '?');
  readonly #words = made('p', { part: 'words', class: 'words' });
  readonly #spoken = made('p', { class: 'spoken', role: 'status', 'aria-live': 'polite', 'aria-atomic': 'true' });
  #model: Model | null = null;
  #weights: string | null = null;
  #reading: Reading | null = null;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const { svg } = this.#pad;
    const attributes = {
      part: 'pad',
      class: 'pad',
      tabindex: '0',
      role: 'application',
      'aria-label': 'Pad: draw a digit with a mouse, a pen or a finger. Escape clears, Control Z undoes.',
      'aria-keyshortcuts': 'Control+Z Meta+Z Backspace Escape',
    };
    for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
    const clear = made('button', { part: 'button', type: 'button' }, 'Clear');
    const undo = made('button', { part: 'button', type: 'button' }, 'Undo');
    clear.addEventListener('click', () => this.clear());
    undo.addEventListener('click', () => this.undo());
    const buttons = made('div', { class: 'buttons' });
    buttons.append(clear, undo);
    const answer = made('div', {});
    answer.append(this.#digit, this.#words);
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [sharedSheet()];
    root.append(svg, answer, buttons, this.#spoken);
    svg.addEventListener('keydown', (event) => this.#onKey(event));
    this.#pad.penWidth = this.penWidth;
  }

  /** What is drawn: strokes of [x, y], parts of the pad's side, y down. Set to whatever `read` takes; throws with code `strokes`. */
  get strokes(): Strokes {
    return this.#pad.strokes;
  }

  set strokes(strokes: AnyStrokes) {
    this.#pad.strokes = checkedPairs(strokes);
  }

  /** The last reading; null before there is one. */
  get reading(): Reading | null {
    return this.#reading;
  }

  /** The width of the pen, a part of the pad's side: the attribute `pen` if that is above 0 and at most 1. */
  get penWidth(): number {
    const given = Number(this.getAttribute('pen') ?? PEN_WIDTH);
    return given > 0 && given <= 1 ? given : PEN_WIDTH;
  }

  /** Removes all strokes. */
  clear(): void {
    if (this.strokes.length > 0) this.strokes = [];
  }

  /** Removes the last stroke. */
  undo(): void {
    if (this.strokes.length > 0) this.strokes = this.strokes.slice(0, -1);
  }

  /** @internal For the browser. */
  connectedCallback(): void {
    void this.#load();
  }

  /** @internal For the browser. */
  disconnectedCallback(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
    this.#frame = 0;
  }

  /** @internal For the browser. */
  attributeChangedCallback(name: string, _before: string | null, value: string | null): void {
    if (name === 'weights') {
      if (this.isConnected) void this.#load();
    } else if (name === 'pen') {
      this.#pad.penWidth = this.penWidth;
      this.#ask();
    } else {
      const side_px = Number(value);
      if (side_px > 0) this.#pad.svg.style.setProperty('--size', `${side_px}px`);
      else this.#pad.svg.style.removeProperty('--size');
    }
  }

  async #load(): Promise<void> {
    const given = this.getAttribute('weights');
    const address = given === null ? '' : addressIn(given, this.baseURI);
    if (address === this.#weights) return this.#ask();
    this.#weights = address;
    this.#model = null;
    try {
      const model = await models.get(address, () => modelAt(address));
      if (this.#weights !== address) return;
      this.#model = model;
      this.#ask();
    } catch (error) {
      if (this.#weights !== address) return;
      this.#weights = null; // so that the next attempt is one
      this.#fail(error);
    }
  }

  /** Reads once a frame, however often something changes. */
  #ask(): void {
    if (this.#model === null || this.#frame !== 0 || !this.isConnected) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#read();
    });
  }

  #read(): void {
    if (this.#model === null) return;
    try {
      this.#reading = this.#model.read(this.strokes, { penWidth: this.penWidth });
    } catch (error) {
      return this.#fail(error);
    }
    const { digit, rejected } = this.#reading;
    this.#digit.textContent = digit === null || rejected ? '?' : String(digit);
    this.#words.textContent = inWords(this.#reading);
    clearTimeout(this.#timer);
    if (!this.#pad.isDrawing) this.#timer = setTimeout(() => this.#speak(), SPOKEN_AFTER_MS);
    this.dispatchEvent(new CustomEvent('reading', { detail: this.#reading, bubbles: true, composed: true }));
  }

  /** Once the answer has stayed the same for a while: not with every frame. */
  #speak(): void {
    const { digit, rejected } = this.#reading ?? { digit: null, rejected: false };
    const words = digit === null ? '' : rejected ? this.#words.textContent : `It reads ${digit}`;
    if (this.#spoken.textContent !== words) this.#spoken.textContent = words;
  }

  #fail(reason: unknown): void {
    const error = reason instanceof Lecun1989Error ? reason : new Lecun1989Error('file', String(reason), { cause: reason });
    this.#digit.textContent = '?';
    this.#words.textContent = error.message;
    this.#spoken.textContent = error.message;
    this.dispatchEvent(new CustomEvent('error', { detail: error }));
  }

  /** A key that would change nothing is left to the browser. */
  #onKey(event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (this.strokes.length === 0 || shiftKey || altKey) return;
    const held = ctrlKey || metaKey;
    if (held && key.toLowerCase() === 'z') this.undo();
    else if (!held && ['Backspace', 'Delete', 'Escape'].includes(key)) this.clear();
    else return;
    event.preventDefault();
  }
}

/** An address relative to the page. What is not a URL stays as it is: loading it then fails as it does for a missing file. */
function addressIn(given: string, base: string): string {
  try {
    return new URL(given, base).href;
  } catch {
    return given;
  }
}

/** The package’s own model where the address is empty. */
async function modelAt(address: string): Promise<Model> {
  return load(address === '' ? undefined : new TextDecoder().decode(await bytesAt(address)));
}

function inWords({ digit, second, rejected }: Reading): string {
  if (digit === null) return 'Draw a digit, 0 to 9';
  return rejected ? `Not sure: ${digit} or ${second}, or no digit` : '';
}

function made<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string>, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.textContent = text;
  return element;
}

declare global {
  interface HTMLElementTagNameMap {
    'lecun-digit': LecunDigit;
  }
}

if (globalThis.customElements?.get('lecun-digit') === undefined) globalThis.customElements?.define('lecun-digit', LecunDigit);
