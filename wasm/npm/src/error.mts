// What is refused.

/** What was wrong: a word for programs. `state`: something was asked of what is disposed of, or is not there yet. */
export type ErrorCode = 'json' | 'weights' | 'digits' | 'image' | 'strokes' | 'picture' | 'number' | 'name' | 'state' | 'file' | 'memory';

/** Every error that the package throws of its own. `message` is a sentence for people: the thing, what was expected, what was found. */
export class Lecun1989Error extends Error {
  override readonly name = 'Lecun1989Error';
  /** What was wrong, for programs. */
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What the core gave; throws where it refused. */
export function accepted<T extends object>(outcome: T): Exclude<T, { code: string }> {
  if ('code' in outcome) {
    const { code, message } = outcome as unknown as { code: ErrorCode; message: string };
    throw new Lecun1989Error(code, message);
  }
  return outcome as Exclude<T, { code: string }>;
}

/** How a message calls a value that is not what was expected. */
export function described(value: unknown): string {
  if (value === null || value === undefined || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'object') return Array.isArray(value) || ArrayBuffer.isView(value) ? `${value.constructor.name} of ${(value as ArrayLike<unknown>).length}` : 'an object';
  return `a ${typeof value}`;
}
