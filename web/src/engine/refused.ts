// What a Content-Security-Policy refused. Browsers report it apart from the failure that it causes.

import { nextTask } from './tasks';

export const POLICY = 'a Content-Security-Policy, of the server or of an extension of the browser, forbids it';

const refused = new Set<string>();
addEventListener('securitypolicyviolation', (event) => {
  if (event.disposition === 'enforce') refused.add(event.blockedURI);
});

/// The report may come after the failure.
async function reported(): Promise<void> {
  await nextTask();
  await nextTask();
}

/// Whether a policy refused a file of the page, which has just failed to come.
export async function isRefused(address: string): Promise<boolean> {
  await reported();
  return refused.has(new URL(address, location.href).href);
}

/// Whether a policy refused any of the page's own scripts.
export async function isScriptRefused(): Promise<boolean> {
  await reported();
  return [...refused].some((address) => address.startsWith(location.origin) && address.endsWith('.js'));
}

/// Whether WebAssembly is forbidden: then even a module without content cannot be made.
export function isWebAssemblyRefused(): boolean {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return false;
  } catch {
    return true;
  }
}
