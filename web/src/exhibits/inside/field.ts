// Highlights a receptive field on the pad and on the 16x16 image next to it.

import { IMAGE_SIDE } from '../../engine/architecture';
import type { Field } from '../../engine/contract';

/// Parts of the element's sides.
interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const WHOLE: Place = { left: 0, top: 0, width: 1, height: 1 };

/// place: left, top, width and height of what the 16x16 image shows of the pad; empty if the image does not come from the pad.
export function showOnPad(field: Field | null, place: Float32Array | null): void {
  const [left, top, width, height] = place ?? [];
  if (left === undefined || top === undefined || width === undefined || height === undefined) show('.sheet', null, WHOLE);
  else show('.sheet', field, { left, top, width, height });
  show('.seen-frame', field, WHOLE);
}

function show(within: string, field: Field | null, { left, top, width, height }: Place): void {
  const parent = document.querySelector(within);
  const there = parent?.querySelector<HTMLElement>(':scope > .field') ?? null;
  if (field === null || parent === null) {
    there?.remove();
    return;
  }
  const frame = there ?? parent.appendChild(Object.assign(document.createElement('i'), { className: 'field' }));
  const part = (from: number, pixels: number, whole: number): string => `${(from + (pixels / IMAGE_SIDE) * whole) * 100}%`;
  frame.style.left = part(left, field.firstColumn, width);
  frame.style.top = part(top, field.firstRow, height);
  frame.style.width = part(0, field.lastColumn - field.firstColumn + 1, width);
  frame.style.height = part(0, field.lastRow - field.firstRow + 1, height);
}
