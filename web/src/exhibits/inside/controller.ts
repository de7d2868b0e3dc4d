// Asks the laboratory what goes on inside, whenever something that is shown there has changed and its section is on the screen: in a task
// of its own behind the answer, once a frame at most. Touches no element but to see whether it can be seen.

import type { App } from '../../app';
import { sentence } from '../../engine/fetch';
import { loadLaboratory } from '../../engine/laboratory';
import { good } from '../../engine/module';
import type { State } from '../../state';
import { flat } from '../../engine/strokes';
import type { Laboratory } from '@laboratory';
import { failed, looked, type Found } from './state';

export function followInside(app: App, section: Element): void {
  let visible = false;
  let due = false;
  let asked: readonly unknown[] = [];
  let laboratory: Laboratory | null = null;
  let text: string | null = null; // of the weights in the laboratory

  const what = ({ reading, strokes, loaded, inside }: State): readonly unknown[] =>
    [reading, reading === null ? strokes : null, loaded, inside.off, inside.selected, inside.why];

  const look = async (): Promise<void> => {
    due = false;
    if (!visible) return;
    const { state } = app;
    asked = what(state);
    try {
      laboratory ??= await loadLaboratory();
      if (state.loaded !== null && text !== state.loaded.text) {
        good(laboratory.loadWeights(state.loaded.text));
        text = state.loaded.text;
      }
      const found = findIn(laboratory, state);
      app.change((now) => ({ ...now, inside: looked(now.inside, found) }));
    } catch (reason) {
      app.change((now) => ({ ...now, inside: failed(now.inside, `What goes on inside could not be shown: ${sentence(reason)}`) }));
    }
  };

  const lookSoon = (): void => {
    const now = what(app.state);
    if (!visible || due || now.every((part, i) => part === asked[i])) return;
    due = true;
    requestAnimationFrame(() => setTimeout(() => void look()));
  };

  app.subscribe(lookSoon);
  new IntersectionObserver((entries) => {
    visible = entries.at(-1)!.isIntersecting;
    if (!visible && asked.length > 0) {
      // Nobody follows the drawing for it any more: nothing of it may stay on the pad.
      asked = [];
      app.change((now) => ({ ...now, inside: looked(now.inside, null) }));
    }
    lookSoon();
  }, { rootMargin: '0px 0px -120px' }).observe(section); // its first lines below the pad are not yet a look at it
}

function findIn(laboratory: Laboratory, { reading: whole, strokes, pixels, inside, facts }: State): Found | null {
  if (whole === null || facts === null) return null;
  const { image } = whole;
  const reading = good(laboratory.predictWithout(image, inside.off));
  const { selected, why, off } = inside;
  return {
    reading,
    whole,
    arithmetic: selected === null ? null : good(laboratory.explain(image, off, selected.layer, selected.unit)),
    slopes: why && reading.digit !== null ? good(laboratory.slopesOfOutput(image, off, reading.digit)).slopes : null,
    place: pixels === null ? laboratory.placeOnPad(...flat(strokes), facts.penWidth) : new Float32Array(0),
  };
}
