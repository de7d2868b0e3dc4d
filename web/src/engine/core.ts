// The C++ core: loads the module once and turns the page's strokes into the flat arrays that it takes. Everything about ink, images and the
// network is computed there, nothing in TypeScript.

import createLecun1989 from '@core';
import wasmAddress from '@wasm/lecun1989.wasm?url';
import type { Activations, LayerSummary, Outcome, Reader } from './contract';
import { once, startModule, valueOrThrow } from './module';
import { flattened, type Strokes } from './strokes';

/// What the core knows before any weights are loaded.
export interface Facts {
  readonly architecture: readonly LayerSummary[];
  readonly h1ToH2: readonly string[];
  readonly amplitude: number;
  readonly penWidth: number; // a fraction of the pad's side, on the screen and for the network alike
}

/// A separate core, with its own weights. Rejects like `loadCore`.
export const makeCore = async (): Promise<Core> => new Core(await startModule(createLecun1989, wasmAddress));

/// The core, made once and shared. Rejects with an Error whose message is a sentence for the visitor; the next call tries again.
export const loadCore = once(makeCore);

export class Core {
  readonly facts: Facts;

  constructor(private readonly lecun1989: Reader) {
    this.facts = {
      architecture: lecun1989.architecture(),
      h1ToH2: lecun1989.h1ToH2(),
      amplitude: lecun1989.amplitude(),
      penWidth: lecun1989.penWidth(),
    };
  }

  loadWeights(json: string): Outcome {
    return this.lecun1989.loadWeights(json);
  }

  kernels(): Float32Array {
    return this.lecun1989.kernels();
  }

  /// Throws an Error with the core's own sentence if it refuses.
  read(strokes: Strokes): Activations {
    return this.predict(this.lecun1989.drawInk(...flattened(strokes), this.facts.penWidth));
  }

  /// image: [16][16], -1 background ... +1 ink. Throws an Error with the core's own sentence if it refuses.
  predict(image: Float32Array): Activations {
    return valueOrThrow(this.lecun1989.predict(image));
  }
}
