// The page's address: a link to a drawing opened, also while the page is there already, handed out, and dropped as soon as it no longer
// says what is on the pad.

import type { App } from '../../app';
import type { State } from '../../state';
import { isWeightsId } from '../../engine/weights';
import { hashOf, linkIn } from './link';

/// What the link in the address was about: the address stays while the page still shows that.
let shown: readonly unknown[] | null = null;

const shownIn = (state: State): readonly unknown[] => [state.strokes, state.pixels, state.chosen];

/// Follows the address from now on; to be called when what it said on arrival was opened.
export function followAddress(app: App): void {
  if (linkIn(location.hash)?.problem === null) shown = shownIn(app.state);
  addEventListener('hashchange', () => {
    const link = linkIn(location.hash);
    if (link === null) return;
    shown = null;
    void app.open(link);
    if (link.problem === null) shown = shownIn(app.state);
  });
  app.subscribe((state) => {
    if (shown === null || shownIn(state).every((part, i) => part === shown![i])) return;
    shown = null;
    setHash('');
  });
}

/// Copies a link to what the page shows. Returns what to tell the visitor.
export async function copyLink(state: State): Promise<string> {
  const weights = isWeightsId(state.chosen) ? state.chosen : null;
  const hash = hashOf(state, weights);
  try {
    await navigator.clipboard.writeText(new URL(hash, location.href).href);
    return `The link is copied: it holds this drawing${weights === null ? '; your own weights stay here' : ' and the name of the weights'}.`;
  } catch {
    // Browsers let pages copy only over https, and where the visitor allows it.
    shown = shownIn(state);
    setHash(hash);
    return `This page’s address is now the link: copy it from there.${weights === null ? ' Your own weights are not in it.' : ''}`;
  }
}

function setHash(hash: string): void {
  history.replaceState(null, '', hash === '' ? location.pathname + location.search : hash);
}
