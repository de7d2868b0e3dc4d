// The theme: light, dark or the system's, chosen on the page and remembered in this browser. index.html sets it before the first paint.
// If nothing can be stored, the choice lasts until the page is closed.

export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const KEY = 'lecun1989-theme'; // index.html uses it too

export function theme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

export function setTheme(next: Theme): void {
  try {
    if (next === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // The choice is not remembered, but it is shown.
  }
  show(next);
}

function show(next: Theme): void {
  const { dataset } = document.documentElement;
  if (next === 'system') delete dataset['theme'];
  else dataset['theme'] = next;
  document.dispatchEvent(new Event('themechange'));
}

/// Calls back when the theme changes, whether the visitor or the system changed it. Returns a function that stops it.
export function onThemeChange(callback: () => void): () => void {
  const systems = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  for (const system of systems) system.addEventListener('change', callback);
  document.addEventListener('themechange', callback);
  return () => {
    for (const system of systems) system.removeEventListener('change', callback);
    document.removeEventListener('themechange', callback);
  };
}

/// Paper is light. What scripts have painted must be painted anew for it, before the browser takes its picture, and afterwards again.
function print(isOnPaper: boolean): void {
  document.documentElement.toggleAttribute('data-printed', isOnPaper);
  document.dispatchEvent(new Event('themechange'));
}
addEventListener('beforeprint', () => print(true));
addEventListener('afterprint', () => print(false));
matchMedia('print').addEventListener('change', ({ matches }) => print(matches));

// A choice made in another tab applies here too.
addEventListener('storage', ({ key, newValue }) => {
  if (key === KEY || key === null) show(newValue === 'light' || newValue === 'dark' ? newValue : 'system');
});
