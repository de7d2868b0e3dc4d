// Nothing leaks: neither the module's own memory nor what JavaScript keeps for it grows with use.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { draw } from '../bits/bits.mjs';
import { drawings, moduleAndMemory, weightsText } from './module.mjs';

const PREDICTIONS = 20000; // every fifth of them drawn first
const LOADS = 200;
const NOISE_BYTES = 2e6; // what V8 may hold back for itself; a handle kept for each reading comes to three times as much

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

async function kept() {
  for (let i = 0; i < 3; ++i) {
    await new Promise(setImmediate); // V8 counts the buffers that it let go only between tasks
    collect();
  }
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
}

test(`${PREDICTIONS} readings and ${LOADS} loads leave the memory as it was`, async () => {
  const { lecun1989, memory } = await moduleAndMemory();
  const good = weightsText('mnist1989');
  const bad = good.slice(0, -1000);
  const wrong = new Float32Array(3);
  const images = drawings.map(({ strokes }) => draw(lecun1989, strokes));
  const use = (predictions, loads) => {
    for (let i = 0; i < loads; ++i) assert.equal(lecun1989.loadWeights(i % 4 === 3 ? bad : good).ok, i % 4 !== 3);
    for (let i = 0; i < predictions; ++i) {
      const which = i % drawings.length;
      const image = i % 5 === 0 ? draw(lecun1989, drawings[which].strokes) : images[which];
      assert.equal(lecun1989.predict(i % 50 === 49 ? wrong : image).ok, i % 50 !== 49);
    }
  };
  use(500, 8);
  const before = { module: memory.buffer.byteLength, kept: await kept() };
  use(PREDICTIONS, LOADS);
  assert.equal(memory.buffer.byteLength, before.module);
  const more = (await kept()) - before.kept;
  assert.ok(more < NOISE_BYTES, `${more} bytes more are kept`);
});
