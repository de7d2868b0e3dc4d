// The program of bits.html: the module alone, in any browser, without the page. Leaves its findings in <html data-found>, as JSON, or the
// failure in <html data-failed>; asserts nothing. Served by tests/page/server.mjs, along with the module, the weights and the zip code
// digits. bits.html: the part of expected.json that needs no data set. bits.html?zip: also `zip_training`.
import createLaboratory from '/module/laboratory.mjs';
import createLecun1989 from '/module/lecun1989.mjs';
import { withOneReader } from './one_reader.mjs';
import { foundBits, hashAll, readDrawings, readZip, train, ZIP_TRAINING } from './bits.mjs';

async function served(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

const text = async (path) => (await served(path)).text();
const unpacked = async (path) =>
  new Response((await (await served(path)).blob()).stream().pipeThrough(new DecompressionStream('gzip'))).text();

async function find() {
  const start = async (create, name) => create({ wasmBinary: await (await served(`/module/${name}.wasm`)).arrayBuffer() });
  const lecun1989 = withOneReader(await start(createLecun1989, 'lecun1989'));
  const laboratory = await start(createLaboratory, 'laboratory');
  const weights = {};
  const expected = JSON.parse(await text('expected.json'));
  for (const name of Object.keys(expected.weights)) weights[name] = await text(`/weights/${name}.json`);
  const found = foundBits(lecun1989, laboratory, readDrawings(await text('drawings.jsonl')), weights);
  if (location.search !== '?zip') return found;
  return { ...found, zip_training: hashAll([train(laboratory, readZip(await unpacked('/zip/zip.train.gz')), ZIP_TRAINING)]) };
}

const { dataset } = document.documentElement;
find().then((found) => { dataset.found = JSON.stringify(found); }, (error) => { dataset.failed = String(error); });
