// TensorFlow.js on the folded network, in a browser, one backend at a time. Its own order is [row][column][plane].
import { A, fold, split } from '../graph.mjs';

async function script(address) {
  await new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement('script'), { src: address, onload: resolve, onerror: () => reject(new Error(address)) });
    document.head.append(element);
  });
}

/// values [outer][inner] -> [inner][outer]
const transposed = (values, inner) => values.map((_, i) => values[(i % (values.length / inner)) * inner + Math.floor(i / (values.length / inner))]);

export const open = (backend) => async ({ url, text }) => {
  await script(url('/npm/@tensorflow/tfjs-core/dist/tf-core.min.js'));
  await script(url(`/npm/@tensorflow/tfjs-backend-${backend}/dist/tf-backend-${backend}.min.js`));
  const { tf } = globalThis;
  if (backend === 'wasm') {
    tf.wasm.setWasmPaths(url('/npm/@tensorflow/tfjs-backend-wasm/dist/'));
    tf.wasm.setThreadsCount(1);
  }
  if (!(await tf.setBackend(backend))) throw new Error(`the backend ${backend} does not start`);
  await tf.ready();
  tf.enableProdMode();

  const run = graph(tf, fold(split(JSON.parse(await text('/weights.json')).tensors)));
  return {
    predict: (image) => tf.tidy(() => run(tf.tensor4d(image, [1, 16, 16, 1])).dataSync()),
  };
};

function graph(tf, { h1, h2, h3, output }) {
  const pads = [[0, 0], [2, 1], [2, 1], [0, 0]];
  const layer = ({ kernels, biases, sourcePlanes, side }) => ({
    kernels: tf.transpose(tf.tensor4d(kernels, [12, sourcePlanes, 5, 5]), [2, 3, 1, 0]),
    biases: tf.tensor4d(transposed(biases, side * side), [1, side, side, 12]),
  });
  const dense = ({ weights, biases }, fromPlanes) => {
    const sources = weights.length / biases.length;
    const units = tf.tensor2d(weights, [biases.length, sources]);
    const ordered = fromPlanes ? tf.reshape(tf.transpose(tf.reshape(units, [30, 12, 16]), [0, 2, 1]), [30, 192]) : units;
    return { weights: tf.transpose(ordered), biases: tf.tensor1d(biases) };
  };
  const [first, second, third, last] = [layer(h1), layer(h2), dense(h3, true), dense(output, false)];
  const amplitude = tf.scalar(A);
  const convolve = (source, { kernels, biases }) => tf.tanh(tf.add(tf.conv2d(source, kernels, [2, 2], pads), biases));
  const connect = (source, { weights, biases }) => tf.tanh(tf.fused.matMul({ a: source, b: weights, bias: biases }));
  return (image) => {
    const planes = convolve(convolve(image, first), second);
    return tf.mul(connect(connect(tf.reshape(planes, [1, 192]), third), last), amplitude);
  };
}
