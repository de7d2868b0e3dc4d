// The button that cycles through the themes: system, light, dark.

import type { SVGTemplateResult, TemplateResult } from 'lit';
import { html, svg } from './html';
import { setTheme, theme, THEMES, type Theme } from './theme';
import { LightElement } from './view';

const NAMES: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' };

export class ThemeSwitch extends LightElement {
  protected override render(): TemplateResult {
    const now = theme();
    const label = `Theme: ${NAMES[now]}. Change to ${NAMES[after(now)]}`;
    return html`<button id="theme" type="button" aria-label=${label} title=${label} @click=${() => setTheme(after(theme()))}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">${picture(now)}</svg>
    </button>`;
  }
}

const after = (now: Theme): Theme => THEMES[(THEMES.indexOf(now) + 1) % THEMES.length]!;

/// A disc: half filled for the system's theme, empty for light, full for dark.
function picture(now: Theme): SVGTemplateResult {
  const ring = svg`<circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"></circle>`;
  if (now === 'system') return svg`${ring}<path d="M10 2a8 8 0 0 0 0 16z" fill="currentColor"></path>`;
  return now === 'light' ? ring : svg`<circle cx="10" cy="10" r="9" fill="currentColor"></circle>`;
}
