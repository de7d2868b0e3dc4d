// Reads one number in a laboratory, in the worker or, without one, in the page.

import type { Laboratory } from '../../engine/contract';
import type { Reply, Request } from './messages';

let reader: number | null = null; // the laboratory's, with the weights that came last

export function readInLaboratory(laboratory: Laboratory, request: Request): Reply['number'] {
  if (request.weights !== null) {
    if (reader !== null) laboratory.destroyReader(reader);
    reader = null;
    const created = laboratory.createReader(request.weights);
    if (!created.ok) return created;
    reader = created.reader;
  }
  if (reader === null) return { ok: false, code: 'state', message: 'weights: expected some to read with, found none' };
  return request.kind === 'strokes'
    ? laboratory.readNumberOfStrokes(reader, request.points, request.lengths, request.penWidth)
    : laboratory.readNumberOfPicture(reader, request.bytes, request.columns, request.rows, 4);
}
