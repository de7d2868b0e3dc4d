// Reads numbers beside the page, so that neither pen nor film waits: a laboratory of its own, a number a message.

import { sentence } from '../../engine/fetch';
import { loadLaboratory } from '../../engine/laboratory';
import { readWith, type Reply, type Request } from './messages';

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  loadLaboratory()
    .then((laboratory): Reply => ({ id: data.id, number: readWith(laboratory, data) }))
    .catch((reason: unknown): Reply => ({ id: data.id, number: { ok: false, message: sentence(reason) } }))
    .then((reply) => postMessage(reply));
});
