// The measurement itself: opens every contestant, checks that all give the same answers, then measures them in turn, so that whatever else
// the machine does affects all alike; writes results.json and results.md. Started by ./run, which has built everything.
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, inNode } from './hosts.mjs';
import * as native from './native.mjs';
import { measurePage } from './page.mjs';
import { hasPackage, hasSite, outDir, takeModule } from './paths.mjs';
import { markdown, median, refreshDocs } from './report.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, trainings: { type: 'string', default: '3' }, docs: { type: 'boolean' }, readme: { type: 'boolean' } },
});
const rounds = Number(options.rounds), trainings = Number(options.trainings);
const SLICE_MS = 200, PASSES = 23, TOLERANCE = 1e-4;
const FLOPS = { predict: 2 * 63660, train: 2 * 171780 };
const say = (text) => process.stderr.write(`${text}\n`);

const widest = `native, ${native.lanes()} lanes`;
/// `peak` names the kernel that a row is held against; `package` what npm must have installed.
const CONTESTANTS = [
  { label: 'lecun1989, native', where: 'native', peak: widest },
  { label: 'lecun1989, WebAssembly, Node', where: 'node', name: 'ours', peak: 'WebAssembly, Node' },
  { label: 'lecun1989, WebAssembly, Chromium', where: 'chromium', name: 'ours', peak: 'WebAssembly, Chromium' },
  { label: 'plain JavaScript, Node', where: 'node', name: 'twin', peak: 'WebAssembly, Node' },
  { label: 'plain JavaScript, Chromium', where: 'chromium', name: 'twin', peak: 'WebAssembly, Chromium' },
  { label: 'onnxruntime-node, native', where: 'node', name: 'onnx', package: 'onnxruntime-node', peak: widest },
  { label: 'onnxruntime-web, Chromium', where: 'chromium', name: 'onnx', package: 'onnxruntime-web', peak: 'WebAssembly, Chromium' },
  ...['wasm', 'cpu'].map((backend) => ({
    label: `TensorFlow.js, ${backend}, Chromium`,
    where: 'chromium',
    name: `tensorflow-${backend}`,
    package: `@tensorflow/tfjs-backend-${backend}`,
    peak: 'WebAssembly, Chromium',
  })),
];

/// A row to be filled: { ...contestant, host | missing, microseconds: [], seconds: [] }.
async function open(contestant, browser, module) {
  const row = { ...contestant, microseconds: [], seconds: [] };
  if (row.where === 'native') return row;
  if (row.name === 'ours' && !module) return { ...row, missing: 'not built: cmake --build --preset wasm' };
  if (row.package && !hasPackage(row.package)) return { ...row, missing: `not available here: npm has not installed ${row.package}` };
  if (row.where === 'chromium' && browser.missing) return { ...row, missing: `not available here: ${browser.missing}` };
  try {
    row.host = row.where === 'node' ? await inNode(row.name) : await browser.open(row.name);
    return row;
  } catch (error) {
    return { ...row, missing: `not available here: ${error.message.split('\n')[0]}` };
  }
}

/// Strikes out every contestant whose answers differ from the module's.
async function check(rows) {
  const reference = rows.find(({ name, host }) => name === 'ours' && host);
  if (!reference) return say('nothing is checked: the module is not here');
  const expected = await reference.host.ask('outputs', { count: 32 });
  for (const row of rows.filter(({ host }) => host)) {
    const outputs = await row.host.ask('outputs', { count: 32 });
    const apart = Math.max(...outputs.map((value, i) => Math.abs(value - expected[i])));
    row.apart = apart;
    if (!(apart <= TOLERANCE)) strike(row, `answers otherwise, by ${apart}`);
  }
}

function strike(row, why) {
  row.host?.close();
  Object.assign(row, { host: null, missing: why });
}

/// The twins train as the module does, up to rounding: the same parameters after 200 digits. Returns those that both start from.
async function checkTraining(rows) {
  const ours = rows.find(({ name, host }) => name === 'ours' && host);
  if (!ours) return null;
  const start = await ours.host.ask('trained', { presentations: 0 });
  const expected = await ours.host.ask('trained', { presentations: 200 });
  for (const row of rows.filter(({ name, host }) => name === 'twin' && host)) {
    const found = await row.host.ask('trained', { presentations: 200, parameters: start });
    const apart = Math.max(...found.map((value, i) => Math.abs(value - expected[i])));
    if (!(apart <= TOLERANCE)) strike(row, `trains otherwise, by ${apart}`);
  }
  return start;
}

async function openPeaks(browser) {
  const peaks = [
    ...[4, 8, 16].filter((lanes) => lanes <= native.lanes()).map((lanes) => ({ label: `native, ${lanes} lanes`, lanes, gigaflops: [] })),
  ];
  if (!existsSync(resolve(outDir, 'peak.wasm'))) return peaks; // run has said why
  peaks.push({ label: 'WebAssembly, Node', host: await inNode('peak'), gigaflops: [] });
  if (!browser.missing) peaks.push({ label: 'WebAssembly, Chromium', host: await browser.open('peak'), gigaflops: [] });
  return peaks;
}

async function measureRound(rows, peaks) {
  for (const row of rows.filter(({ missing }) => !missing)) {
    try {
      row.microseconds.push(row.host ? await row.host.ask('predict', { milliseconds: SLICE_MS }) : native.predict(SLICE_MS));
    } catch (error) {
      strike(row, `failed: ${error.message.split('\n')[0]}`);
    }
  }
  for (const peak of peaks) {
    peak.gigaflops.push(peak.host ? await peak.host.ask('peak', { milliseconds: SLICE_MS }) : native.peak(peak.lanes, SLICE_MS));
  }
}

