// The door to the core's second module: what the page can do beside reading, loaded when it is first needed. A Worker that opens it has a
// module of its own.

import createLaboratory from '@laboratory';
import wasmAddress from '@wasm/laboratory.wasm?url';
import type { Laboratory } from './contract';
import { once, startModule } from './module';

/// The laboratory, made once and shared. Rejects with an Error whose message is a sentence for the visitor; the next call tries again.
export const loadLaboratory: () => Promise<Laboratory> = once(() => startModule(createLaboratory, wasmAddress));
