// Work in pieces.

/// Lets the browser draw and listen between two pieces of work, so that neither keeps it waiting for both.
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/// Resolves when the browser has nothing better to do. WebKit does not tell; a pause stands in for it there.
export function leisure(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}
