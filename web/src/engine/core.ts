// The C++ core: loads the module once and makes models of weights, which read strokes and images. Everything about ink, images and the
// network is computed there, nothing in TypeScript. A model is the npm package's, without what the first answer does not need.

import createLecun1989 from '@core';
import { accepted } from '@package/error.mjs';
import { StrokeModel } from '@package/stroke-model.mjs';
import wasmAddress from '@wasm/lecun1989.wasm?url';
import type { Activations, LayerSummary, Lecun1989 } from './contract';
import { once, startModule } from './module';
import { flattened, isCutOff, type Strokes } from './strokes';

export class Model extends StrokeModel {
  /// With the image, which the page shows.
  override predict(image: Float32Array, options: { readonly units: true } = { units: true }): Activations {
    return { ...super.predict(image, options), image };
  }

  /// As `read`, with the units. For the pad: at each movement only its new points are copied. A drawing that was cut off is declined, unless
  /// these weights decline nothing.
  readDrawing(strokes: Strokes): Activations {
    const reading = accepted(this.core.readStrokes(this.reader(), ...flattened(strokes), this.core.penWidth(), true)) as Activations;
    return this.threshold > 0 && isCutOff(strokes) ? { ...reading, rejected: true } : reading;
  }
}

/// What the core knows before any weights are loaded.
export interface Facts {
  readonly architecture: readonly LayerSummary[];
  readonly h1ToH2: readonly string[];
  readonly amplitude: number;
  readonly penWidth: number; // a fraction of the pad's side, on the screen and for the network alike
}

/// The core, made once and shared. Rejects with an Error whose message is a sentence for the visitor; the next call tries again.
export const loadCore = once(async (): Promise<Core> => new Core(await startModule(createLecun1989, wasmAddress)));

export class Core {
  readonly facts: Facts;

  constructor(private readonly lecun1989: Lecun1989) {
    this.facts = {
      architecture: lecun1989.architecture(),
      h1ToH2: lecun1989.h1ToH2(),
      amplitude: lecun1989.amplitude(),
      penWidth: lecun1989.penWidth(),
    };
  }

  /// A model of its own, to be disposed of. weights: the text of a weights file. Throws an Error with the core's own sentence if it refuses.
  model(weights: string): Model {
    return new Model(this.lecun1989, weights);
  }
}
