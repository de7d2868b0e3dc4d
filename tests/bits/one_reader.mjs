// A module with one reader at hand: most tests read with one set of weights, and need not name their reader at every call.

const NONE = { ok: false, code: 'state', message: 'weights: none are loaded yet' };
const isRefusal = (found) => 'code' in found;
const outcome = (found, more = {}) => (isRefusal(found) ? found : { ok: true, message: '', ...found, ...more });

/// The module's own functions, and in place of those that take a reader: loadWeights, predict, kernels; the laboratory's predictWithout,
/// explain, slopesOfOutput, readNumber and readNumberInPicture; teach and heldScore of the texts of weights files.
export function withOneReader(module) {
  let reader = null;
  const here = (method, ...given) => (reader === null ? NONE : module[method](reader, ...given));
  const withReaderOf = (json, use) => {
    const created = module.createReader(json);
    if (isRefusal(created)) return created;
    const found = use(created.reader);
    module.destroyReader(created.reader);
    return found;
  };
  const digits = (found) => (isRefusal(found) ? found
    : { ok: true, message: '', digits: found.map(({ box, strokes, ...digit }) => ({ ...digit, ...box })) });
  const own = {
    loadWeights(json) {
      const created = module.createReader(json);
      if (isRefusal(created)) return created;
      if (reader !== null) module.destroyReader(reader);
      reader = created.reader;
      return { ok: true, message: '' };
    },
    predict: (image) => {
      const found = here('readImage', image, true);
      return isRefusal(found) ? found : outcome(found, { image: Float32Array.from(image) });
    },
    kernels: () => (reader === null ? new Float32Array(300) : module.kernelsOf(reader)),
    predictWithout: (...given) => outcome(here('readWithout', ...given)),
    explain: (...given) => here('explain', ...given),
    slopesOfOutput: (...given) => here('slopesOfOutput', ...given),
    readNumber: (...given) => digits(here('readNumberOfStrokes', ...given)),
    readNumberInPicture: (bytes, columns, rows) => digits(here('readNumberOfPicture', bytes, columns, rows, 4)),
    teach: (json, ...given) => withReaderOf(json, (before) => {
      const taught = module.teach(before, ...given);
      if (isRefusal(taught)) return taught;
      const file = module.weightsOf(taught.reader);
      module.destroyReader(taught.reader);
      return file;
    }),
    heldScore: (json) => withReaderOf(json, (of) => outcome(module.heldScore(of))),
  };
  return Object.assign(Object.create(module), own);
}
