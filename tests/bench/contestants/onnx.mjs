// onnxruntime on the folded network: its native library in Node, its WebAssembly with SIMD and one thread in a browser.
import { split } from '../graph.mjs';
import { onnxModel } from './onnx_model.mjs';

export async function open({ url, text, isBrowser }) {
  const runtime = await import(isBrowser ? url('/npm/onnxruntime-web/dist/ort.wasm.min.mjs') : 'onnxruntime-node');
  const ort = runtime.InferenceSession ? runtime : runtime.default;
  if (isBrowser) {
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.wasmPaths = url('/npm/onnxruntime-web/dist/');
  }
  const model = onnxModel(split(JSON.parse(await text('/weights.json')).tensors));
  const session = await ort.InferenceSession.create(model, {
    executionProviders: [isBrowser ? 'wasm' : 'cpu'],
    graphOptimizationLevel: 'all',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return {
    isAsync: true,
    predict: async (image) => (await session.run({ image: new ort.Tensor('float32', image, [1, 1, 16, 16]) })).outputs.data,
  };
}
