// The results as Markdown, and the part of them that docs/performance.md shows.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from './paths.mjs';

export const median = (values) => {
  if (!values.length) return NaN;
  const sorted = [...values].sort((a, b) => a - b), middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/// Three figures, without powers of ten.
const figure = (value) => (value === 0 ? '0' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toPrecision(2));
const spread = (values) => (values.length ? `${figure(median(values))} (${figure(Math.min(...values))} to ${figure(Math.max(...values))})` : '');
const percent = (value) => (value ? `${value.toFixed(value < 10 ? 1 : 0)} %` : '');

const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n').replaceAll(/ +\|/g, ' |');

function speedTable({ rows, digits }) {
  const head = ['', 'a prediction, µs', 'of the peak', `23 passes over ${digits.examples} digits, s`, 'of the peak'];
  return table(head, rows.map((row) =>
    row.missing
      ? [row.label, row.missing, '', '', '']
      : [row.label, spread(row.microseconds), percent(row.predict_percent_of_peak), spread(row.seconds), percent(row.train_percent_of_peak)]));
}

const conditions = ({ processor, processors, load, node, chromium, digits, begun }) =>
  `${begun.slice(0, 10)}, ${processor}, ${processors} processors, load ${load.map((value) => value.toFixed(1)).join(' before and ')} after; ` +
  `Node ${node}, ${chromium}; digits of ${digits.name}. Medians, least and greatest in brackets.`;

const explanation = `One image at a time and one thread everywhere. In JavaScript a prediction is the whole call, with its copies in and out; native is the
network alone. Plain JavaScript trains one pass, taken 23 times, PyTorch 256 digits, taken as often as needed. The peak is the most
multiplications and additions, without FMA, that a loop in registers reaches: the processor's widest natively, WebAssembly's four for
everything in JavaScript and the browser.`;

/// Of visits with an empty cache, and of the main thread's work for a movement of the pen.
const pageTable = (page) =>
  table(['', 'ms'], [
    ['from navigation to the first answer', spread(page.first_answer_ms)],
    ['longest task of the main thread (0: none over 50)', spread(page.longest_task_ms)],
    ['a movement of the pen: ink, normalise, network, views', spread(page.script_ms)],
    ['and then the browser: style, layout, paint', spread(page.rendering_ms)],
    ['a movement right after the first answer, while the rest of the page loads', spread(page.early_script_ms)],
  ]);

export function markdown(results) {
  const { peaks, page, layers, growth, growthDigits, same_bits: bits } = results;
  const evaluation = growth.evaluation;
  const growthRows = growth.rows.map(({ examples, runs }) => [
    `a pass over ${examples}`, spread(runs.map((run) => run.seconds_a_pass)), spread(runs.map((run) => (run.seconds_a_pass / examples) * 1e6)), spread(runs.map((run) => run.peak_megabytes)),
  ]);
  growthRows.push([`evaluation of ${evaluation.examples}`, spread(evaluation.runs.map((run) => run.seconds)),
    spread(evaluation.runs.map((run) => (run.seconds / evaluation.examples) * 1e6)), spread(evaluation.runs.map((run) => run.peak_megabytes))]);
  growthRows.push(growth.program
    ? [`\`lecun1989 evaluate\` on ${evaluation.examples}, reading them and all`, figure(growth.program.seconds), figure((growth.program.seconds / evaluation.examples) * 1e6), figure(growth.program.peak_megabytes)]
    : ['`lecun1989 evaluate`', 'skipped: GNU time is not here', '', '']);
  return [
    '# Speed', conditions(results), '## Predicting and training', speedTable(results), explanation,
    bits === null ? 'Whether module and program train to the same bits was not looked at.' : `Module and program trained to ${bits ? 'the same bits' : 'DIFFERENT BITS'}.`,
    '## The page, Chromium', page ? pageTable(page) : 'Not measured: the site or the browser is not here.',
    '## Peaks, billions of operations a second', table(['kernel', 'Gflop/s'], peaks.map(({ label, gigaflops }) => [label, spread(gigaflops)])),
    '## Layer by layer, native, ns', 'After the slash: lanes of the registers. Processor time, not wall time, so that other programs matter less.',
    table(['', 'ns', 'Gflop/s'], layers.map(({ name, nanoseconds, flops }) => [name, spread(nanoseconds), flops ? figure(flops / median(nanoseconds)) : ''])),
    '## Growth, native', `Digits of ${growthDigits}.`, table(['', 's', 'µs a digit', 'peak memory, MB'], growthRows),
  ].join('\n\n') + '\n';
}

/// Replaces what stands between the markers of docs/performance.md; leaves the file alone if it has none.
export function refreshDocs(results, file = resolve(root, 'docs/performance.md')) {
  const [begin, end] = ['<!-- speed -->', '<!-- /speed -->'];
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(begin), to = text.indexOf(end);
  if (from < 0 || to < from) return void process.stderr.write(`docs/performance.md is as it was: it has no ${begin} and ${end}\n`);
  const section = `${begin}\n${conditions(results)}\n\n${speedTable(results)}\n`;
  writeFileSync(file, text.slice(0, from) + section + text.slice(to));
}
