// Sends orders to the Worker that teaches. It is started at the first order, and again after it failed or was aborted.

import type { Done, Order, Reply } from './messages';

const NO_WORKER = 'The lesson could not be started: one of its files could not be loaded, or the browser is too old for it.';

let worker: Worker | null = null;

/// Takes one order at a time. Rejects with an Error whose message is a sentence for the visitor, and immediately if the signal aborts.
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
  signal.removeEventListener('abort', failed); // after the reply there is nothing for the Worker to abort
  signal.throwIfAborted();
  if (!reply.ok) throw new Error(reply.message);
  return reply.done;
}
