// Follows a pointer across an element: Pointer Events in, points in the unit square out. It draws nothing and stores no stroke.

import { onRaster, type Point } from '../engine/strokes';

export interface Pen {
  begin(point: Point): void;
  move(points: readonly Point[]): void;
  end(): void;
}

/// Follows one pointer at a time, mouse, pen or finger, and ignores all others meanwhile. If a lift went unnoticed, the next primary
/// pointer takes over.
export function followPointer(canvas: HTMLElement, pen: Pen): void {
  let active: number | null = null;

  const end = (event: PointerEvent): void => {
    if (event.pointerId !== active) return;
    active = null;
    pen.end();
  };

  canvas.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (active !== null) {
      const isStale = event.pointerId === active || !canvas.hasPointerCapture(active);
      if (!isStale || !event.isPrimary) return;
      pen.end();
    }
    active = event.pointerId;
    pen.begin(place(canvas.getBoundingClientRect(), event));
    capture(canvas, event.pointerId);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.pointerId !== active) return;
    const box = canvas.getBoundingClientRect();
    pen.move(everyMove(event).map((move) => place(box, move)));
  });
  canvas.addEventListener('pointerup', (event) => {
    if (event.pointerId === active) pen.move([place(canvas.getBoundingClientRect(), event)]);
    end(event);
  });
  canvas.addEventListener('pointercancel', end);
  canvas.addEventListener('lostpointercapture', end);
}

/// Keeps receiving the pointer's events when it leaves the canvas.
function capture(canvas: HTMLElement, pointerId: number): void {
  try {
    canvas.setPointerCapture(pointerId);
  } catch {
    // The pointer was lifted already: the stroke is what has been received so far.
  }
}

/// The moves that the browser merged into one event, or the event itself if the browser does not report them.
function everyMove(event: PointerEvent): readonly PointerEvent[] {
  const moves = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return moves.length > 0 ? moves : [event];
}

function place(box: DOMRect, { clientX, clientY }: PointerEvent): Point {
  return { x: part(clientX - box.left, box.width), y: part(clientY - box.top, box.height) };
}

/// A captured pointer may leave the canvas; its ink then runs along the edge, where it stays visible.
function part(length: number, whole: number): number {
  return onRaster(Math.min(Math.max(length / whole, 0), 1));
}
