// The module as the page has it: `predict` with its checks and copies, training through startTraining and train.

/// outputs of one reading, and a training; see arena.mjs.
export async function open({ url, bytes, text }) {
  const { default: create } = await import(url('/module/lecun1989.mjs'));
  const lecun1989 = await create({ wasmBinary: await bytes('/module/lecun1989.wasm') });
  accept(lecun1989.loadWeights(await text('/weights.json')));
  return {
    predict: (image) => lecun1989.predict(image).outputs,
    startTraining: (images, digits) => accept(lecun1989.startTraining(images, digits, '1989-sgd', 1)),
    trainPass: (count) => accept(lecun1989.train(count)),
    trainedParameters: () => lecun1989.trainedParameters(),
  };
}

function accept(outcome) {
  if (!outcome.ok) throw new Error(outcome.message);
}
