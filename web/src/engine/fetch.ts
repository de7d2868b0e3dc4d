// Fetching the page's own files, with what went wrong told apart.

/// A file of the page's own. Throws an Error whose message ends a sentence for the visitor.
export async function fetchFile(address: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address);
  } catch {
    throw new Error(navigator.onLine ? 'the server did not answer' : 'you are offline');
  }
  if (!response.ok) throw new Error(`the file is missing, the server answered ${response.status}`);
  return response;
}

/// Has the next fetch ask the server again for a file that turned out not to be what it should.
export async function forget(address: string): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const name of await caches.keys()) await (await caches.open(name)).delete(address);
}

/// What is left to say of whatever was thrown.
export function sentence(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
