// Where an element lies within the one around it, in hundredths. By properties, as the page's policy allows no style attributes.

import type { DirectiveResult } from 'lit/directive.js';
import { ref } from 'lit/directives/ref.js';

/// A directive for the element's tag.
export function boxAt(left: number, top: number, width: number, height: number): DirectiveResult {
  return ref((element) => {
    if (!(element instanceof HTMLElement)) return;
    Object.assign(element.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
  });
}
