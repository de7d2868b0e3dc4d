// The way to the Worker that teaches, which is started when it is first asked, and again after it failed or was given up.

import type { Done, Order, Reply } from './messages';

const NO_WORKER = 'The lesson could not be started: a file of it did not come, or the browser is too old for it.';

let worker: Worker | null = null;

/// One order at a time. Rejects with an Error whose message is a sentence for the visitor, and at once where the signal gives the order up.
export async function ask(order: Order, signal: AbortSignal): Promise<Done> {
  let failed = (): void => {};
  const reply = await new Promise<Reply>((resolve) => {
    failed = () => {
      worker?.terminate();
      worker = null;
      resolve({ ok: false, message: NO_WORKER });
    };
    signal.addEventListener('abort', failed);
    try {
      worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<Reply>) => resolve(data);
      worker.onerror = failed;
      worker.postMessage(order);
    } catch {
      failed();
    }
  });
  signal.removeEventListener('abort', failed); // what comes behind the reply needs no Worker
  signal.throwIfAborted();
  if (!reply.ok) throw new Error(reply.message);
  return reply.done;
}
