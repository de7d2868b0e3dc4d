// Whether the page's files on the server are still those of this visit. A new version of the page replaces them, and the parts that are
// loaded later are then gone.

/// Completes a sentence for the visitor.
export const CHANGED = 'this page has changed on its server since you opened it: reload it';

const listeners: (() => void)[] = [];
let isKnown = false;

/// Calls back once it is known that the server has another version, or that one waits in this browser.
export function onNewVersion(listener: () => void): void {
  if (isKnown) listener();
  else listeners.push(listener);
}

export function newVersionFound(): void {
  isKnown = true;
  for (const listener of listeners.splice(0)) listener();
}

/// Asks the server for the document and looks whether it starts the same program. Null if there is no answer, or nothing to compare with.
export async function hasChanged(): Promise<boolean | null> {
  if (typeof document === 'undefined') return null; // in a Worker
  const program = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  if (program == null) return null;
  try {
    const address = new URL(location.href);
    address.search = `?version=${Date.now()}`; // so that no cache answers, and no service worker
    address.hash = '';
    const response = await fetch(address, { cache: 'no-store' });
    if (!response.ok) return null;
    const isOther = !(await response.text()).includes(program);
    if (isOther) newVersionFound();
    return isOther;
  } catch {
    return null;
  }
}

/// Loads the page again, as its newest version: a service worker that waits takes over first.
export async function reload(): Promise<void> {
  try {
    const worker = (navigator as Partial<Navigator>).serviceWorker;
    const registration = await worker?.getRegistration();
    if (worker !== undefined && registration !== undefined) await within(5000, takeOver(worker, registration));
  } catch {
    // Whatever the browser has is loaded.
  }
  location.reload();
}

async function takeOver(worker: ServiceWorkerContainer, registration: ServiceWorkerRegistration): Promise<void> {
  await registration.update().catch(() => {});
  const next = registration.waiting ?? registration.installing;
  if (next === null) return;
  const taken = new Promise((resolve) => worker.addEventListener('controllerchange', resolve, { once: true }));
  while (next.state === 'installing') await new Promise((resolve) => next.addEventListener('statechange', resolve, { once: true }));
  if (next.state !== 'installed') return;
  next.postMessage({ type: 'SKIP_WAITING' });
  await taken;
}

const within = (ms: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
