// The page's address: opens a link to a drawing, on arrival and later, copies links, and removes a link from the address as soon as the
// page shows something else.

import type { Strokes } from '../../engine/strokes';
import { isWeightsId } from '../../engine/weights';
import type { Page } from '../../page';
import { exampleDrawn, linkHandedOut, linkOpened, noticed, START, type State } from '../../state';
import { hashOf, linkIn, type Link } from './link';
import { keepSession, sessionLeft } from './session';

export class LinkController {
  /// What the link in the address stands for, as long as the page shows it; otherwise null.
  private shown: readonly unknown[] | null = null;

  constructor(private readonly page: Page) {}

  /// Starts the page with what its address asks for, with what it showed before a reload, or with the example. Resolves when the weights
  /// are loaded or refused.
  async arrive(example: Strokes): Promise<void> {
    const link = linkIn(location.hash);
    const session = sessionLeft();
    const { sketch, weights } = session?.link ?? link ?? { sketch: null, weights: null };
    this.page.change((state) => (sketch === null ? exampleDrawn(state, example) : linkOpened(state, sketch)));
    const loaded = session?.own ? this.page.use(session.own) : this.page.load(weights ?? this.page.state.chosen);
    this.follow(link);
    addEventListener('pagehide', () => keepSession(this.page.state));
    document.addEventListener('visibilitychange', () => document.hidden && keepSession(this.page.state)); // some are ended without a word
    await loaded;
    if (session?.own && this.page.state.loaded === null) await this.page.load(START.chosen); // refused
    this.page.change((state) => noticed(state, link?.problem ?? null));
  }

  /// Copies a link to what the page shows and tells the visitor.
  async copy(): Promise<void> {
    const { state } = this.page;
    const weights = isWeightsId(state.chosen) ? state.chosen : null;
    const hash = hashOf(state, weights);
    const [notice, answer] = await this.handOut(hash, weights === null);
    this.page.change((now) => linkHandedOut(now, notice, answer));
  }

  private async handOut(hash: string, readsWithOwn: boolean): Promise<[notice: string, answer: string]> {
    const { state } = this.page;
    try {
      await navigator.clipboard.writeText(new URL(hash, location.href).href);
      const what = readsWithOwn ? '; your own weights stay here' : ' and the name of the weights';
      return [`The link is copied: it holds this drawing${what}.`, 'Copied'];
    } catch {
      // Browsers let a page copy only over https and with the visitor's permission.
      this.shown = shownIn(state);
      setHash(hash);
      const without = readsWithOwn ? ' Your own weights are not in it.' : '';
      return [`This page’s address is now the link: copy it from there.${without}`, 'It is in the address'];
    }
  }

  private follow(arrived: Link | null): void {
    if (arrived?.problem === null) this.shown = shownIn(this.page.state);
    addEventListener('hashchange', () => {
      const link = linkIn(location.hash);
      if (link === null) return;
      this.shown = null;
      void this.open(link);
      if (link.problem === null) this.shown = shownIn(this.page.state);
    });
    this.page.subscribe((state) => {
      if (this.shown === null || shownIn(state).every((part, i) => part === this.shown![i])) return;
      this.shown = null;
      setHash('');
    });
  }

  private async open(link: Link): Promise<void> {
    const { sketch } = link;
    if (sketch !== null) this.page.change((state) => linkOpened(state, sketch));
    if (link.weights !== null && link.weights !== this.page.state.chosen) await this.page.load(link.weights);
    this.page.change((state) => noticed(state, link.problem));
  }
}

const shownIn = (state: State): readonly unknown[] => [state.strokes, state.pixels, state.chosen];

function setHash(hash: string): void {
  history.replaceState(null, '', hash === '' ? location.pathname + location.search : hash);
}
