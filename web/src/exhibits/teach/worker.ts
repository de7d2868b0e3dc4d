// Teaches in a thread and a module of its own. Orders run one after the other, and each gets a reply.

import type { FileOutcome, Laboratory } from '../../engine/contract';
import { sentence } from '../../engine/fetch';
import { loadLaboratory } from '../../engine/laboratory';
import { valueOrThrow } from '../../engine/module';
import { flattened } from '../../engine/strokes';
import type { Answer, Done, Drawing, Order, Reply } from './messages';

let waiting: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  waiting = waiting
    .then(async (): Promise<Reply> => ({ ok: true, done: obey(await loadLaboratory(), data) }))
    .catch((reason: unknown): Reply => ({ ok: false, message: sentence(reason) }))
    .then((reply) => postMessage(reply));
});

function obey(laboratory: Laboratory, order: Order): Done {
  switch (order.kind) {
    case 'teach':
      return teach(laboratory, order.weights, order.drawing);
    case 'again':
      return {
        text: order.drawings.reduce(
          (weights, drawing) => fileIn(laboratory.teach(weights, ...flattened(drawing.strokes), drawing.digit)),
          order.weights,
        ),
        lesson: null,
      };
    case 'lines':
      return {
        text: order.drawings.map((drawing) => fileIn(laboratory.strokeLine(...flattened(drawing.strokes), drawing.digit))).join(''),
        lesson: null,
      };
  }
}

function teach(laboratory: Laboratory, weights: string, drawing: Drawing): Done {
  const text = fileIn(laboratory.teach(weights, ...flattened(drawing.strokes), drawing.digit));
  const [before, after] = [answer(laboratory, weights, drawing), answer(laboratory, text, drawing)];
  const [heldBefore, heldAfter] = [held(laboratory, weights), held(laboratory, text)];
  return {
    text,
    lesson: {
      digit: drawing.digit,
      before,
      after,
      held: heldAfter.examples,
      missesBefore: heldBefore.misses,
      missesAfter: heldAfter.misses,
    },
  };
}

function answer(laboratory: Laboratory, weights: string, drawing: Drawing): Answer {
  valueOrThrow(laboratory.loadWeights(weights));
  const { digit, second, rejected } = valueOrThrow(
    laboratory.predict(laboratory.drawInk(...flattened(drawing.strokes), laboratory.penWidth())),
  );
  return { digit, second, rejected };
}

const held = (laboratory: Laboratory, weights: string) => valueOrThrow(laboratory.heldScore(weights));
const fileIn = (outcome: FileOutcome): string => valueOrThrow(outcome).text;
