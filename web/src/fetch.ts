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

/// What is left to say of whatever was thrown.
export function sentence(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
