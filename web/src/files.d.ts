// What an import of a file that is not TypeScript gives. A weights file gives two things: its address, to be fetched by choice, and its
// provenance, which the build copies out of it, so that the page can name every file without fetching any.

declare module '*.json?url' {
  const address: string;
  export default address;
}

declare module '*.wasm?url' {
  const address: string;
  export default address;
}

declare module '*.json' {
  export const provenance: unknown;
}

declare module '*.css';
