// How <lecun-digit> looks. A sheet that script makes, which a Content-Security-Policy without inline styles allows.

const CSS = `
:host { display: inline-grid; gap: 0.5em; grid-template-columns: max-content max-content; align-items: center; }
:host([hidden]) { display: none; }
.pad {
  inline-size: var(--size, 240px);
  aspect-ratio: 1;
  box-sizing: border-box;
  border: 1px solid currentColor;
  touch-action: none;
  cursor: crosshair;
}
.pad:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.pad g { fill: none; stroke: currentColor; stroke-linecap: round; stroke-linejoin: round; }
output { display: block; min-inline-size: 1ch; font-size: 4em; line-height: 1; text-align: center; }
.words { margin: 0; max-inline-size: 14em; }
.buttons { grid-column: 1 / -1; display: flex; gap: 0.5em; }
.spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

let sheet: CSSStyleSheet | null = null;

/** One for all elements. */
export function sharedSheet(): CSSStyleSheet {
  if (sheet === null) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
