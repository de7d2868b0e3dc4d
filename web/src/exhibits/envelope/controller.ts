// Reads the envelope: what is written after each change, pictures when they arrive, the camera while it runs. If several readings are
// pending, the last one wins. It touches no element.

import { sentence } from '../../engine/fetch';
import { Flattener } from '../../engine/strokes';
import type { Page } from '../../page';
import { Camera } from './camera';
import { readNumber } from './number-reader';
import { bytesOf, decoded, sizeFor, turned, type Picture } from './picture';
import { ASPECT, filmed, pictured, refused, stopped, wasRead, wasSeen, type Envelope } from './state';

export class EnvelopeController {
  readonly camera = new Camera();
  private underWay = new AbortController(); // for the picture or film that is or was shown
  private reading: Promise<unknown> = Promise.resolve(); // the last
  private isFilming = false;
  private isDue = false;
  private latest = 0;
  private shown: readonly unknown[] = [];
  private readonly written = new Flattener(ASPECT);

  constructor(private readonly page: Page) {
    page.subscribe(({ envelope, loaded }) => {
      const now = [envelope.strokes, envelope.points, loaded];
      if (this.isFilming && envelope.source !== 'camera') this.stop(); // another part of the page put something there
      if (now.every((part, i) => part === this.shown[i])) return;
      this.shown = now;
      if (envelope.source === 'pen') this.readSoon();
    });
    document.addEventListener('visibilitychange', () => document.hidden && this.stopFilming());
    addEventListener('pagehide', () => this.stopFilming());
  }

  change(next: (envelope: Envelope) => Envelope): void {
    this.page.change((state) => ({ ...state, envelope: next(state.envelope) }));
  }

  async show(file: Blob): Promise<void> {
    await this.during(async (signal) => {
      const bitmap = await decoded(file);
      signal.throwIfAborted();
      await this.readBitmap(bitmap, signal);
    });
  }

  async film(): Promise<void> {
    await this.during(async (signal) => {
      this.change(filmed);
      this.isFilming = true;
      await this.camera.start(signal, () => this.lose(signal));
      for (;;) {
        await this.reading; // another film's last picture
        const picture = await this.camera.picture();
        if (picture !== null) await this.readPicture(picture, signal, (envelope, digits) => wasSeen(envelope, digits, picture));
        await new Promise((resolve) => setTimeout(resolve, 60));
        signal.throwIfAborted();
      }
    });
  }

  /// Ends the film, and drops a picture that is not shown yet.
  stop(): void {
    this.isFilming = false;
    this.underWay.abort();
    this.change(stopped);
  }

  private stopFilming(): void {
    if (this.isFilming) this.stop();
  }

  /// Shows or films in place of whatever was shown or filmed before. `act` must check the signal after every wait.
  private async during(act: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.stop();
    this.underWay = new AbortController();
    const { signal } = this.underWay;
    try {
      await act(signal);
    } catch (reason) {
      if (signal.aborted) return;
      this.stop();
      this.change((envelope) => refused(envelope, sentence(reason)));
    }
  }

  private lose(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.stop();
    this.change((envelope) => refused(envelope, 'The camera stopped: it was unplugged, or the browser no longer lets this page use it.'));
  }

  /// Turns the picture that is shown clockwise by a quarter: photos taken sideways do not always say so.
  async turn(): Promise<void> {
    const { picture } = this.page.state.envelope;
    if (picture === null) return;
    await this.during(async (signal) => {
      const bitmap = await turned(picture);
      signal.throwIfAborted();
      await this.readBitmap(bitmap, signal);
    });
  }

  private async readBitmap(bitmap: ImageBitmap, signal: AbortSignal): Promise<void> {
    const size = sizeFor({ columns: bitmap.width, rows: bitmap.height });
    this.change((envelope) => pictured(envelope, bitmap, size));
    const picture = await bytesOf(bitmap, size);
    signal.throwIfAborted();
    await this.readPicture(picture, signal, wasRead);
  }

  private async readPicture(
    { bytes, columns, rows }: Picture,
    signal: AbortSignal,
    then: (...given: Parameters<typeof wasRead>) => Envelope,
  ): Promise<void> {
    const weights = this.page.state.loaded?.text;
    if (weights === undefined) throw new Error('The network is not loaded yet.');
    const digits = await this.read({ kind: 'picture', weights, bytes, columns, rows });
    signal.throwIfAborted();
    this.change((envelope) => then(envelope, digits));
  }

  /// One reading at a time.
  private read(...asked: Parameters<typeof readNumber>): ReturnType<typeof readNumber> {
    const reading = this.reading.then(() => readNumber(...asked));
    this.reading = reading.catch(() => {});
    return reading;
  }

  /// Reads at most once a frame and never twice at the same time: what is written in the meantime is read afterwards.
  private readSoon(): void {
    this.latest += 1;
    if (this.isDue) return;
    this.isDue = true;
    requestAnimationFrame(() => setTimeout(() => void this.readStrokes()));
  }

  private async readStrokes(): Promise<void> {
    const request = this.latest;
    const { envelope, loaded, facts } = this.page.state;
    try {
      if (loaded !== null && facts !== null) {
        const { strokes } = envelope;
        const [points, lengths] = this.written.of(strokes).map((part) => part.slice()) as [Float32Array, Uint32Array]; // they are sent
        const digits =
          strokes.length === 0 ? [] : await this.read({ kind: 'strokes', weights: loaded.text, points, lengths, penWidth: facts.penWidth });
        this.change((now) => (now.source === 'pen' && (now.strokes.length > 0 || digits.length === 0) ? wasRead(now, digits) : now));
      }
    } catch (reason) {
      this.change((now) => refused(now, `The number could not be read. ${sentence(reason)}`));
    }
    this.isDue = false;
    if (request !== this.latest) this.readSoon();
  }
}