/// Seconds for 23 passes; the twins take so long that they run one, multiplied by 23.
async function measureTraining(rows, spec, start) {
  for (const row of rows.filter(({ missing, where, name }) => !missing && (where === 'native' || name === 'ours' || name === 'twin'))) {
    if (row.where === 'native') {
      row.seconds.push(native.train(spec, PASSES).seconds);
    } else if (row.name === 'ours') {
      row.seconds.push(await row.host.ask('train', { passes: PASSES }));
    } else if (start) {
      row.seconds.push(PASSES * (await row.host.ask('train', { passes: 1, parameters: start })));
    }
  }
}

/// Whether the module's training ended in the very bits of the program's.
async function sameBits(rows) {
  const ours = rows.find(({ name, host, seconds }) => name === 'ours' && host && seconds.length);
  if (!ours) return null;
  const expected = Object.values(native.trainedTensors(resolve(outDir, 'trained.json'))).flatMap(({ values }) => values);
  const found = await ours.host.ask('trainedParameters');
  return found.length === expected.length && found.every((value, i) => value === Math.fround(expected[i]));
}

/// Time and memory against the number of digits; about 120,000 presentations each.
function measureGrowth(folder, most) {
  const rows = [1000, 3000, 10000, 30000, 60000].filter((count) => count <= most).map((examples) => ({ examples, runs: [] }));
  const evaluation = { examples: most, runs: [] };
  for (let round = 0; round < trainings; ++round) {
    for (const row of rows) row.runs.push(native.growth(folder, row.examples, Math.round(120000 / row.examples)));
    evaluation.runs.push(native.evaluate(folder, most));
  }
  return { rows, evaluation };
}

/// PyTorch has a process of its own, since it takes long to start; its answers are checked like the others'.
async function measureTorch(rows) {
  const torch = native.torch(SLICE_MS * rounds);
  const ours = rows.find(({ name, host }) => name === 'ours' && host);
  if (torch.missing || !ours) return torch;
  const expected = await ours.host.ask('outputs', { count: 8 });
  const apart = Math.max(...torch.outputs.map((value, i) => Math.abs(value - expected[i])));
  return apart <= TOLERANCE ? torch : { missing: `answers otherwise, by ${apart}` };
}

async function main() {
  const begun = new Date(), load = [loadavg()];
  if (!native.isBuilt()) throw new Error('build/bench/native has no programs: start tests/bench/run');
  const sets = native.exportDigits();
  const module = takeModule();
  const browser = await chromium();
  const rows = [];
  for (const contestant of CONTESTANTS) {
    const row = await open(contestant, browser, module);
    if (row.missing) say(`${row.label}: ${row.missing}`);
    rows.push(row);
  }
  await check(rows);
  const start = await checkTraining(rows);
  const peaks = await openPeaks(browser);

  for (let round = 0; round < rounds; ++round) {
    say(`predictions, round ${round + 1} of ${rounds}`);
    await measureRound(rows, peaks);
  }
  for (let round = 0; round < trainings; ++round) {
    say(`trainings, round ${round + 1} of ${trainings}`);
    await measureTraining(rows, sets[0].spec, start);
  }
  const bits = await sameBits(rows);
  say('the page');
  const page = browser.missing || !hasSite() ? null : await measurePage(browser, rounds);
  say('layers, growth');
  const torch = await measureTorch(rows);
  const microseconds = torch.missing ? [] : [torch.microseconds];
  const seconds = torch.missing ? [] : torch.training_seconds.map((each) => each * sets[0].examples * PASSES);
  rows.push({ label: 'PyTorch, native', peak: widest, missing: torch.missing, microseconds, seconds });
  const layers = native.layers(rounds);
  const growth = measureGrowth(sets[1].folder, sets[1].examples);
  growth.program = native.evaluateWhole(sets[1].spec);
  load.push(loadavg());

  for (const { host } of [...rows, ...peaks]) await host?.close();
  await browser.close?.();
  const peakOf = new Map(peaks.map(({ label, gigaflops }) => [label, median(gigaflops)]));
  const results = {
    begun: begun.toISOString(),
    processor: cpus()[0].model,
    processors: cpus().length,
    load: load.map((three) => three[0]),
    node: process.version,
    chromium: browser.version ?? browser.missing,
    digits: { name: sets[0].name, examples: sets[0].examples },
    growthDigits: sets[1].name,
    same_bits: bits,
    rows: rows.map(({ host, ...row }) => ({ ...row, ...shares(row, peakOf.get(row.peak), sets[0].examples) })),
    peaks: peaks.map(({ label, gigaflops }) => ({ label, gigaflops })),
    page,
    layers,
    growth,
  };
  writeFileSync(resolve(outDir, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(resolve(outDir, 'results.md'), markdown(results));
  if (options.docs || options.readme) refreshDocs(results);
  process.stdout.write(markdown(results));
}

/// The network's own operations as a percentage of the peak, median against median: whatever else ran slowed both.
function shares({ microseconds, seconds }, gigaflops, examples) {
  const share = (flops, time) => (gigaflops && time ? (100 * flops) / time / (gigaflops * 1e9) : null);
  return {
    predict_percent_of_peak: share(FLOPS.predict, median(microseconds) * 1e-6),
    train_percent_of_peak: share(FLOPS.train * examples * PASSES, median(seconds)),
  };
}

await main();
process.exit(0);
