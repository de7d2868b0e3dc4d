// Trains in a thread and a module of its own, in short slices, between which it handles messages, so that a pause takes effect promptly.

import type { CourseProgress } from '../../engine/contract';
import { sentence } from '../../engine/fetch';
import { loadLaboratory } from '../../engine/laboratory';
import { once } from '../../engine/module';
import { count } from '../../ui/format';
import { readFiles } from './files';
import type { Order, Report, Settings } from './messages';
import { Training } from './training';

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

const openTraining = once(async () => new Training(await loadLaboratory()));

waiting = loadLaboratory().then((laboratory) => report({ kind: 'open', recipes: laboratory.recipes() }), fail);

async function obey(order: Order): Promise<void> {
  const training = await openTraining();
  switch (order.kind) {
    case 'draw': {
      lastPass = 0;
      const train = training.draw('train', order.train, 1);
      const test = training.draw('test', order.test, 2);
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
      report({ kind: 'digits', digits: await readFiles(training, order.files) });
      break;
    case 'start':
      lastPass = 0;
      training.start(order.settings);
      settings = order.settings;
      [reported, shown, seconds] = [-1, 0, 0];
      tell(training, training.advance(0));
      break;
    case 'run':
      lastPass = training.advance(0).passesDone + order.passes;
      slice(training);
      break;
    case 'weights':
      report({ kind: 'weights', use: order.use, text: training.weights() });
      break;
  }
}

function slice(training: Training): void {
  if (lastPass === 0) return tell(training, training.advance(0)); // it was paused
  const start = performance.now();
  let before = training.advance(0);
  let [now, after] = [start, before];
  do {
    after = training.advance(DIGITS_AT_A_TIME);
    const then = performance.now();
    if (after.passesDone === before.passesDone && after.shownInPass > before.shownInPass) {
      shown += after.shownInPass - before.shownInPass;
      seconds += (then - now) / 1000;
    }
    [now, before] = [then, after];
  } while (now - start < SLICE_MS && !after.hasEnded && after.passesDone < lastPass);
  if (after.hasEnded || after.passesDone >= lastPass) lastPass = 0;
  tell(training, after);
  if (lastPass > 0) {
    setTimeout(() => {
      try {
        slice(training);
      } catch (reason) {
        fail(reason);
      }
    });
  }
}

function tell(training: Training, progress: CourseProgress): void {
  const scores = progress.passesDone === reported ? null : training.scores();
  reported = progress.passesDone;
  const digitsPerSecond = seconds > 0 ? shown / seconds : null;
  report({ kind: 'progress', progress, kernels: training.kernels(), scores, digitsPerSecond, running: lastPass > 0 });
}
