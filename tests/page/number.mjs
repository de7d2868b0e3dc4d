// A number for the envelope: as strokes, as grey levels and as a photo.
import { line } from './pen.mjs';

const ring = (x, y, width, height) => Array.from({ length: 33 }, (_, i) => {
  const angle = (i * Math.PI) / 16;
  return [x - (width / 2) * Math.sin(angle), y - (height / 2) * Math.cos(angle)];
});

/// 7 1 0 7 in a field as wide as `aspect` times its height, both from 0 to 1.
export function number(aspect, top = 0.2, bottom = 0.8) {
  const x = (place, part = 0) => (place + part * (bottom - top)) / aspect;
  const seven = (place) => [...line([x(place), top], [x(place, 0.6), top]), ...line([x(place, 0.6), top], [x(place, 0.25), bottom])];
  return [seven(0.4), line([x(1.15), top], [x(1.15), bottom]), ring(x(1.75), (top + bottom) / 2, x(0, 0.6), bottom - top), seven(2.3)];
}

/// Grey levels of that number, row by row.
export function drawn(columns, rows, top, bottom) {
  const grey = new Uint8Array(columns * rows).fill(215);
  for (const stroke of number(columns / rows, top, bottom)) {
    for (let i = 1; i < stroke.length; ++i) {
      for (const [x, y] of line(stroke[i - 1], stroke[i], 40)) {
        for (let dy = -4; dy <= 4; ++dy) for (let dx = -4; dx <= 4; ++dx) grey[Math.round(y * rows + dy) * columns + Math.round(x * columns + dx)] = 40;
      }
    }
  }
  return grey;
}

/// A photo of it, a BMP file: the light falls off to the right.
export function photoBytes(columns = 640) {
  const rows = 200;
  const grey = drawn(columns, rows, 0.2, 0.8);
  const head = Buffer.alloc(54 + 1024);
  head.write('BM');
  head.writeUInt32LE(head.length + grey.length, 2);
  head.writeUInt32LE(head.length, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(columns, 18);
  head.writeInt32LE(-rows, 22); // from the top
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(8, 28);
  for (let i = 0; i < 256; ++i) head.fill(i, 54 + 4 * i, 54 + 4 * i + 3);
  grey.forEach((level, i) => { grey[i] = level * (1 - (0.5 * (i % columns)) / columns); });
  return Buffer.concat([head, grey]);
}
