// Trains in a thread and a module of its own, in short slices, between which it handles messages, so that a pause takes effect promptly.

import type { CourseProgress, Laboratory } from '../../engine/contract';
import { sentence } from '../../engine/fetch';
import { loadLaboratory } from '../../engine/laboratory';
import { valueOrThrow } from '../../engine/module';
import { count } from '../../ui/format';
import { readFiles, digitsOrThrow } from './files';
import type { Order, Report, Settings } from './messages';

const SLICE_MS = 40;
const DIGITS_AT_A_TIME = 16;

let lastPass = 0; // the pass after which the current run stops; 0 if none is running
let reported = 0; // passes whose scores the page already has
let shown = 0; // digits trained on in `seconds`, not counting those read for scores
let seconds = 0;
let settings: Settings | null = null; // of the current training
let waiting = Promise.resolve();

const report = (message: Report): void => postMessage(message);

function fail(reason: unknown): void {
  lastPass = 0;
  report({ kind: 'problem', message: sentence(reason), settings });
}

/// Orders run one after the other, because reading files is asynchronous.
addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if (data.kind === 'pause') return void (lastPass = 0); // at once
  waiting = waiting.then(() => obey(data)).catch(fail);
});

waiting = loadLaboratory().then((laboratory) => report({ kind: 'open', recipes: laboratory.recipes() }), fail);

async function obey(order: Order): Promise<void> {
  const laboratory = await loadLaboratory();
  switch (order.kind) {
    case 'draw': {
      lastPass = 0;
      const train = digitsOrThrow('', laboratory.drawDigits('train', order.train, 1));
      const test = digitsOrThrow('', laboratory.drawDigits('test', order.test, 2));
      const others = `${count(test.examples)} others to test on`;
      const description = `${count(train.examples)} digits that the program draws by itself to train on, ${others}.`;
      report({
        kind: 'digits',
        digits: { train, test, description, command: `--data synthetic:${order.train} --test synthetic:${order.test}` },
      });
      break;
    }
    case 'read':
      lastPass = 0;
      report({ kind: 'digits', digits: await readFiles(laboratory, order.files) });
      break;
    case 'start': {
      lastPass = 0;
      const { recipe, seed, passes, stepSize } = order.settings;
      valueOrThrow(laboratory.startCourse(recipe, seed, passes, stepSize));
      settings = order.settings;
      [reported, shown, seconds] = [-1, 0, 0];
      tell(laboratory, advanced(laboratory, 0));
      break;
    }
    case 'run':
      lastPass = advanced(laboratory, 0).passesDone + order.passes;
      slice(laboratory);
      break;
    case 'weights':
      report({ kind: 'weights', use: order.use, text: valueOrThrow(laboratory.courseWeights()).text });
      break;
  }
}

function advanced(laboratory: Laboratory, count: number): CourseProgress {
  const { passes, passesDone, passSize, shownInPass, hasEnded } = valueOrThrow(laboratory.advanceCourse(count));
  return { passes, passesDone, passSize, shownInPass, hasEnded };
}

function slice(laboratory: Laboratory): void {
  if (lastPass === 0) return tell(laboratory, advanced(laboratory, 0)); // it was paused
  const start = performance.now();
  let before = advanced(laboratory, 0);
  let [now, after] = [start, before];
  do {
    after = advanced(laboratory, DIGITS_AT_A_TIME);
    const then = performance.now();
    if (after.passesDone === before.passesDone && after.shownInPass > before.shownInPass) {
      shown += after.shownInPass - before.shownInPass;
      seconds += (then - now) / 1000;
    }
    [now, before] = [then, after];
  } while (now - start < SLICE_MS && !after.hasEnded && after.passesDone < lastPass);
  if (after.hasEnded || after.passesDone >= lastPass) lastPass = 0;
  tell(laboratory, after);
  if (lastPass > 0) {
    setTimeout(() => {
      try {
        slice(laboratory);
      } catch (reason) {
        fail(reason);
      }
    });
  }
}

function tell(laboratory: Laboratory, progress: CourseProgress): void {
  const scores = progress.passesDone === reported ? null : laboratory.courseScores();
  reported = progress.passesDone;
  const digitsPerSecond = seconds > 0 ? shown / seconds : null;
  report({ kind: 'progress', progress, kernels: laboratory.courseKernels(), scores, digitsPerSecond, running: lastPass > 0 });
}
