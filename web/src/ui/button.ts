// A button that stays focusable and is still read aloud while it is disabled.

import { html, type TemplateResult } from 'lit';

export function button(id: string, label: string, enabled: boolean, act: () => unknown): TemplateResult {
  const press = (): void => {
    if (enabled) act();
  };
  return html`<button id=${id} type="button" aria-disabled=${!enabled} @click=${press}>${label}</button>`;
}
