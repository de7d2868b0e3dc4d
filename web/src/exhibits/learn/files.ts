// Loads the visitor's files as digits into a training. The core identifies and reads them; this file unpacks and pairs them.

import type { DigitsName } from '../../engine/contract';
import { count } from '../../ui/format';
import type { Digits } from './messages';
import type { Place, Training } from './training';

const MOST_BYTES = 200_000_000; // MNIST has 47 million

interface Unpacked {
  readonly name: string;
  readonly kind: string; // as `kindOfDigits` returns it
  readonly half: Place; // judged by its name
  readonly bytes: Uint8Array;
}

/// Rejects with an Error and a sentence if files are missing or are not digits.
export async function readFiles(training: Training, files: readonly File[]): Promise<Digits> {
  const unpacked: Unpacked[] = [];
  for (const file of files) {
    const bytes = await unpack(file);
    const kind = training.kindOf(bytes.subarray(0, 4096));
    if (kind === '') {
      throw new Error(
        `${file.name}: expected zip code digits, pen strokes or a file of MNIST’s, packed with gzip or not; found none of these`,
      );
    }
    unpacked.push({ name: file.name, kind, half: /test|t10k/i.test(file.name) ? 'test' : 'train', bytes });
  }
  const sets = new Set(unpacked.map(({ kind }) => kind.split(' ')[0]!));
  if (sets.size !== 1) throw new Error(`expected files of one set of digits; found ${[...sets].join(' and ') || 'no file'}`);
  const [set] = sets;
  if (set === 'strokes') return strokes(training, unpacked);
  return set === 'zip'
    ? halves(training, 'zip', unpacked, [])
    : halves(training, 'mnist', of(unpacked, 'mnist images'), of(unpacked, 'mnist labels'));
}

const of = (files: readonly Unpacked[], kind: string): Unpacked[] => files.filter((file) => file.kind === kind);

/// Reads one half to train on and, if present, one to test on. A test half alone is used for training.
function halves(training: Training, set: string, images: readonly Unpacked[], labels: readonly Unpacked[]): Digits {
  const read = (place: Place, half: Place): DigitsName | null => {
    const [image, label] = [only(images, half), only(labels, half)];
    if (set === 'mnist' && (image === null) !== (label === null)) {
      const [there, away] = image === null ? [label!, 'images'] : [image, 'labels'];
      throw new Error(`${there.name}: its ${away} are missing; drop images and labels together`);
    }
    return image === null ? null : training.read(place, image.name, set, half, image.bytes, label?.bytes);
  };
  const whole = read('train', 'train');
  const train = whole ?? read('train', 'test')!;
  const test = whole === null ? null : read('test', 'test');
  const names = [...images, ...labels].map(({ name }) => name).join(', ');
  const description =
    test === null
      ? `${names}: all ${count(train.examples)} digits are trained on, none tested; drop the other half as well to test.`
      : `${names}: ${count(train.examples)} digits to train on, ${count(test.examples)} to test on.`;
  const folder = `${set}:DIR`;
  return {
    train,
    test,
    description,
    command: `--data ${folder}${train.half === 'test' ? ':test' : ''}${test === null ? '' : ` --test ${folder}`}`,
  };
}

function strokes(training: Training, files: readonly Unpacked[]): Digits {
  if (files.length > 1) throw new Error(`expected one file of pen strokes, found ${files.length}`);
  const [file] = files as [Unpacked];
  const read = (place: Place): DigitsName => training.read(place, file.name, 'strokes', place, file.bytes);
  const [train, test] = [read('train'), read('test')];
  const held = `every fifth, ${count(test.examples)} in all, is held back to test on. They may be by the same hands.`;
  const description = `${file.name}: ${count(train.examples)} drawings to train on; ${held}`;
  return { train, test, description, command: `--data strokes:${file.name}:train --test strokes:${file.name}:test` };
}

function only(files: readonly Unpacked[], half: Place): Unpacked | null {
  const found = files.filter((file) => file.half === half);
  if (found.length > 1) throw new Error(`expected one file of each kind, found ${found.map(({ name }) => name).join(' and ')}`);
  return found[0] ?? null;
}

/// The file's bytes, unpacked if they are gzip.
async function unpack(file: File): Promise<Uint8Array> {
  const packed = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (packed[0] !== 0x1f || packed[1] !== 0x8b) return gather(file.name, file.stream());
  if (typeof DecompressionStream !== 'function') throw new Error(`${file.name}: this browser cannot unpack gzip; drop the file unpacked`);
  return gather(file.name, file.stream().pipeThrough(new DecompressionStream('gzip')));
}

async function gather(name: string, stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Error(`${name}: expected a whole file; it could not be read or unpacked to its end`);
    });
    if (done) break;
    parts.push(value);
    size += value.length;
    if (size > MOST_BYTES) throw new Error(`${name}: expected at most ${MOST_BYTES / 1e6} million bytes, found more`);
  }
  const bytes = new Uint8Array(size);
  let place = 0;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.length;
  }
  return bytes;
}
