// Why a script of the page, a later part or a Worker, did not come: browsers do not say.

import { isScriptRefused, POLICY } from './refused';
import { CHANGED, hasChanged } from './version';

/// Completes a sentence for the visitor.
export async function whyNoScript(): Promise<string> {
  if (await isScriptRefused()) return POLICY;
  if (!navigator.onLine) return 'you are offline';
  const isOther = await hasChanged();
  if (isOther === null) return 'the server did not answer';
  return isOther ? CHANGED : 'one of its files is missing or damaged, or the browser is too old for it';
}
