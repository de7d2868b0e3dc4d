// The contract of laboratory.mjs: the core once more, with what the page loads only behind the first answer. Kept in step with reader.cpp
// and a source for each exhibit by tests/wasm/. Arrays are fresh copies, as in lecun1989.d.ts.

import type { ModuleOptions, Reader } from './lecun1989';

/// How the network can be trained, as the core and the command line have it.
export interface RecipeSummary {
  name: string;
  summary: string;   // one line
  passes: number;    // its own number of them
  stepSize: number;  // of the first pass
}

export interface Laboratory extends Reader {
  /// learn.cpp: the core's recipes, the plain one first.
  recipes(): RecipeSummary[];
}

export default function createLaboratory(options?: ModuleOptions): Promise<Laboratory>;
