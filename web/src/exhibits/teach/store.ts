// Stores what was taught in this browser, as one record in IndexedDB that all tabs share. A tab replaces the record only if it is still the
// one that the tab has seen: otherwise it gets the newer one, and nothing of another tab's is overwritten. That needs no lock, so no tab
// waits for another that was put to sleep. Everything rejects with whatever the browser throws. A stored record is checked before it is
// used.

import type { Point } from '../../engine/strokes';
import type { Kept } from './state';

const NAME = 'lecun1989-taught';
const PLACE = 'kept';
const FIRST_SIGN_MS = 1000; // some browsers' store never answers; after that it is not asked again
const PATIENCE_MS = 5000; // for other tabs, once the store has answered

/// What is stored, and which version of it: another after each change.
export interface Stored {
  readonly kept: Kept;
  readonly version: string;
}

/// The version of the record now, or the newer record that was found in its place; null if there is none.
export type Replaced = { readonly version: string | null } | { readonly newer: Stored | null };

export type News = 'changed' | 'forgotten';

let waiting: Promise<unknown> = Promise.resolve();
let isSilent = false;

/// Runs requests one after the other, so that the last one determines what is stored.
function next<T>(act: () => Promise<T>): Promise<T> {
  const result = waiting.then(() => within(PATIENCE_MS, act()));
  waiting = result.catch(() => {});
  return result;
}

const silence = (): Error => new Error('its store does not answer');

function within<T>(patience_ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(silence()), patience_ms);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/// Null if nothing is stored.
export const load = (): Promise<Stored | null> => next(async () => check(await use('readonly', false, (store) => store.get(PLACE))));

/// Stores the record, or removes it if `kept` is null, in place of that version; null: of none.
export const replace = (version: string | null, kept: Kept | null): Promise<Replaced> =>
  next(async () => {
    const now = kept === null ? null : String(Math.random());
    let found: Stored | null = null;
    await use('readwrite', version === null, (store) => {
      const request = store.get(PLACE);
      request.addEventListener('success', () => {
        found = soundOrNull(request.result); // what is damaged is replaced
        if ((found?.version ?? null) !== version) return;
        if (kept === null) store.delete(PLACE);
        else store.put({ ...kept, version: now }, PLACE);
      });
      return request;
    });
    if (((found as Stored | null)?.version ?? null) !== version) return { newer: found };
    tell('changed');
    return { version: now };
  });

export const forget = (): Promise<void> =>
  next(async () => {
    if (typeof indexedDB !== 'undefined') await opened(() => indexedDB.deleteDatabase(NAME));
    tell('forgotten');
  });

/// Closes the database afterwards, so that any tab can delete it. creates: whether to make it if it does not exist; otherwise the result is
/// undefined.
async function use<T>(mode: IDBTransactionMode, creates: boolean, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  let isMissing = false;
  const database = await opened(() => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => {
      isMissing = !creates;
      if (creates) opening.result.createObjectStore(PLACE);
      else opening.transaction!.abort(); // so that reading leaves nothing
    };
    return opening;
  }).catch((reason: unknown) => {
    if (isMissing) return null;
    throw reason;
  });
  if (database === null) return undefined;
  try {
    const transaction = database.transaction(PLACE, mode);
    const request = act(transaction.objectStore(PLACE));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = transaction.onabort = () => reject(reasonOf(transaction));
    });
    return request.result;
  } finally {
    database.close();
  }
}

/// Opens or deletes the database. Waits for the store's first sign of life only once: if there was none, it rejects at once from then on.
function opened(ask: () => IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    if (isSilent) throw silence();
    const request = ask();
    const timer = setTimeout(() => {
      isSilent = true;
      reject(silence());
    }, FIRST_SIGN_MS);
    const answers = (): void => {
      clearTimeout(timer);
      isSilent = false;
    };
    request.addEventListener('upgradeneeded', answers);
    request.addEventListener('blocked', answers);
    request.addEventListener('success', () => {
      if (isSilent) (request.result as IDBDatabase | undefined)?.close(); // nobody waits for it any more
      answers();
      resolve(request.result);
    });
    request.addEventListener('error', () => {
      answers();
      reject(reasonOf(request));
    });
  });
}

const reasonOf = ({ error }: IDBRequest | IDBTransaction): Error => error ?? new Error('its store does not say why');

let channel: BroadcastChannel | null = null;

/// Calls back when another tab has changed what is stored. Where browsers have no BroadcastChannel, and for tabs that were asleep, also
/// whenever this tab is shown, since it may have missed something.
export function watch(heard: (news: News) => void): void {
  if (typeof BroadcastChannel === 'function') {
    channel = new BroadcastChannel(NAME);
    channel.onmessage = ({ data }: MessageEvent<News>) => heard(data);
  }
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) heard('changed');
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) heard('changed');
  });
}

const tell = (news: News): void => channel?.postMessage(news);

function soundOrNull(value: unknown): Stored | null {
  try {
    return check(value);
  } catch {
    return null;
  }
}

/// Drawings that an earlier version of the page stored have no keys, and its record no version.
function check(value: unknown): Stored | null {
  if (value === undefined) return null;
  const { drawings, since, base, text, version = 'first' } = value as Kept & { version?: string };
  const isPoint = ({ x, y }: Point): boolean => Number.isFinite(x) && Number.isFinite(y);
  const isSound =
    Array.isArray(drawings) &&
    since >= 0 &&
    since <= drawings.length &&
    drawings.every(
      ({ digit, strokes }: Kept['drawings'][number]) =>
        digit >= 0 && digit <= 9 && strokes.every((stroke: readonly Point[]) => stroke.every(isPoint)),
    ) &&
    (text === null) === (base === null) &&
    (base === null || (typeof base.text === 'string' && typeof text === 'string'));
  if (!isSound) throw new Error('what was kept is not what this page keeps');
  const keyed = (drawings as Kept['drawings']).map((drawing, i) => ({
    ...drawing,
    key: (drawing.key as string | undefined) ?? `first-${i}`,
  }));
  return { kept: { drawings: keyed, since, base, text }, version };
}
