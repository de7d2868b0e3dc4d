// Whom a key is meant for: keys without Ctrl or Alt do something only where the focus is on what they change. Where nothing has the focus,
// what was touched last stands for it, as not every browser gives the focus to a button that is clicked.

let touched: EventTarget | null = null;
addEventListener(
  'pointerdown',
  ({ target }) => {
    touched = target;
  },
  true,
);

/// Fields keep their keys, and whoever has taken a key keeps it. atFirst: so also while nothing has been touched yet.
export function isKeyFor(parts: string, { target, defaultPrevented }: KeyboardEvent, atFirst = false): boolean {
  const where = target === document.body ? touched : target;
  if (where === null) return atFirst && !defaultPrevented;
  if (defaultPrevented || !(where instanceof Element) || where.closest(parts) === null) return false;
  return !where.matches('input, select, textarea, [contenteditable]');
}

export function isUndo({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !shiftKey && !altKey && key.toLowerCase() === 'z';
}

export function isClear({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return !(ctrlKey || metaKey || shiftKey || altKey) && (key === 'Escape' || key === 'Delete');
}
