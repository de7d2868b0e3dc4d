// The camera: asked for when the visitor presses the button, its pictures read one after another and thrown away, and let go of when the
// visitor stops it or looks elsewhere. No picture leaves the page.

import { bytesOf, type Picture } from './picture';

/// A film has so many pixels on its longer side when it is read.
const LONGEST_SIDE = 640;

export class Camera {
  private stream: MediaStream | null = null;
  readonly video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });

  /// Rejects with a sentence where there is no camera or the visitor says no.
  async start(): Promise<void> {
    const { mediaDevices } = navigator as Partial<Navigator>;
    if (mediaDevices === undefined)
      throw new Error('Here the browser gives no page a camera; it does where the address begins with https.');
    try {
      this.stream = await mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
    } catch (reason) {
      throw new Error(whyNot(reason));
    }
    this.video.srcObject = this.stream;
    await this.video.play();
  }

  /// One picture; null while there is none yet.
  picture(): Picture | null {
    const { videoWidth: columns, videoHeight: rows } = this.video;
    return columns > 0 && rows > 0 ? bytesOf(this.video, { columns, rows }, LONGEST_SIDE) : null;
  }

  stop(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.video.srcObject = null;
  }
}

function whyNot(reason: unknown): string {
  const name = reason instanceof DOMException ? reason.name : '';
  if (name === 'NotAllowedError') return 'The camera stays off: the browser was told not to give it to this page.';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'No camera was found on this device.';
  if (name === 'NotReadableError') return 'The camera did not start: another program may be using it.';
  return 'The camera did not start.';
}
