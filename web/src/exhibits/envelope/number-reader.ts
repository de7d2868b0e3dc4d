// Asks the worker to read numbers, or the page's own laboratory if no worker can be started.

import type { NumberDigit } from '../../engine/contract';
import { loadLaboratory } from '../../engine/laboratory';
import { valueOrThrow } from '../../engine/module';
import type { Reply, Request } from './messages';
import { readInLaboratory } from './read-in-laboratory';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

let worker: Worker | null | undefined; // null: none could be started
let requests = 0;
const waiting = new Map<number, { request: Request; resolve: (reply: Reply) => void }>();

/// The digits from left to right. Rejects with an Error whose message is the core's own sentence.
export async function readNumber(asked: WithoutId<Request>): Promise<readonly NumberDigit[]> {
  const request = { ...asked, id: ++requests } as Request;
  const { number } = await ask(request);
  return valueOrThrow(number).digits;
}

function ask(request: Request): Promise<Reply> {
  worker ??= worker === null ? null : startWorker();
  if (worker === null) return askHere(request);
  const { promise, resolve } = deferred<Reply>();
  waiting.set(request.id, { request, resolve });
  worker.postMessage(request);
  return promise;
}

async function askHere(request: Request): Promise<Reply> {
  return { id: request.id, number: readInLaboratory(await loadLaboratory(), request) };
}

function startWorker(): Worker | null {
  try {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      waiting.get(data.id)?.resolve(data);
      waiting.delete(data.id);
    });
    started.addEventListener('error', () => {
      // The worker could not be started: read here what it was asked.
      worker = null;
      for (const { request, resolve } of waiting.values()) {
        askHere(request).then(resolve, (reason: unknown) =>
          resolve({ id: request.id, number: { ok: false, code: 'state', message: String(reason) } }),
        );
      }
      waiting.clear();
    });
    return started;
  } catch {
    return null;
  }
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
