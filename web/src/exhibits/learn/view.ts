// Watch it learn: the controls of a training in a Worker, its kernels as they emerge from noise, its curves and its pace.

import './style.css';
import { nothing, type TemplateResult } from 'lit';
import { KERNEL_COUNT, KERNEL_SIDE, KERNEL_SIZE } from '../../engine/architecture';
import { PAPER_TRAINING } from '../../engine/paper';
import type { State } from '../../state';
import { button } from '../../ui/button';
import { count, percent } from '../../ui/format';
import { html, words } from '../../ui/html';
import { numberField } from '../../ui/number-field';
import { View } from '../../ui/view';
import type { LearnController } from './controller';
import { LearningCurves } from './curves-view';
import { recipeOf, type Learn } from './state';

/// Digits per second in 1989.
const PAPER_PACE = (PAPER_TRAINING.passes * PAPER_TRAINING.digits) / (PAPER_TRAINING.days * 24 * 3600);

export class LearnView extends View<State, LearnController> {
  protected override shows(state: State): readonly unknown[] {
    return [state.learn];
  }

  /// The Worker and its module are loaded when the section comes near the screen.
  protected override firstUpdated(): void {
    if (customElements.get('learning-curves') === undefined) customElements.define('learning-curves', LearningCurves);
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        this.controller.open();
      },
      { rootMargin: '200px' },
    );
    observer.observe(this);
    this.addEventListener('dragover', (event) => event.preventDefault());
    this.addEventListener('drop', (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0 || event.defaultPrevented) return; // pictures go to the envelope
      event.preventDefault();
      this.controller.read(files);
    });
  }

  protected override render(): TemplateResult {
    const { controller } = this;
    const { learn } = this.state;
    const ready = learn.progress !== null;
    const ended = learn.progress?.hasEnded ?? false;
    const done = (learn.progress?.passesDone ?? 0) > 0;
    const readsFiles = learn.digits !== null && learn.digits.train.name !== 'synthetic';
    const play = (): void => (learn.running ? controller.pause() : controller.run());
    return html`
      <div class="learn-controls">
        ${button('learn-play', learn.running ? 'Pause' : 'Play', ready && !ended, play)}
        ${button('learn-step', 'Step a pass', ready && !ended && !learn.running, () => controller.run(1))}
        ${button('learn-reset', 'Reset', ready, () => controller.reset())} ${this.settings(learn)}
      </div>
      <p class="learn-recipe" .textContent=${recipeOf(learn)?.summary ?? ''}></p>
      <p class="learn-problem" role="alert" .textContent=${learn.problem ?? ''}></p>
      <div class="learn-stage">
        ${kernels(learn)}
        <div>
          <learning-curves .scores=${learn.scores} .passes=${learn.progress?.passes ?? PAPER_TRAINING.passes}></learning-curves>
          <p class="learn-key">
            <span class="swatch positive">trained on</span> <span class="swatch negative">others</span>
            <span class="learn-dashed"
              >the paper’s ${PAPER_TRAINING.trainErrorPercent} % and ${PAPER_TRAINING.testErrorPercent.toFixed(1)} %</span
            >
          </p>
        </div>
      </div>
      <p class="learn-told" aria-live="polite" ${words(progressInWords(learn))}></p>
      <div class="learn-digits">
        <p .textContent=${learn.digits?.description ?? 'Loading …'}></p>
        <p>
          <label class="learn-files"
            >Train on files of yours
            <input id="learn-files" type="file" multiple accept=".gz,.jsonl,application/gzip" @change=${this.onFiles}
          /></label>
          ${button('learn-synthetic', 'Back to synthetic digits', true, () => controller.draw(), readsFiles)}
        </p>
        <p class="learn-hint">
          Or drop them here: <code translate="no">zip.train.gz</code> and <code translate="no">zip.test.gz</code>, MNIST’s images and
          labels, or a file of pen strokes (<code translate="no">.jsonl</code>, packed or not). They stay in this tab.
        </p>
      </div>
      <div class="learn-controls">
        ${button('learn-use', 'Read the pad with these weights', done, () => controller.weights('pad'))}
        ${button('learn-save', 'Save these weights', done, () => controller.weights('file'))}
        <p class="learn-hint" ${words(commanded(learn))}></p>
      </div>
    `;
  }

  private settings(learn: Learn): TemplateResult {
    const recipe = recipeOf(learn);
    const { seed, passes, stepSize } = learn.settings ?? { seed: 1, passes: 0, stepSize: 0 };
    const number = (name: 'seed' | 'passes' | 'stepSize', label: string, value: number, least: number, expected: string): TemplateResult =>
      numberField({
        id: `learn-${name}`,
        label,
        value,
        isWhole: name !== 'stepSize',
        least,
        expected,
        take: (written) => this.controller.set({ [name]: written }),
        refuse: (problem) => this.controller.refuse(problem),
      });
    return html`
      <label
        >Recipe
        <select
          id="learn-recipe"
          @change=${(event: Event) => this.controller.set({ recipe: (event.target as HTMLSelectElement).value, passes: 0, stepSize: 0 })}
        >
          ${learn.recipes.map(({ name }) => html`<option translate="no" value=${name} ?selected=${name === recipe?.name}>${name}</option>`)}
        </select></label
      >
      ${number('seed', 'Seed', seed, 0, 'a whole number from 0')}
      ${number('stepSize', 'Step size', stepSize || (recipe?.stepSize ?? 0), Number.MIN_VALUE, 'a number above 0, such as 0.02')}
      ${number('passes', 'Passes', passes || (recipe?.passes ?? 0), 1, 'a whole number from 1')}
    `;
  }

  private onFiles(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.controller.read([...(input.files ?? [])]);
    input.value = '';
  }
}

