// Keeps the drawing and the weights in the session storage, which ends with the tab, so that a reload loses nothing. A new visit starts as for
// everyone.

import { isWeightsId, type OwnWeights } from '../../engine/weights';
import type { State } from '../../state';
import { hashOf, linkIn, type Link } from './link';

const KEY = 'lecun1989-session';

export interface Session {
  readonly link: Link;
  readonly own: OwnWeights | null; // what the pad read with, if it was none of the page's weights
}

let forgotten: State['strokes'] | null = null; // a drawing that is not to be kept

export function keepSession(state: State): void {
  const { chosen, isExample, loaded, pixels, strokes } = state;
  if (strokes === forgotten) return;
  const weights = isWeightsId(chosen) ? chosen : null;
  const hash = isExample && pixels === null ? (weights === null ? '' : `#weights=${weights}`) : hashOf(state, weights);
  const own = weights === null && loaded?.id === chosen ? (state.own.find(({ id }) => id === chosen) ?? null) : null;
  try {
    // Taught weights that are stored nowhere else come back as a file's would.
    const kept = own === null || state.teach.isKept ? own : { ...own, id: 'own-reloaded' };
    sessionStorage.setItem(KEY, JSON.stringify({ hash, own: kept, address: location.hash }));
  } catch {
    // Not allowed, or too much: a reload starts anew.
  }
}

/// What the page showed before it was reloaded or came back; null on a new visit, and if the address is a link that it did not have then.
export function sessionLeft(): Session | null {
  try {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const text = entry?.type === 'navigate' ? null : sessionStorage.getItem(KEY);
    if (text === null) return null;
    const { hash, own, address } = JSON.parse(text) as { hash: string; own: OwnWeights | null; address: string };
    if (linkIn(location.hash) !== null && location.hash !== address) return null;
    const link = linkIn(hash) ?? { sketch: null, weights: null, problem: null };
    return link.problem === null ? { link, own } : null;
  } catch {
    return null;
  }
}

/// Deletes it, and does not keep this drawing again.
export function forgetSession({ strokes }: State): void {
  forgotten = strokes;
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
