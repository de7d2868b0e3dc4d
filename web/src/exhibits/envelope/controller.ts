// Reads the envelope: what is written after each change, pictures when they arrive, the camera while it runs. If several readings are
// pending, the last one wins. It touches no element.

import { sentence } from '../../engine/fetch';
import { Flattener } from '../../engine/strokes';
import type { Page } from '../../page';
import { Camera } from './camera';
import { readNumber } from './number-reader';
import { bytesOf, decoded, type Picture } from './picture';
import { ASPECT, filmed, pictured, refused, stopped, wasRead, wasSeen, type Envelope } from './state';

export class EnvelopeController {
  readonly camera = new Camera();
  private isDue = false;
  private latest = 0;
  private shown: readonly unknown[] = [];
  private readonly written = new Flattener(ASPECT);

  constructor(private readonly page: Page) {
    page.subscribe(({ envelope, loaded }) => {
      const now = [envelope.strokes, envelope.points, loaded];
      if (now.every((part, i) => part === this.shown[i])) return;
      this.shown = now;
      if (envelope.source === 'pen') this.readSoon();
    });
    document.addEventListener('visibilitychange', () => document.hidden && this.stop());
  }

  change(next: (envelope: Envelope) => Envelope): void {
    this.page.change((state) => ({ ...state, envelope: next(state.envelope) }));
  }

  async show(file: Blob): Promise<void> {
    this.stop();
    try {
      const bitmap = await decoded(file);
      const picture = bytesOf(bitmap, { columns: bitmap.width, rows: bitmap.height });
      this.change((envelope) => pictured(envelope, bitmap, picture));
      await this.readPicture(picture, (envelope, digits) => (envelope.picture === bitmap ? wasRead(envelope, digits) : envelope));
    } catch (reason) {
      this.change((envelope) => refused(envelope, sentence(reason)));
    }
  }

  async film(): Promise<void> {
    this.change(filmed);
    try {
      await this.camera.start();
      while (this.isFilming()) {
        const picture = this.camera.picture();
        if (picture !== null) await this.readPicture(picture, (envelope, digits) => wasSeen(envelope, digits, picture));
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    } catch (reason) {
      this.stop();
      this.change((envelope) => refused(envelope, sentence(reason)));
    }
    if (!this.isFilming()) this.camera.stop();
  }

  stop(): void {
    this.camera.stop();
    this.change(stopped);
  }

  private isFilming(): boolean {
    return this.page.state.envelope.source === 'camera';
  }

  private async readPicture({ bytes, columns, rows }: Picture, then: (...given: Parameters<typeof wasRead>) => Envelope): Promise<void> {
    const weights = this.page.state.loaded?.text;
    if (weights === undefined) throw new Error('The network is not loaded yet.');
    const digits = await readNumber({ kind: 'picture', weights, bytes, columns, rows });
    this.change((envelope) => then(envelope, digits));
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
          strokes.length === 0
            ? []
            : await readNumber({ kind: 'strokes', weights: loaded.text, points, lengths, penWidth: facts.penWidth });
        this.change((now) => (now.source === 'pen' && (now.strokes.length > 0 || digits.length === 0) ? wasRead(now, digits) : now));
      }
    } catch (reason) {
      this.change((now) => refused(now, `The number could not be read. ${sentence(reason)}`));
    }
    this.isDue = false;
    if (request !== this.latest) this.readSoon();
  }
}
