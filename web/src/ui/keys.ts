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

export function isUndo(event: KeyboardEvent): boolean {
  return (isCommand(event) && !event.shiftKey && letterOf(event) === 'z') || (isPlain(event) && event.key === 'Backspace');
}

export function isRedo(event: KeyboardEvent): boolean {
  return isCommand(event) && letterOf(event) === (event.shiftKey ? 'z' : 'y');
}

export function isClear(event: KeyboardEvent): boolean {
  return isPlain(event) && (event.key === 'Escape' || event.key === 'Delete');
}

/// A surface to draw on takes the space bar, which would scroll it away from under the pen.
export const isSpace = (event: KeyboardEvent): boolean => event.key === ' ' && !isCommand(event) && !event.altKey;

/// The digit that a key stands for; null if it stands for none.
export function digitOf({ key, code, shiftKey }: KeyboardEvent): number | null {
  if (/^[0-9]$/.test(key)) return Number(key);
  // Where digits need Shift, as on French keyboards, or are not 0 to 9, as on Arabic ones, the key says it.
  const [, digit] = /^(?:Digit|Numpad)([0-9])$/.exec(code) ?? [];
  return digit === undefined || shiftKey || key.length !== 1 ? null : Number(digit);
}

const isCommand = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => (ctrlKey || metaKey) && !altKey;
const isPlain = ({ ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean => !(ctrlKey || metaKey || shiftKey || altKey);

/// The letter a to z that a key types, or on keyboards of other scripts the one that it has in the Latin layout.
function letterOf({ key, code }: KeyboardEvent): string | undefined {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const isOtherScript = key.length !== 1 || key > '\x7f'; // or nothing at all, while an input method is at work
  return isOtherScript ? /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() : undefined;
}

const others: (() => boolean)[] = [];

/// Whatever the visitor can do next to drawing, and may want to undo: `undo` is asked before strokes are undone by keys on the pad. It undoes
/// its last deed and returns true, or returns false if the last thing done was not its own.
export const undoFirst = (undo: () => boolean): void => void others.unshift(undo);

/// Whether another part of the page has undone something.
export const undoElsewhere = (): boolean => others.some((undo) => undo());
