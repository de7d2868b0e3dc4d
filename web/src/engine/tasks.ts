// Work in pieces.

/// Lets the browser draw and listen between two pieces of work, so that neither keeps it waiting for both.
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
