// Stores what was taught in this browser between visits, as one record in IndexedDB. Everything rejects with whatever the browser throws. A
// stored record is checked before it is used.

import type { Point } from '../../engine/strokes';
import type { Kept } from './state';

const NAME = 'lecun1989-taught';
const PLACE = 'kept';
const PATIENCE_MS = 5000; // some browsers' store never answers

let waiting: Promise<unknown> = Promise.resolve();

/// Runs requests one after the other, so that the last one determines what is stored.
function next<T>(act: () => Promise<T>): Promise<T> {
  const result = waiting.then(() => answered(act()));
  waiting = result.catch(() => {});
  return result;
}

function answered<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('its store does not answer')), PATIENCE_MS);
    void work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/// Null if nothing is stored.
export const load = (): Promise<Kept | null> => next(() => use('readonly', (store) => store.get(PLACE)).then(check));
export const save = (kept: Kept): Promise<unknown> => next(() => use('readwrite', (store) => store.put(kept, PLACE)));

export const forget = (): Promise<void> =>
  next(async () => {
    if (typeof indexedDB !== 'undefined') await settled(indexedDB.deleteDatabase(NAME));
  });

/// Closes the database afterwards, so that any tab can delete it.
async function use<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(PLACE);
  const database = await settled(opening);
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

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(reasonOf(request));
  });
}

const reasonOf = ({ error }: IDBRequest | IDBTransaction): Error => error ?? new Error('its store does not say why');

function check(value: unknown): Kept | null {
  if (value === undefined) return null;
  const kept = value as Kept;
  const isPoint = ({ x, y }: Point): boolean => Number.isFinite(x) && Number.isFinite(y);
  const isSound =
    Array.isArray(kept.drawings) &&
    kept.since >= 0 &&
    kept.since <= kept.drawings.length &&
    kept.drawings.every(
      ({ digit, strokes }: Kept['drawings'][number]) =>
        digit >= 0 && digit <= 9 && strokes.every((stroke: readonly Point[]) => stroke.every(isPoint)),
    ) &&
    (kept.text === null) === (kept.base === null) &&
    (kept.base === null || (typeof kept.base.text === 'string' && typeof kept.text === 'string'));
  if (!isSound) throw new Error('what was kept is not what this page keeps');
  return kept;
}
