// The page's side of the training Worker: starts it when it is first needed, sends orders, and puts its reports into the state.

import { whyNoScript } from '../../engine/scripts';
import { hasChanged } from '../../engine/version';
import { isOfFiles } from '../../engine/module';
import type { Page } from '../../page';
import { download } from '../../ui/files';
import type { Order, Report, Settings } from './messages';
import * as step from './state';
import type { Learn } from './state';

const SYNTHETIC = { kind: 'draw', train: 2000, test: 500 } as const;

export class LearnController {
  private worker: Worker | null = null;

  constructor(private readonly page: Page) {}

  /// Starts the Worker, which begins with synthetic digits and an untrained network.
  open(): void {
    if (this.worker !== null) return;
    try {
      this.worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      this.worker.addEventListener('message', ({ data }: MessageEvent<Report>) => this.hear(data));
      this.worker.addEventListener('error', () => void this.notStarted());
    } catch {
      void this.notStarted();
    }
  }

  private async notStarted(): Promise<void> {
    const why = await whyNoScript();
    this.update((learn) => step.failed(learn, `The training could not be started: ${why}.`));
  }

  draw(): void {
    this.order(SYNTHETIC);
  }

  read(files: readonly File[]): void {
    if (files.length > 0) this.order({ kind: 'read', files });
  }

  /// Changing a setting starts a new training.
  set(change: Partial<Settings>): void {
    this.update((learn) => step.settingsChanged(learn, change));
    this.reset();
  }

  /// Reports an invalid value in a field. The training continues as it was.
  refuse(problem: string): void {
    this.update((learn) => step.refused(learn, problem));
  }

  reset(): void {
    const { settings } = this.learn;
    if (settings !== null) this.order({ kind: 'start', settings });
  }

  run(passes = Number.MAX_SAFE_INTEGER): void {
    this.update(step.runRequested);
    this.order({ kind: 'run', passes });
  }

  pause(): void {
    this.order({ kind: 'pause' });
  }

  weights(use: 'pad' | 'file'): void {
    this.order({ kind: 'weights', use });
  }

  private get learn(): Learn {
    return this.page.state.learn;
  }

  private order(order: Order): void {
    this.worker?.postMessage(order);
  }

  private hear(report: Report): void {
    this.update((learn) => step.reported(learn, report));
    if (report.kind === 'problem' && isOfFiles(report.message)) void hasChanged();
    if (report.kind === 'open') this.draw();
    if (report.kind === 'digits') this.reset();
    if (report.kind === 'weights' && report.use === 'pad')
      void this.page.use({ id: 'own-learned', title: 'Trained here', text: report.text });
    if (report.kind === 'weights' && report.use === 'file') download('weights.json', report.text);
  }

  private update(next: (learn: Learn) => Learn): void {
    this.page.change((state) => ({ ...state, learn: next(state.learn) }));
  }
}
