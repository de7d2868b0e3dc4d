// A button that is reached, and read aloud, also while it can do nothing.

import { html, type TemplateResult } from 'lit';

export function button(id: string, label: string, enabled: boolean, act: () => unknown): TemplateResult {
  return html`<button
    id=${id}
    type="button"
    aria-disabled=${!enabled}
    @click=${() => {
      if (enabled) act();
    }}
  >
    ${label}
  </button>`;
}
