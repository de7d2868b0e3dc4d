// The network's shape, as far as the page draws it. Counts of units, connections and parameters come from the core. LeCun et al. 1989,
// "Network Architecture".

import type { LayerName } from './contract';

/// The side of the image, in pixels.
export const IMAGE_SIDE = 16;

/// The kernels of H1, each with 5 × 5 weights.
export const KERNEL_COUNT = 12;
export const KERNEL_SIDE = 5;
export const KERNEL_SIZE = KERNEL_SIDE * KERNEL_SIDE;

/// The number of planes in each layer, and the side of a plane in units. H3 and the outputs are drawn as planes of one unit.
export const LAYER_SHAPES: Readonly<Record<LayerName, { readonly planes: number; readonly side: number }>> = {
  H1: { planes: 12, side: 8 },
  H2: { planes: 12, side: 4 },
  H3: { planes: 30, side: 1 },
  output: { planes: 10, side: 1 },
};
