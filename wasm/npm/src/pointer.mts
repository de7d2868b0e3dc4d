// Follows a pointer across an element: Pointer Events in, points in the unit square out. It draws nothing and stores no stroke.
import { onRaster } from './raster.mjs';

/** What receives the points. */
export interface Pen {
  begin(point: Place): void;
  move(points: readonly Place[]): void;
  end(): void;
  /** The stroke under way was no stroke, but a hand that rests: takes it back. */
  cancel(): void;
}

/** On the raster of the element, 0 ... 1. */
interface Place {
  readonly x: number;
  readonly y: number;
}

type Surface = GlobalEventHandlers & Element;

/** So long after a pen was last seen, a touch is the hand that holds it. */
const PEN_LEAVES_MS = 1000;

/**
 * Follows one pointer at a time, mouse, pen or finger, and ignores all others meanwhile. If a lift went unnoticed, the next primary pointer
 * takes over. A pen takes over from a touch, which was the palm of its hand; touches while it is in use, or just was, are ignored.
 */
export function followPointer(surface: Surface, pen: Pen): void {
  let active: number | null = null;
  let isTouch = false; // the active one
  let penSeen = -Infinity;
  const notePen = ({ pointerType, timeStamp }: PointerEvent): void => {
    if (pointerType === 'pen') penSeen = timeStamp;
  };

  const end = (event: PointerEvent): void => {
    if (event.pointerId !== active) return;
    active = null;
    pen.end();
  };

  surface.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (event.pointerType === 'touch' && event.timeStamp - penSeen < PEN_LEAVES_MS) return;
    notePen(event);
    if (active !== null && isTouch && event.pointerType === 'pen') {
      pen.cancel();
    } else if (active !== null) {
      const isStale = event.pointerId === active || !surface.hasPointerCapture(active);
      if (!isStale || !event.isPrimary) return;
      pen.end();
    }
    active = event.pointerId;
    isTouch = event.pointerType === 'touch';
    pen.begin(placeOf(surface.getBoundingClientRect(), event));
    capture(surface, event.pointerId);
  });
  surface.addEventListener('pointermove', (event) => {
    notePen(event);
    if (event.pointerId !== active) return;
    const box = surface.getBoundingClientRect();
    pen.move(everyMove(event).map((move) => placeOf(box, move)));
  });
  surface.addEventListener('pointerup', (event) => {
    if (event.pointerId === active) pen.move([placeOf(surface.getBoundingClientRect(), event)]);
    end(event);
  });
  surface.addEventListener('pointercancel', end);
  surface.addEventListener('lostpointercapture', end);
}

/** Keeps receiving the pointer's events when it leaves the element. */
function capture(surface: Surface, pointerId: number): void {
  try {
    surface.setPointerCapture(pointerId);
  } catch {
    // The pointer was lifted already: the stroke is what has been received so far.
  }
}

/** The moves that the browser merged into one event, or the event itself if the browser does not report them. */
function everyMove(event: PointerEvent): readonly PointerEvent[] {
  const moves = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : [];
  return moves.length > 0 ? moves : [event];
}

const placeOf = (box: DOMRect, { clientX, clientY }: PointerEvent): Place => ({
  x: part(clientX - box.left, box.width),
  y: part(clientY - box.top, box.height),
});

/** A captured pointer may leave the element; its ink then runs along the edge, where it stays visible. */
const part = (length: number, whole: number): number => onRaster(Math.min(Math.max(length / whole, 0), 1));
