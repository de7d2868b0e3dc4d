// Teaches in a thread and a module of its own. Orders run one after the other, and each gets a reply.

import type { Laboratory } from '../../engine/contract';
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
      return { text: teachAll(laboratory, order.weights, order.drawings), lesson: null };
    case 'lines':
      return { text: order.drawings.map((drawing) => valueOrThrow(laboratory.strokeLine(...taken(drawing))).text).join(''), lesson: null };
  }
}

function teach(laboratory: Laboratory, weights: string, drawing: Drawing): Done {
  const before = readerOf(laboratory, weights);
  const after = valueOrThrow(laboratory.teach(before, ...taken(drawing))).reader;
  const [heldBefore, heldAfter] = [laboratory.heldScore(before), laboratory.heldScore(after)];
  const lesson = {
    digit: drawing.digit,
    before: answer(laboratory, before, drawing),
    after: answer(laboratory, after, drawing),
    held: heldAfter.examples,
    missesBefore: heldBefore.misses,
    missesAfter: heldAfter.misses,
  };
  return { text: keep(laboratory, after), lesson };
}

function teachAll(laboratory: Laboratory, weights: string, drawings: readonly Drawing[]): string {
  let reader = readerOf(laboratory, weights);
  for (const drawing of drawings) {
    const next = valueOrThrow(laboratory.teach(reader, ...taken(drawing))).reader;
    if (reader !== kept?.reader) laboratory.destroyReader(reader);
    reader = next;
  }
  return keep(laboratory, reader);
}

/// The last reader: the next lesson goes on from it, and its weights need not be parsed again.
let kept: { readonly weights: string; readonly reader: number } | null = null;

function readerOf(laboratory: Laboratory, weights: string): number {
  if (kept?.weights !== weights) hold(laboratory, weights, valueOrThrow(laboratory.createReader(weights)).reader);
  return kept!.reader;
}

/// Keeps a reader; gives the text of its weights.
function keep(laboratory: Laboratory, reader: number): string {
  const { text } = valueOrThrow(laboratory.weightsOf(reader));
  hold(laboratory, text, reader);
  return text;
}

function hold(laboratory: Laboratory, weights: string, reader: number): void {
  if (kept !== null && kept.reader !== reader) laboratory.destroyReader(kept.reader);
  kept = { weights, reader };
}

function answer(laboratory: Laboratory, reader: number, { strokes }: Drawing): Answer {
  const { digit, second, rejected } = valueOrThrow(laboratory.readStrokes(reader, ...flattened(strokes), laboratory.penWidth(), false));
  return { digit, second, rejected };
}

const taken = ({ strokes, digit }: Drawing) => [...flattened(strokes), digit] as const;
