// The camera: requested when the visitor presses the button, and released when the visitor stops it, switches to another tab, or the device
// goes away. Its pictures are read one after another and discarded. No picture leaves the page.

import { bytesOf, sizeFor, type Picture } from './picture';

/// Frames are scaled down to this many pixels on the longer side before they are read.
const LONGEST_SIDE = 640;

export class Camera {
  readonly video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });

  /// Runs until the signal aborts, even if the browser answers only after that. lost: called if the camera ends by itself. Rejects with a
  /// sentence if there is no camera or the visitor refuses, and if the signal aborts first.
  async start(signal: AbortSignal, lost: () => void): Promise<void> {
    const { mediaDevices } = navigator as Partial<Navigator>;
    if (mediaDevices === undefined) throw new Error('The browser gives a page the camera only if its address begins with https.');
    const stream = await mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false }).catch((reason: unknown) => {
      throw new Error(whyNot(reason));
    });
    signal.addEventListener('abort', () => this.release(stream));
    if (signal.aborted) this.release(stream);
    signal.throwIfAborted();
    for (const track of stream.getTracks()) track.addEventListener('ended', lost); // not when the page stops it
    this.video.srcObject = stream;
    await this.video.play();
    signal.throwIfAborted();
  }

  /// The current frame; null if there is none yet.
  async picture(): Promise<Picture | null> {
    const { videoWidth: columns, videoHeight: rows } = this.video;
    return columns > 0 && rows > 0 ? bytesOf(this.video, sizeFor({ columns, rows }, LONGEST_SIDE)) : null;
  }

  private release(stream: MediaStream): void {
    for (const track of stream.getTracks()) track.stop();
    if (this.video.srcObject === stream) this.video.srcObject = null;
  }
}

function whyNot(reason: unknown): string {
  const name = reason instanceof DOMException ? reason.name : '';
  if (name === 'NotAllowedError') return 'The camera stays off: the browser does not allow this page to use it.';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'No camera was found on this device.';
  if (name === 'NotReadableError') return 'The camera did not start: another program may be using it.';
  return 'The camera did not start.';
}
