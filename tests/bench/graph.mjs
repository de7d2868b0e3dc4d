// The network in the form that suits general runtimes best, folded from our weights once for all of them:
//   - H2 is one dense convolution over all 12 planes, with zeros where the table of connections has none;
//   - what the borders of -1 contribute goes into the biases (each unit has its own), so that zeros pad;
//   - A and S of the squashing go into the weights, so that plain tanh remains, and one multiplication by A at the end.
export const A = 1.7159, S = 2 / 3;

const TENSORS = ['h1.weights', 'h1.biases', 'h2.weights', 'h2.biases', 'h3.weights', 'h3.biases', 'output.weights', 'output.biases'];
const SIZES = [300, 768, 2400, 192, 5760, 30, 300, 10];

const three = (a, b) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].filter((plane) => [a, b].includes(Math.floor(plane / 4)));
/// The planes that each plane of a layer reads, from left to right of the table.
export const planeSources = {
  h1: Array.from({ length: 12 }, () => [0]),
  h2: [three(0, 1), three(1, 2), three(0, 2)].flatMap((sources) => [sources, sources, sources, sources]),
};

/// Eight typed arrays, from a weights file's `tensors` or from all values in that order.
export function split(given) {
  if (!(given instanceof Float32Array)) return TENSORS.map((name) => Float32Array.from(given[name].values));
  let begin = 0;
  return SIZES.map((size) => given.slice(begin, (begin += size)));
}

/// kernels [plane][source plane][5][5], biases [plane][row][column]; padded two before and one after.
function foldConvolution(weights, biases, planeSources, sourcePlanes, sourceSide, gain) {
  const side = sourceSide / 2, fanIn = planeSources[0].length;
  const kernels = new Float32Array(12 * sourcePlanes * 25);
  const folded = new Float32Array(biases.length);
  const outside = (at) => at < 0 || at >= sourceSide;
  for (let plane = 0; plane < 12; ++plane) {
    planeSources[plane].forEach((source, lane) => {
      for (let tap = 0; tap < 25; ++tap) {
        kernels[(plane * sourcePlanes + source) * 25 + tap] = S * gain * weights[(plane * fanIn + lane) * 25 + tap];
      }
    });
    for (let place = 0; place < side * side; ++place) {
      const row = Math.floor(place / side), column = place % side;
      let total = biases[plane * side * side + place];
      for (let i = 0; i < fanIn * 25; ++i) {
        const y = 2 * row - 2 + Math.floor((i % 25) / 5), x = 2 * column - 2 + (i % 5);
        if (outside(y) || outside(x)) total -= weights[plane * fanIn * 25 + i];
      }
      folded[plane * side * side + place] = S * total;
    }
  }
  return { kernels, biases: folded, sourcePlanes, side };
}

/// Everything folded: h1, h2 { kernels, biases, sourcePlanes, side }, h3 and output { weights [unit][source], biases }.
export function fold(tensors) {
  const [h1Weights, h1Biases, h2Weights, h2Biases, h3Weights, h3Biases, outputWeights, outputBiases] = tensors;
  const scaled = (values, factor) => values.map((value) => factor * value);
  return {
    h1: foldConvolution(h1Weights, h1Biases, planeSources.h1, 1, 16, 1),
    h2: foldConvolution(h2Weights, h2Biases, planeSources.h2, 12, 8, A),
    h3: { weights: scaled(h3Weights, S * A), biases: scaled(h3Biases, S) },
    output: { weights: scaled(outputWeights, S * A), biases: scaled(outputBiases, S) },
  };
}
