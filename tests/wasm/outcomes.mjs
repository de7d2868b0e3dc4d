// The possible outcomes of a call of the module, by its contract: done, or refused with a sentence.
import assert from 'node:assert/strict';

export function fine(outcome) {
  assert.equal(outcome.message, '');
  assert.equal(outcome.ok, true);
  return outcome;
}

export function refused(outcome, what) {
  assert.deepEqual(Object.keys(outcome).sort(), ['message', 'ok']);
  assert.equal(outcome.ok, false);
  assert.match(outcome.message, what);
}
