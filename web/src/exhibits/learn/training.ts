// One training of the laboratory's, as the Worker uses it: digits in, progress out. What is refused throws an Error with the core's sentence.

import type { CourseProgress, DigitsName, Laboratory, PassScores } from '../../engine/contract';
import { valueOrThrow } from '../../engine/module';
import type { Settings } from './messages';

export type Place = 'train' | 'test'; // what digits are for, and which half of a set they are

const NOTHING = new Uint8Array(0);

export class Training {
  readonly #laboratory: Laboratory;
  readonly #training: number;

  constructor(laboratory: Laboratory) {
    this.#laboratory = laboratory;
    this.#training = laboratory.createTraining();
  }

  draw(place: Place, count: number, seed: number): DigitsName {
    return named(valueOrThrow(this.#laboratory.drawDigits(this.#training, place, count, seed)));
  }

  /// Digits from an unpacked file, whose name precedes a refusal. kind: as the core has it.
  read(place: Place, file: string, kind: string, half: Place, bytes: Uint8Array, labels: Uint8Array = NOTHING): DigitsName {
    const outcome = this.#laboratory.readDigits(this.#training, place, kind, half, bytes, labels);
    if (!outcome.ok) throw new Error(`${file}: ${outcome.message}`);
    return named(outcome);
  }

  kindOf(bytes: Uint8Array): string {
    return this.#laboratory.kindOfDigits(bytes);
  }

  start({ recipe, seed, passes, stepSize }: Settings): void {
    valueOrThrow(this.#laboratory.startCourse(this.#training, recipe, seed, passes, stepSize));
  }

  /// Shows so many digits more, and says how far it is.
  advance(digits: number): CourseProgress {
    const { passes, passesDone, passSize, shownInPass, hasEnded } = valueOrThrow(this.#laboratory.advanceCourse(this.#training, digits));
    return { passes, passesDone, passSize, shownInPass, hasEnded };
  }

  scores(): PassScores[] {
    return this.#laboratory.courseScores(this.#training);
  }

  kernels(): Float32Array {
    return this.#laboratory.courseKernels(this.#training);
  }

  weights(): string {
    return valueOrThrow(this.#laboratory.courseWeights(this.#training)).text;
  }
}

const named = ({ name, half, examples }: DigitsName): DigitsName => ({ name, half, examples });
