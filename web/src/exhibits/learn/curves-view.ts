// Curves of the error after each pass, on the digits trained on and on others, with the paper's two figures as lines. The colours come from
// the style sheet and follow the theme.

import './language';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { PassScores } from '../../engine/contract';
import { PAPER_TRAINING } from '../../engine/paper';
import { LightElement } from '../../ui/view';

// In rem, the browser's text size.
const HEIGHT = 15;
const TEXT = 0.75;
const TICKS = [0, 0.3, 1, 3, 10, 30, 100];
const BEND = 0.3; // the scale is about linear below it, so that 0 has a place, and logarithmic above

const rem = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

export class LearningCurves extends LightElement {
  static override properties = { scores: { attribute: false }, passes: { attribute: false } };
  declare scores: readonly PassScores[];
  declare passes: number;
  private plot: uPlot | null = null;
  private readonly observer = new ResizeObserver(() => this.resize());

  constructor() {
    super();
    this.scores = [];
    this.passes = 1;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.observer.disconnect();
    this.plot?.destroy();
    this.plot = null;
  }

  /// Without a changed property the theme has changed, and the plot is built anew.
  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (this.plot === null || changed.size === 0) this.rebuild();
    this.plot!.setData(this.columns(), true);
    const last = this.scores.at(-1);
    const others = last?.test == null ? '' : `, ${last.test.errorPercent.toFixed(2)} % of the others`;
    this.setAttribute('role', 'img');
    this.setAttribute(
      'aria-label',
      last === undefined
        ? 'Errors after each pass: none yet'
        : `Errors after pass ${this.scores.length}: ${last.train.errorPercent.toFixed(2)} % of the digits trained on${others}`,
    );
  }

  private rebuild(): void {
    this.plot?.destroy();
    const style = getComputedStyle(this);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const [ink, quiet, rule] = [colour('--ink'), colour('--quiet'), colour('--rule')];
    const font = `${TEXT * rem()}px system-ui, sans-serif`;
    const axis = { stroke: quiet, grid: { stroke: rule, width: 1 }, ticks: { show: false }, font };
    const curve = (label: string, stroke: string) => ({ label, stroke, width: 2, points: { show: true, size: 5, fill: stroke, stroke } });
    const line = (label: string, stroke: string) => ({ label, stroke, width: 1, dash: [6, 5], points: { show: false } });
    this.plot = new uPlot(
      {
        width: this.clientWidth || 600,
        height: HEIGHT * rem(),
        scales: {
          x: { time: false, range: () => [0, Math.max(this.passes, 1)] },
          // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- isolatedModules does not allow its ambient const enum
          y: { distr: 4, asinh: BEND, range: () => [0, 100] },
        },
        axes: [
          { ...axis, size: 1.5 * rem(), gap: 4, label: 'passes', labelSize: rem(), labelGap: 0, labelFont: font },
          {
            ...axis,
            size: 3.5 * rem(),
            splits: () => TICKS,
            filter: (_, ticks) => ticks,
            values: (_, ticks) => ticks.map((tick) => `${tick}\u202f%`),
          },
        ],
        series: [
          {},
          curve('trained on', colour('--positive')),
          curve('others', colour('--negative')),
          line('paper, trained on', ink),
          line('paper, others', ink),
        ],
        legend: { show: false },
        cursor: { show: false },
      },
      this.columns(),
      this,
    );
    this.observer.observe(this);
  }

  private resize(): void {
    if (this.plot !== null && this.clientWidth > 0 && this.plot.width !== this.clientWidth)
      this.plot.setSize({ width: this.clientWidth, height: HEIGHT * rem() });
  }

  /// One column for each pass, plus the ends of the paper's lines.
  private columns(): uPlot.AlignedData {
    const count = this.scores.length;
    const ends = count < this.passes ? [this.passes] : [];
    const x = [0, ...this.scores.map((_, pass) => pass + 1), ...ends];
    const padded = (errors: readonly (number | null)[]): (number | null)[] => [null, ...errors, ...ends.map(() => null)];
    return [
      x,
      padded(this.scores.map(({ train }) => train.errorPercent)),
      padded(this.scores.map(({ test }) => test?.errorPercent ?? null)),
      x.map(() => PAPER_TRAINING.trainErrorPercent),
      x.map(() => PAPER_TRAINING.testErrorPercent),
    ];
  }
}
