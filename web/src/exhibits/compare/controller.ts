// A second reader, with weights of its own, beside the page's: another instance of the same module.

import { makeCore, type Core } from '../../engine/core';
import { sentence } from '../../engine/fetch';
import { titleOf, type State } from '../../state';
import { fetchWeights, isWeightsId, type AnyWeightsId } from '../../engine/weights';

export interface Second {
  readonly id: AnyWeightsId;
  readonly text: string;
  readonly core: Core;
}

/// former: the second reader so far, whose module serves again. Rejects with an Error whose message is a sentence for the visitor.
export async function secondWith(state: State, id: AnyWeightsId, former: Second | null): Promise<Second> {
  const failed = (why: string): never => {
    throw new Error(`The weights “${titleOf(state, id)}” could not be loaded: ${why.replace(/\.$/, '')}.`);
  };
  const text = await textOf(state, id).catch((reason: unknown) => failed(sentence(reason)));
  const core = former?.core ?? (await makeCore());
  const outcome = core.loadWeights(text);
  return outcome.ok ? { id, text, core } : failed(outcome.message);
}

async function textOf(state: State, id: AnyWeightsId): Promise<string> {
  if (state.loaded?.id === id) return state.loaded.text;
  if (isWeightsId(id)) return fetchWeights(id);
  const own = state.own.find((weights) => weights.id === id);
  if (own === undefined) throw new Error('they are no longer here');
  return own.text;
}
