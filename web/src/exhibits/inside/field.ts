// Highlights a receptive field on the pad and on the 16x16 image next to it.

import { IMAGE_SIDE } from '../../engine/architecture';
import type { Field } from '../../engine/contract';

/// place: left, top and side of the square on the pad that the 16x16 image shows; empty if the image does not come from the pad.
export function showOnPad(field: Field | null, place: Float32Array | null): void {
  const [left, top, side] = place ?? [];
  if (left === undefined || top === undefined || side === undefined) show('.sheet', null, 0, 0, 1);
  else show('.sheet', field, left, top, side);
  show('.seen-frame', field, 0, 0, 1);
}

function show(within: string, field: Field | null, left: number, top: number, side: number): void {
  const parent = document.querySelector(within);
  const there = parent?.querySelector<HTMLElement>(':scope > .field') ?? null;
  if (field === null || parent === null) {
    there?.remove();
    return;
  }
  const frame = there ?? parent.appendChild(Object.assign(document.createElement('i'), { className: 'field' }));
  const part = (from: number, pixels: number): string => `${(from + (pixels / IMAGE_SIDE) * side) * 100}%`;
  frame.style.left = part(left, field.firstColumn);
  frame.style.top = part(top, field.firstRow);
  frame.style.width = part(0, field.lastColumn - field.firstColumn + 1);
  frame.style.height = part(0, field.lastRow - field.firstRow + 1);
}
