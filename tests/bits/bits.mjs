// What "the same bits" means, in Node and in browsers alike: core/hash.hpp's scheme again, and the arrays that go into each hash of
// expected.json. Uses nothing of Node's or of the page's, and asserts nothing. Its native twin is found_bits.cpp.

/// FNV-1a, 64 bits, over the four bytes of each float, lowest first. In 16-bit limbs: numbers are exact here, and BigInt is slow.
export class Hash {
  #limbs = [0x2325, 0x8422, 0x9ce4, 0xcbf2]; // lowest first

  add(floats) {
    const view = new DataView(floats.buffer, floats.byteOffset, floats.byteLength);
    for (let i = 0; i < floats.length; ++i) {
      const bits = view.getUint32(4 * i, true);
      for (let shift = 0; shift < 32; shift += 8) this.#addByte((bits >>> shift) & 0xff);
    }
    return this;
  }

  /// The prime is 2^40 + 0x1b3.
  #addByte(byte) {
    const [a, b, c, d] = this.#limbs;
    const low = (a ^ byte) * 0x1b3;
    const second = b * 0x1b3 + Math.floor(low / 0x10000);
    const third = c * 0x1b3 + ((a ^ byte) << 8) + Math.floor(second / 0x10000);
    const fourth = d * 0x1b3 + (b << 8) + Math.floor(third / 0x10000);
    this.#limbs = [low & 0xffff, second & 0xffff, third & 0xffff, fourth & 0xffff];
  }

  /// Sixteen hexadecimal digits.
  text() {
    return [...this.#limbs].reverse().map((limb) => limb.toString(16).padStart(4, '0')).join('');
  }
}

/// The lines of a stroke file: [{ digit, strokes: [[[x, y], ...], ...] }, ...].
export function readDrawings(text) {
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line));
}

/// The digits of a zip file's text: [{ digit, image }, ...], image [16][16].
export function readZip(text) {
  return text.split('\n').filter((line) => line !== '').map((line) => {
    const [digit, ...pixels] = line.trim().split(' ').map(Number);
    return { digit, image: Float32Array.from(pixels) };
  });
}

/// Strokes as the module takes them, drawn with the page's pen.
export function draw(lecun1989, strokes) {
  const points = Float32Array.from(strokes.flat(2));
  const lengths = Uint32Array.from(strokes, (stroke) => stroke.length);
  return lecun1989.drawInk(points, lengths, lecun1989.penWidth());
}

/// Hashes of everything that the loaded weights make of these images: { outputs, hidden }, hidden being h1, h2, h3 of each in turn.
export function hashReadings(lecun1989, images) {
  const outputs = new Hash();
  const hidden = new Hash();
  for (const image of images) {
    const reading = lecun1989.predict(image);
    if (!reading.ok) throw new Error(reading.message);
    outputs.add(reading.outputs);
    hidden.add(reading.h1).add(reading.h2).add(reading.h3);
  }
  return { outputs: outputs.text(), hidden: hidden.text() };
}

/// The trainings of expected.json, as found_bits.cpp has them.
export const TRAINING = { recipe: '1989-sgd', seed: 1989, passes: 23 };

/// The 9,760 parameters after this many passes over these digits, [{ digit, image }, ...]; by the module laboratory.
export function train(laboratory, digits, { recipe, seed, passes }) {
  const images = new Float32Array(256 * digits.length);
  digits.forEach(({ image }, i) => images.set(image, 256 * i));
  const created = laboratory.createTrainer(images, Uint8Array.from(digits, ({ digit }) => digit), recipe, seed);
  if (!created.ok) throw new Error(created.message);
  laboratory.present(created.trainer, passes * digits.length);
  const parameters = laboratory.trainedParameters(created.trainer);
  laboratory.destroyTrainer(created.trainer);
  return parameters;
}

/// The parameters of a weights file, in its order, as `trainedParameters` gives them.
export function parametersOf(weightsText) {
  return Float32Array.from(Object.values(JSON.parse(weightsText).tensors).flatMap(({ values }) => values));
}

/// The training on the zip code digits whose hash is expected.json's `zip_training`: by the recipe that the page's module has.
export const ZIP_TRAINING = { recipe: '1989-sgd', seed: 1, passes: 23 };

/// expected.json as these modules would write it, except for what needs a data set or synthetic digits. weights: { name: text, ... }.
export function foundBits(lecun1989, laboratory, drawings, weights) {
  const digits = drawings.map(({ digit, strokes }) => ({ digit, image: draw(lecun1989, strokes) }));
  const images = digits.map(({ image }) => image);
  const readings = Object.entries(weights).map(([name, text]) => {
    const loaded = lecun1989.loadWeights(text);
    if (!loaded.ok) throw new Error(loaded.message);
    return [name, hashReadings(lecun1989, images)];
  });
  return {
    drawings: drawings.length,
    images: hashAll(images),
    weights: Object.fromEntries(readings),
    training: { drawings: hashAll([train(laboratory, digits, TRAINING)]) },
  };
}

/// The same part of expected.json itself.
export function expectedOf({ drawings, images, weights, training }) {
  return { drawings, images, weights, training: { drawings: training.drawings } };
}

/// Hash of many arrays of floats, one after the other.
export function hashAll(arrays) {
  const hash = new Hash();
  for (const floats of arrays) hash.add(floats);
  return hash.text();
}