function kernels({ kernels: weights }: Learn): TemplateResult {
  const greatest = weights?.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1;
  return html`<ol class="learn-kernels" aria-label="The twelve kernels">
    ${Array.from(
      { length: KERNEL_COUNT },
      (_, i) =>
        html`<li>
          <pixel-grid
            rows=${KERNEL_SIDE}
            columns=${KERNEL_SIDE}
            scale="diverging"
            .limit=${greatest}
            .values=${weights?.subarray(i * KERNEL_SIZE, (i + 1) * KERNEL_SIZE) ?? null}
            label=${`Kernel ${i + 1}, learning`}
          ></pixel-grid>
        </li>`,
    )}
  </ol>`;
}

function progressInWords({ progress, scores, digitsPerSecond }: Learn): TemplateResult {
  if (progress === null) return html`Waiting for the network …`;
  const last = scores.at(-1);
  const score =
    last === undefined
      ? 'It knows nothing yet.'
      : html`<b translate="no">${percent(last.train.errorPercent)}</b> of the digits trained on are
          misread${last.test === null ? '' : html`, <b translate="no">${percent(last.test.errorPercent)}</b> of the others`}.`;
  const pace =
    digitsPerSecond === null
      ? nothing
      : html`<b id="learn-pace" translate="no">${count(Math.round(digitsPerSecond))}</b> digits a second:
          ${times(digitsPerSecond / PAPER_PACE)} the pace of 1989, when ${PAPER_TRAINING.passes} passes took three days.`;
  return html`Pass <b id="learn-pass" translate="no">${progress.passesDone}</b> of ${progress.passes}. ${score} ${pace}`;
}

/// 31415 -> "31,000 times". The pace changes every second, so two significant digits are enough.
const times = (factor: number): string => `${count(Number(factor.toPrecision(2)))} times`;

/// The command that writes the same file.
function commanded(learn: Learn): TemplateResult | string {
  const recipe = recipeOf(learn);
  const { settings, progress, digits } = learn;
  if (recipe === null || settings === null || progress === null || digits === null || progress.passesDone === 0) {
    return 'There are weights to use after the first whole pass.';
  }
  if (recipe.isPlanned && progress.passesDone < progress.passes) {
    return `Steps shrink to nothing in pass ${progress.passes}. The command line writes the weights from then, none from earlier passes.`;
  }
  const steps = settings.stepSize === 0 || settings.stepSize === recipe.stepSize ? '' : ` --step-size ${settings.stepSize}`;
  return html`On the command line, the same file:
    <code translate="no"
      >lecun1989 train ${digits.command} --recipe ${recipe.name} --seed ${settings.seed}${steps} --passes ${progress.passesDone} --out
      weights.json</code
    >`;
}
