// Sends orders to the Worker that teaches. It is started at the first order, and again after it failed or was aborted.

import { isOfFiles } from '../../engine/module';
import { whyNoScript } from '../../engine/scripts';
import { hasChanged } from '../../engine/version';
import type { Done, Order, Reply } from './messages';

let worker: Worker | null = null;

/// Takes one order at a time. Rejects with an Error whose message is a sentence for the visitor, and immediately if the signal aborts.
export async function ask(order: Order, signal: AbortSignal): Promise<Done> {
  let failed = (): void => {};
  const reply = await new Promise<Reply>((resolve) => {
    failed = () => {
      worker?.terminate();
      worker = null;
      void whyNoScript().then((why) => resolve({ ok: false, message: `The lesson could not be started: ${why}.` }));
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
  if (!reply.ok) {
    if (isOfFiles(reply.message)) void hasChanged();
    throw new Error(reply.message);
  }
  return reply.done;
}
