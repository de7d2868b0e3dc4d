// Curves of the error behind each pass, on digits trained on and others, with the paper's two figures as lines. Colours are the style
// sheet's, also when light and dark change.

import './language';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { PassScores } from '../../engine/contract';
import { PAPER_TRAINING } from '../../engine/paper';
import { LightElement } from '../../ui/view';

const HEIGHT = 240;
const TICKS = [0, 0.3, 1, 3, 10, 30, 100];
const BEND = 0.3; // under it the scale of errors is about even, so that 0 has a place; above, each factor takes the same room

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

  /// Also when light and dark change: then all is drawn anew.
  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (this.plot === null || changed.size === 0) this.rebuild();
    this.plot!.setData(this.columns(), true);
    const last = this.scores.at(-1);
    this.setAttribute('role', 'img');
    this.setAttribute(
      'aria-label',
      last === undefined
        ? 'Errors behind each pass: none yet'
        : `Errors behind pass ${this.scores.length}: ${last.train.errorPercent.toFixed(2)} % of the digits trained on${last.test === null ? '' : `, ${last.test.errorPercent.toFixed(2)} % of the others`}`,
    );
  }

  private rebuild(): void {
    this.plot?.destroy();
    const style = getComputedStyle(this);
    const colour = (name: string): string => style.getPropertyValue(name).trim();
    const [ink, quiet, rule] = [colour('--ink'), colour('--quiet'), colour('--rule')];
    const axis = { stroke: quiet, grid: { stroke: rule, width: 1 }, ticks: { show: false }, font: '12px system-ui, sans-serif' };
    const curve = (label: string, stroke: string) => ({ label, stroke, width: 2, points: { show: true, size: 5, fill: stroke, stroke } });
    const line = (label: string, stroke: string) => ({ label, stroke, width: 1, dash: [6, 5], points: { show: false } });
    this.plot = new uPlot(
      {
        width: this.clientWidth || 600,
        height: HEIGHT,
        scales: {
          x: { time: false, range: () => [0, Math.max(this.passes, 1)] },
          // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- its enum is one that TypeScript cannot import file by file
          y: { distr: 4, asinh: BEND, range: () => [0, 100] },
        },
        axes: [
          { ...axis, size: 24, gap: 4, label: 'passes', labelSize: 16, labelGap: 0, labelFont: axis.font },
          {
            ...axis,
            size: 56,
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
      this.plot.setSize({ width: this.clientWidth, height: HEIGHT });
  }

  /// One column for each pass, and ends for the paper's lines.
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
