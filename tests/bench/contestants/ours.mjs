// The modules as the page has them: `predict` of the first with its checks and copies, training through the laboratory's startTraining and train.

/// outputs of one reading, and a training; see arena.mjs.
export async function open({ url, bytes, text }) {
  const { default: create } = await import(url('/module/lecun1989.mjs'));
  const lecun1989 = await create({ wasmBinary: await bytes('/module/lecun1989.wasm') });
  const { default: createLaboratory } = await import(url('/module/laboratory.mjs'));
  const laboratory = await createLaboratory({ wasmBinary: await bytes('/module/laboratory.wasm') });
  accept(lecun1989.loadWeights(await text('/weights.json')));
  return {
    predict: (image) => lecun1989.predict(image).outputs,
    startTraining: (images, digits) => accept(laboratory.startTraining(images, digits, '1989-sgd', 1)),
    trainPass: (count) => accept(laboratory.train(count)),
    trainedParameters: () => laboratory.trainedParameters(),
  };
}

function accept(outcome) {
  if (!outcome.ok) throw new Error(outcome.message);
}
