// The core's second module: everything beyond reading a digit. It is loaded when it is first needed; a Worker that loads it gets its own
// instance.

import createLaboratory from '@laboratory';
import wasmAddress from '@wasm/laboratory.wasm?url';
import type { Laboratory } from './contract';
import { once, startModule } from './module';

/// The laboratory, made once and shared. Rejects with an Error whose message is a sentence for the visitor; the next call tries again.
export const loadLaboratory: () => Promise<Laboratory> = once(() => startModule(createLaboratory, wasmAddress));
