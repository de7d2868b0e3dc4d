// Fetches the page's own files, and says what went wrong when one does not come.

/// Fetches one of the page's own files. Rejects with an Error whose message completes a sentence for the visitor.
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

/// Drops a file that turned out to be damaged from the caches, so that the next fetch asks the server again.
export async function forget(address: string): Promise<void> {
  if (!('caches' in globalThis)) return;
  for (const name of await caches.keys()) await (await caches.open(name)).delete(address);
}

/// The message of whatever was thrown.
export function sentence(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
