// What is refused.
import type { Refusal } from './lecun1989.mjs';

const LONGEST_QUOTED = 40;

/**
 * What was wrong: a word for programs. `state`: used after `dispose`, or not ready yet; `number`, `name`: a number out of its range, a name
 * that is not in the list; `options`: options that are not an object.
 */
export type ErrorCode =
  'json' | 'weights' | 'digits' | 'image' | 'strokes' | 'picture' | 'number' | 'name' | 'state' | 'file' | 'memory' | 'options';

/** Every error that the package itself throws. `message` is a sentence for people: the thing, what was expected, what was found. */
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
export function accepted<T extends object>(outcome: T): Exclude<T, Refusal> {
  if ('code' in outcome) {
    const { code, message } = outcome as unknown as Refusal;
    throw new Lecun1989Error(code as ErrorCode, message);
  }
  return outcome as Exclude<T, Refusal>;
}

/** A value that is not what was expected, in a message. */
export function described(value: unknown): string {
  if (value === null || ['undefined', 'boolean', 'number'].includes(typeof value)) return String(value);
  if (typeof value === 'string' && value.length <= LONGEST_QUOTED) return JSON.stringify(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value !== 'object') return `a ${typeof value}`;
  return value.constructor === Object ? 'an object' : `an object of ${value.constructor?.name ?? 'no class'}`;
}
