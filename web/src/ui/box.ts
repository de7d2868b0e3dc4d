// Places an element within its parent, in per cent. It sets properties, because the page's policy does not allow style attributes.

import type { DirectiveResult } from 'lit/directive.js';
import { ref } from 'lit/directives/ref.js';

/// A directive for an element's opening tag.
export function boxAt(left: number, top: number, width: number, height: number): DirectiveResult {
  return ref((element) => {
    if (!(element instanceof HTMLElement)) return;
    Object.assign(element.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
  });
}
