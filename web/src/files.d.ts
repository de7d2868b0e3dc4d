// The types of imports that are not TypeScript. For each weights file the build provides two things: its address, to be fetched on demand,
// and a copy of its provenance, so that the page can describe every file without fetching it. From the results over several seeds it copies
// the tables.

declare module '*.wasm?url' {
  const address: string;
  export default address;
}

interface ImportMeta {
  readonly env: { readonly MODE: string };
  glob<T>(
    patterns: readonly string[],
    options: { eager: true; query?: '?url'; import: 'default' | 'provenance' | 'sets' },
  ): Record<string, T>;
}

declare module '*.css';
