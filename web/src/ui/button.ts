// A button that stays focusable and is still read aloud while it is disabled.

import type { TemplateResult } from 'lit';
import { html } from './html';

export function button(id: string, label: string, enabled: boolean, act: () => unknown, isShown = true): TemplateResult {
  const press = (): void => {
    if (enabled) act();
  };
  return html`<button id=${id} type="button" ?hidden=${!isShown} aria-disabled=${!enabled} @click=${press} .textContent=${label}></button>`;
}
