// The folded network as an ONNX file. A writer of the few parts of the protocol buffers that it takes, so that no package is needed.
import { A, fold } from '../graph.mjs';

const FLOAT = 1, INT = 2, INTS = 7; // onnx.proto: TensorProto.FLOAT; AttributeProto.INT, INTS

const encoder = new TextEncoder();
const joined = (parts) => {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
};
function varint(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Uint8Array.from([...bytes, value]);
}
const number = (field, value) => joined([varint(field * 8), varint(value)]);
const bytes = (field, content) => joined([varint(field * 8 + 2), varint(content.length), content]);
const string = (field, text) => bytes(field, encoder.encode(text));
const message = (field, ...parts) => bytes(field, joined(parts));

const attribute = (name, value) =>
  Array.isArray(value)
    ? message(5, string(1, name), ...value.map((one) => number(8, one)), number(20, INTS))
    : message(5, string(1, name), number(3, value), number(20, INT));
const node = (operator, inputs, output, attributes = {}) =>
  message(1, ...inputs.map((name) => string(1, name)), string(2, output), string(3, output), string(4, operator),
    ...Object.entries(attributes).map(([name, value]) => attribute(name, value)));
const tensor = (name, shape, values) =>
  message(5, ...shape.map((size) => number(1, size)), number(2, FLOAT), string(8, name), bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)));
const valueInfo = (field, name, shape) =>
  message(field, string(1, name), message(2, message(1, number(1, FLOAT), message(2, ...shape.map((size) => message(1, number(1, size)))))));

const convolution = { kernel_shape: [5, 5], strides: [2, 2], pads: [2, 2, 1, 1] };

/// The bytes of a model: "image" [1][1][16][16] -> "outputs" [1][10].
export function onnxModel(tensors) {
  const { h1, h2, h3, output } = fold(tensors);
  const graph = message(7,
    node('Conv', ['image', 'h1.kernels'], 'h1.sums', convolution),
    node('Add', ['h1.sums', 'h1.biases'], 'h1.totals'),
    node('Tanh', ['h1.totals'], 'h1'),
    node('Conv', ['h1', 'h2.kernels'], 'h2.sums', convolution),
    node('Add', ['h2.sums', 'h2.biases'], 'h2.totals'),
    node('Tanh', ['h2.totals'], 'h2'),
    node('Flatten', ['h2'], 'h2.flat'),
    node('Gemm', ['h2.flat', 'h3.weights', 'h3.biases'], 'h3.totals', { transB: 1 }),
    node('Tanh', ['h3.totals'], 'h3'),
    node('Gemm', ['h3', 'output.weights', 'output.biases'], 'output.totals', { transB: 1 }),
    node('Tanh', ['output.totals'], 'output'),
    node('Mul', ['output', 'amplitude'], 'outputs'),
    string(2, 'lecun1989'),
    tensor('h1.kernels', [12, 1, 5, 5], h1.kernels), tensor('h1.biases', [1, 12, 8, 8], h1.biases),
    tensor('h2.kernels', [12, 12, 5, 5], h2.kernels), tensor('h2.biases', [1, 12, 4, 4], h2.biases),
    tensor('h3.weights', [30, 192], h3.weights), tensor('h3.biases', [30], h3.biases),
    tensor('output.weights', [10, 30], output.weights), tensor('output.biases', [10], output.biases),
    tensor('amplitude', [1], Float32Array.of(A)),
    valueInfo(11, 'image', [1, 1, 16, 16]), valueInfo(12, 'outputs', [1, 10]));
  return joined([number(1, 8), graph, message(8, number(2, 13))]); // IR 8, operators 13
}
