// The network of 1989 once more, as naively as possible, in doubles and with Math.tanh, from the paper and the description of the weights
// file: to check that every unit of the module is where the contract says. Shares nothing with the core. LeCun 1989, "Network
// Architecture".

const squash = (total) => 1.7159 * Math.tanh((2 / 3) * total);

/// The planes of H1 that each plane of H2 reads, from left to right: three overlapping blocks of eight.
const BLOCKS = [[0, 1, 2, 3, 4, 5, 6, 7], [4, 5, 6, 7, 8, 9, 10, 11], [0, 1, 2, 3, 8, 9, 10, 11]];

/// Activations [plane][row][column] of every layer, from tensors in the order of a weights file and an image [16][16].
export function naiveReading(tensors, image) {
  const h1 = planes(tensors, 'h1', image, 16, () => [0]);
  const h2 = planes(tensors, 'h2', h1, 8, (plane) => BLOCKS[Math.floor(plane / 4)]);
  const h3 = dense(tensors, 'h3', h2);
  return { h1, h2, h3, outputs: dense(tensors, 'output', h3) };
}

function planes(tensors, layer, source, sourceSide, readBy) {
  const weights = tensors[`${layer}.weights`].values;
  const side = sourceSide / 2;
  return tensors[`${layer}.biases`].values.map((bias, unit) => {
    const plane = Math.floor(unit / side ** 2);
    const row = Math.floor(unit / side) % side;
    const column = unit % side;
    let total = bias;
    readBy(plane).forEach((sourcePlane, nth, all) => {
      for (let tap = 0; tap < 25; ++tap) {
        const y = 2 * row + Math.floor(tap / 5) - 2;
        const x = 2 * column + (tap % 5) - 2;
        const inside = x >= 0 && y >= 0 && x < sourceSide && y < sourceSide;
        total += weights[(plane * all.length + nth) * 25 + tap] * (inside ? source[(sourcePlane * sourceSide + y) * sourceSide + x] : -1);
      }
    });
    return squash(total);
  });
}

function dense(tensors, layer, source) {
  const weights = tensors[`${layer}.weights`].values;
  const biases = tensors[`${layer}.biases`].values;
  return biases.map((bias, unit) => squash(source.reduce((sum, value, i) => sum + weights[unit * source.length + i] * value, bias)));
}
