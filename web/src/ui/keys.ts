// Decides which part of the page a key is for: a key without Ctrl or Alt only acts on the part that has the focus. If nothing has the
// focus, the part that was touched last counts, because not every browser focuses a button when it is clicked.

let touched: EventTarget | null = null;
addEventListener(
  'pointerdown',
  ({ target }) => {
    touched = target;
  },
  true,
);

/// Keys typed into a field, or already handled elsewhere, do not count. atFirst: the answer while nothing has been touched yet.
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

const others: (() => boolean)[] = [];

/// Whatever the visitor can do next to drawing, and may want to undo: `undo` is asked before strokes are undone by keys on the pad. It undoes
/// its last deed and returns true, or returns false if the last thing done was not its own.
export const undoFirst = (undo: () => boolean): void => void others.unshift(undo);

/// Whether another part of the page has undone something.
export const undoElsewhere = (): boolean => others.some((undo) => undo());
