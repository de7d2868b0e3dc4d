// The modules as the page has them: `predict` of the first with its checks and copies, training by a trainer of the laboratory's.

/// outputs of one reading, and a training; see arena.mjs.
export async function open({ url, bytes, text }) {
  const { default: create } = await import(url('/module/lecun1989.mjs'));
  const lecun1989 = await create({ wasmBinary: await bytes('/module/lecun1989.wasm') });
  const { default: createLaboratory } = await import(url('/module/laboratory.mjs'));
  const laboratory = await createLaboratory({ wasmBinary: await bytes('/module/laboratory.wasm') });
  const { reader } = accepted(lecun1989.createReader(await text('/weights.json')));
  let trainer = null;
  return {
    predict: (image) => lecun1989.readImage(reader, image, false).outputs,
    startTraining: (images, digits) => {
      if (trainer !== null) laboratory.destroyTrainer(trainer);
      ({ trainer } = accepted(laboratory.createTrainer(images, digits, '1989-sgd', 1)));
    },
    trainPass: (count) => laboratory.present(trainer, count),
    trainedParameters: () => laboratory.trainedParameters(trainer),
  };
}

function accepted(outcome) {
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome;
}
