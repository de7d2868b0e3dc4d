// The native programs, each measurement a process of its own.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { dataDir, nativeDir, outDir, root, weightsFile } from './paths.mjs';

const quietly = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
const program = (name) => resolve(nativeDir, name);
export const isBuilt = () => existsSync(program('lecun1989_bench'));

/// A subcommand of lecun1989_bench.
export function bench(...options) {
  return JSON.parse(execFileSync(program('lecun1989_bench'), options.map(String), { encoding: 'utf8' }));
}

const sets = [
  ['mnist1989', 'train-images-idx3-ubyte.gz', 7291],
  ['mnist', 'train-images-idx3-ubyte.gz', 60000],
];
/// The spec of a data set beside the project, or of as many synthetic digits.
function specOf(name, file, count) {
  const folder = resolve(root, '../shared/data', name);
  return existsSync(resolve(folder, file)) ? { spec: `mnist:${folder}`, name } : { spec: `synthetic:${count}`, name: `synthetic:${count}` };
}

/// Writes the digits that every contestant trains on, and those for growth: [{ folder, spec, name, examples }] of the two.
export function exportDigits() {
  return sets.map(([name, file, count], index) => {
    const found = specOf(name, file, count);
    const folder = index === 0 ? dataDir : resolve(outDir, 'growth');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return { ...found, folder, ...bench('export', found.spec, count, folder) };
  });
}

export const predict = (milliseconds) => bench('predict', weightsFile, dataDir, milliseconds).microseconds;
export const lanes = () => bench('lanes').lanes;
export const peak = (lanes, milliseconds) => bench('peak', lanes, milliseconds).gigaflops;

/// { seconds, file } of the program itself, by the recipe that all contestants train by.
export function train(spec, passes) {
  const file = resolve(outDir, 'trained.json');
  const options = ['train', '--recipe', '1989-sgd', '--data', spec, '--passes', String(passes), '--out', file, '--json'];
  const lines = execFileSync(program('lecun1989'), options, { encoding: 'utf8' });
  return { seconds: JSON.parse(lines.trim().split('\n').at(-1)).training_seconds, file };
}

/// Every layer's nanoseconds: [{ name, nanoseconds: [...], flops }].
export function layers(repetitions) {
  const options = [
    '--benchmark_format=json',
    `--benchmark_repetitions=${repetitions}`,
    '--benchmark_min_time=0.02',
    '--benchmark_enable_random_interleaving=true',
  ];
  const { benchmarks } = JSON.parse(execFileSync(program('lecun1989_layers'), options, quietly));
  const rows = new Map();
  for (const { run_name, run_type, cpu_time, flops } of benchmarks) {
    if (run_type !== 'iteration') continue;
    if (!rows.has(run_name)) rows.set(run_name, { name: run_name, nanoseconds: [], flops });
    rows.get(run_name).nanoseconds.push(cpu_time);
  }
  return [...rows.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/// The program evaluating a whole set, including reading it: { seconds, peak_megabytes }, or null without GNU time.
export function evaluateWhole(spec) {
  if (!existsSync('/usr/bin/time')) return null;
  const half = spec.startsWith('mnist:') ? `${spec}:train` : spec;
  const command = [program('lecun1989'), 'evaluate', '--weights', weightsFile, '--data', half];
  const { stderr } = spawnSync('/usr/bin/time', ['-f', '%e %M', ...command], { encoding: 'utf8' });
  const [seconds, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds, peak_megabytes: kilobytes / 1024 };
}

/// PyTorch's microseconds, outputs and seconds a presentation in training, or why there are none.
export function torch(milliseconds) {
  const python = ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['-c', 'import torch']).status === 0);
  if (!python) return { missing: 'not installed' };
  const script = resolve(root, 'tests/bench/contestants/pytorch.py');
  const { status, stdout, stderr } = spawnSync(python, ['-B', script, weightsFile, dataDir, String(milliseconds)], { encoding: 'utf8' });
  return status === 0 ? JSON.parse(stdout) : { missing: `failed: ${stderr.trim().split('\n').at(-1)}` };
}

export const trainedTensors = (file) => JSON.parse(readFileSync(file, 'utf8')).tensors;
export const growth = (folder, count, passes) => bench('train', folder, count, passes);
export const evaluate = (folder, count) => bench('evaluate', weightsFile, folder, count);
