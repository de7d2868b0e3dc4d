// Reads numbers beside the page, so that neither pen nor film waits: a laboratory of its own, a number a message.

import { sentence } from '../../engine/fetch';
import { loadLaboratory } from '../../engine/laboratory';
import type { Reply, Request } from './messages';
import { readInLaboratory } from './read-in-laboratory';

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  void loadLaboratory()
    .then((laboratory): Reply => ({ id: data.id, number: readInLaboratory(laboratory, data) }))
    .catch((reason: unknown): Reply => ({ id: data.id, number: { ok: false, message: sentence(reason) } }))
    .then((reply) => postMessage(reply));
});
