// Pauses between pieces of work.

/// Lets the browser draw and listen between two pieces of work, so that neither keeps it waiting for both.
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/// Resolves when the browser is idle. WebKit does not report that, so it gets a short pause instead.
export function leisure(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 2000 });
    else setTimeout(resolve, 200);
  });
}
