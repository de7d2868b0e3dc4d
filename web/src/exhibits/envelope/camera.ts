// The camera: requested when the visitor presses the button, and released when the visitor stops it or switches to another tab. Its
// pictures are read one after another and discarded. No picture leaves the page.

import { bytesOf, type Picture } from './picture';

/// Frames are scaled down to this many pixels on the longer side before they are read.
const LONGEST_SIDE = 640;

export class Camera {
  private stream: MediaStream | null = null;
  readonly video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });

  /// Rejects with a sentence if there is no camera or the visitor refuses.
  async start(): Promise<void> {
    const { mediaDevices } = navigator as Partial<Navigator>;
    if (mediaDevices === undefined) throw new Error('The browser gives a page the camera only if its address begins with https.');
    try {
      this.stream = await mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
    } catch (reason) {
      throw new Error(whyNot(reason));
    }
    this.video.srcObject = this.stream;
    await this.video.play();
  }

  /// The current frame; null if there is none yet.
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
  if (name === 'NotAllowedError') return 'The camera stays off: the browser does not allow this page to use it.';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'No camera was found on this device.';
  if (name === 'NotReadableError') return 'The camera did not start: another program may be using it.';
  return 'The camera did not start.';
}
