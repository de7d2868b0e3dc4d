// The same network in plain JavaScript, as a first version would be written: typed arrays and loops in the paper's order, none of our
// tricks. Its results are checked against the module before it is timed.
import { A, S, planeSources, split } from '../graph.mjs';

const squash = (total) => A * Math.tanh(S * total);
const slopeAt = (value) => (S / A) * (A - value) * (A + value);

export async function open({ text }) {
  const network = new Network(split(JSON.parse(await text('/weights.json')).tensors));
  const training = { network: null, images: null, digits: null, next: 0, stepSize: 0.05 };
  return {
    predict: (image) => network.forward(image),
    startTraining(images, digits, parameters) {
      Object.assign(training, { network: new Network(parameters), images, digits, next: 0, stepSize: 0.05 });
    },
    trainPass: (count) => train(training, count),
    trainedParameters: () => training.network.flat(),
  };
}

/// The recipe 1989-sgd.
function train(training, count) {
  const { network, images, digits } = training;
  for (let i = 0; i < count; ++i) {
    const at = training.next;
    network.forward(images.subarray(at * 256, at * 256 + 256));
    network.backward(digits[at]);
    network.step(training.stepSize);
    training.next = (at + 1) % digits.length;
    if (training.next === 0) training.stepSize *= 0.87;
  }
}

/// Planes that read 5x5 neighbourhoods, two steps apart, in some planes of the layer before, which has a border of -1.
class Convolution {
  constructor(weights, biases, sources, sourceSide) {
    Object.assign(this, { weights, biases, sources, side: sourceSide / 2, stride: sourceSide + 3 });
    this.fanIn = sources[0].length;
    this.values = new Float32Array(biases.length);
    this.deltas = new Float32Array(biases.length);
    this.weightSlopes = new Float32Array(weights.length);
  }

  forward(source) {
    const { weights, biases, sources, side, stride, fanIn, values } = this;
    for (let plane = 0, unit = 0; plane < sources.length; ++plane) {
      for (let row = 0; row < side; ++row) {
        for (let column = 0; column < side; ++column, ++unit) {
          let total = biases[unit];
          let weight = plane * fanIn * 25;
          for (let lane = 0; lane < fanIn; ++lane) {
            let at = (sources[plane][lane] * stride + 2 * row) * stride + 2 * column;
            for (let y = 0; y < 5; ++y, at += stride - 5) {
              for (let x = 0; x < 5; ++x) total += weights[weight++] * source[at++];
            }
          }
          values[unit] = squash(total);
        }
      }
    }
  }

  /// sourceSlopes is null if nobody needs them.
  backward(source, sourceSlopes) {
    const { weights, sources, side, stride, fanIn, deltas, weightSlopes } = this;
    weightSlopes.fill(0);
    sourceSlopes?.fill(0);
    for (let plane = 0, unit = 0; plane < sources.length; ++plane) {
      for (let row = 0; row < side; ++row) {
        for (let column = 0; column < side; ++column, ++unit) {
          const delta = deltas[unit];
          let weight = plane * fanIn * 25;
          for (let lane = 0; lane < fanIn; ++lane) {
            let at = (sources[plane][lane] * stride + 2 * row) * stride + 2 * column;
            for (let y = 0; y < 5; ++y, at += stride - 5) {
              for (let x = 0; x < 5; ++x, ++weight, ++at) {
                weightSlopes[weight] += delta * source[at];
                if (sourceSlopes) sourceSlopes[at] += delta * weights[weight];
              }
            }
          }
        }
      }
    }
  }
}

class Dense {
  constructor(weights, biases) {
    Object.assign(this, { weights, biases, count: weights.length / biases.length });
    this.values = new Float32Array(biases.length);
    this.deltas = new Float32Array(biases.length);
    this.weightSlopes = new Float32Array(weights.length);
  }

  forward(source) {
    for (let unit = 0, weight = 0; unit < this.values.length; ++unit) {
      let total = this.biases[unit];
      for (let i = 0; i < this.count; ++i) total += this.weights[weight++] * source[i];
      this.values[unit] = squash(total);
    }
  }

  backward(source, sourceSlopes) {
    sourceSlopes.fill(0);
    for (let unit = 0, weight = 0; unit < this.deltas.length; ++unit) {
      const delta = this.deltas[unit];
      for (let i = 0; i < this.count; ++i, ++weight) {
        this.weightSlopes[weight] = delta * source[i];
        sourceSlopes[i] += delta * this.weights[weight];
      }
    }
  }
}

class Network {
  /// tensors: eight arrays in the order of a weights file, which the network keeps and changes.
  constructor(tensors) {
    this.tensors = tensors;
    this.h1 = new Convolution(tensors[0], tensors[1], planeSources.h1, 16);
    this.h2 = new Convolution(tensors[2], tensors[3], planeSources.h2, 8);
    this.h3 = new Dense(tensors[4], tensors[5]);
    this.output = new Dense(tensors[6], tensors[7]);
    this.layers = [this.h1, this.h2, this.h3, this.output];
    this.image = new Float32Array(19 * 19).fill(-1); // with its border, like those that follow
    this.h1Values = new Float32Array(12 * 11 * 11).fill(-1);
    this.h1Slopes = new Float32Array(12 * 11 * 11);
    this.h2Slopes = new Float32Array(192);
    this.h3Slopes = new Float32Array(30);
  }

  forward(image) {
    for (let row = 0; row < 16; ++row) {
      for (let column = 0; column < 16; ++column) this.image[(row + 2) * 19 + column + 2] = image[row * 16 + column];
    }
    this.h1.forward(this.image);
    for (let unit = 0; unit < 768; ++unit) this.h1Values[bordered(unit)] = this.h1.values[unit];
    this.h2.forward(this.h1Values);
    this.h3.forward(this.h2.values);
    this.output.forward(this.h3.values);
    return this.output.values;
  }

  backward(digit) {
    const { h1, h2, h3, output } = this;
    for (let i = 0; i < 10; ++i) {
      const value = output.values[i];
      output.deltas[i] = 0.2 * (value - (i === digit ? 1 : -1)) * slopeAt(value);
    }
    output.backward(h3.values, this.h3Slopes);
    for (let i = 0; i < 30; ++i) h3.deltas[i] = this.h3Slopes[i] * slopeAt(h3.values[i]);
    h3.backward(h2.values, this.h2Slopes);
    for (let i = 0; i < 192; ++i) h2.deltas[i] = this.h2Slopes[i] * slopeAt(h2.values[i]);
    h2.backward(this.h1Values, this.h1Slopes);
    for (let i = 0; i < 768; ++i) h1.deltas[i] = this.h1Slopes[bordered(i)] * slopeAt(h1.values[i]);
    h1.backward(this.image, null);
  }

  step(size) {
    for (const { weights, weightSlopes, biases, deltas } of this.layers) {
      for (let i = 0; i < weights.length; ++i) weights[i] -= size * weightSlopes[i];
      for (let i = 0; i < biases.length; ++i) biases[i] -= size * deltas[i]; // a bias has the slope of its unit's total
    }
  }

  flat() {
    return Float32Array.from(this.tensors.flatMap((tensor) => [...tensor]));
  }
}

/// Where a unit of H1, [plane][row][column], stands among its planes with their border.
function bordered(unit) {
  const plane = unit >> 6, row = (unit >> 3) & 7, column = unit & 7;
  return (plane * 11 + row + 2) * 11 + column + 2;
}
