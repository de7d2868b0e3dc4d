// Reads numbers in a thread and a laboratory of its own, one per message, so that neither the pen nor the camera waits.

import { sentence } from '../../engine/fetch';
import { loadLaboratory } from '../../engine/laboratory';
import type { Reply, Request } from './messages';
import { readInLaboratory } from './read-in-laboratory';

addEventListener('message', ({ data }: MessageEvent<Request>) => {
  void loadLaboratory()
    .then((laboratory): Reply => ({ id: data.id, number: readInLaboratory(laboratory, data) }))
    .catch((reason: unknown): Reply => ({ id: data.id, number: { ok: false, code: 'state', message: sentence(reason) } }))
    .then((reply) => postMessage(reply));
});
