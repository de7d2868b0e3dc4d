// What an import of a file that is not TypeScript gives. Of weights files, as many as there are, the build gives two things: their
// addresses, to be fetched by choice, and their provenance, copied out of them, so that the page can name every file without fetching any;
// of the results over several seeds it copies the tables.

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
