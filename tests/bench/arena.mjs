// Where a contestant is opened, checked and timed, the same in Node and in a browser. A contestant is
//   { predict(image) -> outputs [10], a promise where isAsync;  startTraining, trainPass, trainedParameters where it can be trained }
import { open as openOurs } from './contestants/ours.mjs';
import { open as openTwin } from './contestants/twin.mjs';
import { open as openOnnx } from './contestants/onnx.mjs';
import { open as openTensorflow } from './contestants/tensorflow.mjs';
import { open as openPeak } from './contestants/peak.mjs';
import { split } from './graph.mjs';

const CONTESTANTS = {
  ours: openOurs,
  twin: openTwin,
  onnx: openOnnx,
  'tensorflow-cpu': openTensorflow('cpu'),
  'tensorflow-wasm': openTensorflow('wasm'),
  peak: openPeak,
};

/// resources: { url, bytes, text } of addresses, and isBrowser. What the arena answers to are the methods below.
export async function enter(name, resources) {
  const contestant = await CONTESTANTS[name](resources);
  const images = new Float32Array((await resources.bytes('/data/images.f32')).slice().buffer);
  const digits = await resources.bytes('/data/digits.u8');
  const image = (i) => images.subarray((i % 256) * 256, (i % 256) * 256 + 256);
  return {
    /// Its answers to the first `count` images.
    async outputs({ count }) {
      const all = [];
      for (let i = 0; i < count; ++i) all.push(...(await contestant.predict(image(i))));
      return all;
    },

    /// Microseconds a prediction; a tenth of the time warms up.
    async predict({ milliseconds }) {
      const run = contestant.isAsync
        ? async (repeats) => {
            for (let i = 0; i < repeats; ++i) await contestant.predict(image(i));
          }
        : (repeats) => {
            for (let i = 0; i < repeats; ++i) contestant.predict(image(i));
          };
      return 1e3 * (await millisecondsEach(milliseconds, run));
    },

    /// Seconds for this many passes over all digits, from `parameters` if the contestant cannot make them itself.
    async train({ passes, parameters }) {
      contestant.startTraining(images, digits, parameters && split8(parameters));
      const start = performance.now();
      for (let pass = 0; pass < passes; ++pass) contestant.trainPass(digits.length);
      return (performance.now() - start) / 1e3;
    },

    /// The parameters after this many presentations, for checks.
    async trained({ presentations, parameters }) {
      contestant.startTraining(images, digits, parameters && split8(parameters));
      contestant.trainPass(presentations);
      return [...contestant.trainedParameters()];
    },
    async trainedParameters() {
      return [...contestant.trainedParameters()];
    },

    /// Billions of operations a second.
    async peak({ milliseconds }) {
      return (contestant.flopsEach * 1e-6) / (await millisecondsEach(milliseconds, contestant.rounds));
    },
  };
}

const split8 = (values) => split(Float32Array.from(values));

async function millisecondsEach(milliseconds, run) {
  const measure = async (least) => {
    for (let repeats = 8; ; repeats *= 2) {
      const start = performance.now();
      await run(repeats);
      const took = performance.now() - start;
      if (took >= least) return took / repeats;
    }
  };
  await measure(milliseconds / 10);
  return measure(milliseconds);
}
