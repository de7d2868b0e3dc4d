// The possible outcomes of a call of the module, by its contract: done, or refused with a code and a sentence.
import assert from 'node:assert/strict';

export function fine(outcome) {
  assert.equal(outcome.message, '');
  assert.equal(outcome.ok, true);
  return outcome;
}

export function refused(outcome, what) {
  assert.deepEqual(Object.keys(outcome).sort(), ['code', 'message', 'ok']);
  assert.equal(outcome.ok, false);
  assert.match(outcome.code, /^(json|weights|digits|image|strokes|picture|number|name|state)$/);
  assert.match(outcome.message, what);
}
