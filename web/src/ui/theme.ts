// Light, dark or as the visitor's system has it: chosen on the page, remembered in this browser. index.html sets it before the first paint.
// Where nothing can be stored, the choice lasts as long as the page.

export type Theme = 'system' | 'light' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

const KEY = 'lecun1989-theme'; // index.html's too

export function theme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system';
}

export function setTheme(next: Theme): void {
  try {
    if (next === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, next);
  } catch {
    // It is not remembered, and all else is as chosen.
  }
  show(next);
}

function show(next: Theme): void {
  const { dataset } = document.documentElement;
  if (next === 'system') delete dataset['theme'];
  else dataset['theme'] = next;
  document.dispatchEvent(new Event('themechange'));
}

/// Calls back when light and dark change, be it by the visitor or by the system. Returns the way to stop.
export function onThemeChange(callback: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', callback);
  document.addEventListener('themechange', callback);
  return () => {
    dark.removeEventListener('change', callback);
    document.removeEventListener('themechange', callback);
  };
}

// Another tab's choice is this one's too.
addEventListener('storage', ({ key, newValue }) => {
  if (key === KEY || key === null) show(newValue === 'light' || newValue === 'dark' ? newValue : 'system');
});
