// Inside the network: every unit while the visitor draws, the arithmetic of the selected unit, kernels to switch off, and how each pixel
// influences the answer. It renders in a task of its own, after the answer.

import './style.css';
import { nothing, type TemplateResult } from 'lit';
import { IMAGE_SIDE, KERNEL_COUNT, KERNEL_SIZE, LAYER_SHAPES } from '../../engine/architecture';
import type { Field, LayerName } from '../../engine/contract';
import type { State } from '../../state';
import { boxAt } from '../../ui/box';
import { signed } from '../../ui/format';
import { html, words } from '../../ui/html';
import { legend } from '../../ui/legend';
import { UnitMap } from '../../ui/unit-map';
import { View } from '../../ui/view';
import { ArithmeticView } from './arithmetic-view';
import type { InsideController } from './controller';
import { showOnPad } from './field';
import * as step from './state';
import { isOff, valuesOf, type Inside, type UnitName } from './state';
import { readersOf, sourcesOf, wiring } from './wiring';

/// The section counts as visible once more than its first lines are.
const BELOW_PAD = '0px 0px -120px';

if (customElements.get('unit-map') === undefined) {
  customElements.define('unit-map', UnitMap);
  customElements.define('arithmetic-view', ArithmeticView);
}

export class InsideView extends View<State, InsideController> {
  protected override shows({ inside, loaded, facts }: State): readonly unknown[] {
    return [inside, loaded, facts];
  }

  /// Renders in a task of its own, so that the pen does not wait for it.
  protected override async scheduleUpdate(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    await super.scheduleUpdate();
  }

  protected override render(): TemplateResult {
    const { inside, facts } = this.state;
    return html`
      <div class="inside-side">${this.image(inside)} ${this.answer(inside)} ${this.sum(inside)}</div>
      <div class="inside-layers">
        <div class="inside-legend">${legend('Units', 'of every layer, on one scale', facts?.amplitude ?? null)}</div>
        ${this.kernels(inside)} ${this.layer('H1', 6, 'reads the image')}
        <div class="inside-second">
          ${this.layer('H2', 4, 'reads eight planes of H1')}
          <div>
            <h3>Who reads whom</h3>
            ${facts === null ? nothing : wiring(facts.h1ToH2, this.h1Plane(inside), this.h2Plane(inside))}
          </div>
        </div>
        ${this.layer('H3', 15, 'each reads all of H2')} ${this.layer('output', 10, 'each reads all of H3')}
      </div>
    `;
  }

  protected override firstUpdated(): void {
    this.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.controller.change(step.deselected);
    });
    const look = new IntersectionObserver((entries) => this.controller.setVisible(entries.at(-1)!.isIntersecting), {
      rootMargin: BELOW_PAD,
    });
    look.observe(this);
  }

  protected override updated(): void {
    const { found } = this.state.inside;
    showOnPad(found?.arithmetic?.field ?? null, found?.place ?? null);
  }

  private image({ found, why }: Inside): TemplateResult {
    const slopes = why ? (found?.slopes ?? null) : null;
    const greatest = slopes?.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0) ?? 0;
    return html`
      <div class="inside-image">
        <pixel-grid
          rows="16"
          columns="16"
          scale="ink"
          .limit=${1}
          .values=${found?.whole.image ?? null}
          label="The 16 by 16 pixels that it sees"
        ></pixel-grid>
        ${
          slopes === null
            ? nothing
            : html`<pixel-grid
                class="why"
                rows="16"
                columns="16"
                scale="diverging"
                .limit=${greatest || 1}
                .values=${slopes}
                label="How each pixel sways the answer"
              ></pixel-grid>`
        }
        ${frame(found?.arithmetic?.field ?? null)}
      </div>
      <button id="why" type="button" aria-pressed=${why} @click=${() => this.controller.change((inside) => step.asked(inside, !why))}>
        Why this digit
      </button>
      <p class="inside-note" ?hidden=${!why}>
        <span class="swatch positive">Blue</span>: more ink in this pixel would raise the winning output,
        <span class="swatch negative">orange</span>: it would lower it; the strongest by
        <span translate="no" .textContent=${greatest.toPrecision(2)}></span> for each step of 1.
      </p>
    `;
  }

  private answer({ found, off, problem }: Inside): TemplateResult {
    if (problem !== null) return html`<p class="inside-note" role="alert" .textContent=${problem}></p>`;
    const names = Array.from({ length: KERNEL_COUNT }, (_, kernel) => kernel + 1).filter((_, kernel) => (off >> kernel) & 1);
    const isDue = this.state.reading !== null; // where nothing is drawn, nothing is to come
    const digit = (reading: { digit: number | null; rejected: boolean } | undefined): string =>
      reading === undefined ? (isDue ? '…' : '?') : reading.digit === null || reading.rejected ? '?' : String(reading.digit);
    return html`
      <p
        class="inside-answer"
        aria-live="polite"
        data-off=${off !== 0}
        ${words(
          off === 0
            ? html`It reads <b class="read" translate="no">${digit(found?.reading)}</b>.`
            : html`With kernel${names.length > 1 ? 's' : ''} ${names.join(', ')} off it reads
                <b class="read" translate="no">${digit(found?.reading)}</b>; with all twelve, ${digit(found?.whole)}.`,
        )}
      ></p>
    `;
  }

  private sum({ found, selected }: Inside): TemplateResult {
    if (selected === null || found?.arithmetic == null) {
      return html`<p class="inside-note hint">
        Point at any unit or tap it<span class="by-keys">, or go to it with Tab and the arrow keys; Esc lets go of it</span>: what it sees
        lights up, and its arithmetic stands here.
      </p>`;
    }
    return html`<arithmetic-view
      .unit=${selected}
      .found=${found.arithmetic}
      .amplitude=${this.state.facts?.amplitude ?? 1}
    ></arithmetic-view>`;
  }

  private kernels(inside: Inside): TemplateResult {
    const kernels = this.state.loaded?.kernels ?? null;
    const greatest = kernels?.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) ?? 0;
    return html`
      <div class="inside-layer">
        <h3>
          Kernels
          <span
            .textContent=${`5 × 5 weights, ${signed(-greatest)} … ${signed(greatest)}; a kernel that is off sees an empty image`}
          ></span>
        </h3>
        <ol class="switches">
          ${Array.from(
            { length: KERNEL_COUNT },
            (_, kernel) => html`
              <li
                data-off=${isOff(inside, kernel)}
                @pointerenter=${() => this.controller.change((now) => step.pointedAt(now, kernel))}
                @pointerleave=${() => this.controller.change((now) => step.pointedAt(now, null))}
                @focusin=${() => this.controller.change((now) => step.pointedAt(now, kernel))}
                @focusout=${() => this.controller.change((now) => step.pointedAt(now, null))}
              >
                <label>
                  <pixel-grid
                    rows="5"
                    columns="5"
                    scale="diverging"
                    .limit=${greatest || 1}
                    .values=${kernels?.subarray(kernel * KERNEL_SIZE, (kernel + 1) * KERNEL_SIZE) ?? null}
                    label=${`Kernel ${kernel + 1}`}
                  ></pixel-grid>
                  <span translate="no"
                    ><input
                      type="checkbox"
                      .checked=${!isOff(inside, kernel)}
                      @change=${() => this.controller.change((now) => step.switched(now, kernel))}
                      aria-label=${`Kernel ${kernel + 1} on`}
                    />${kernel + 1}</span
                  >
                </label>
              </li>
            `,
          )}
        </ol>
        <button id="all-on" type="button" aria-disabled=${inside.off === 0} @click=${() => this.controller.change(step.allOn)}>
          All kernels on
        </button>
      </div>
    `;
  }

  private layer(layer: LayerName, across: number, what: string): TemplateResult {
    const { inside, facts } = this.state;
    const { found, selected } = inside;
    return html`
      <div class="inside-layer">
        <h3>${layer === 'output' ? 'Outputs' : layer} <span>${what}</span></h3>
        <unit-map
          layer=${layer}
          .across=${across}
          .values=${found === null ? null : valuesOf(found.reading, layer)}
          .limit=${facts?.amplitude ?? 1}
          .marked=${selected?.layer === layer ? selected.unit : null}
          .lit=${this.lit(layer)}
          @unit=${({ detail }: CustomEvent<number>) => this.controller.change((now) => step.selected(now, { layer, unit: detail }))}
        ></unit-map>
      </div>
    `;
  }

  private h1Plane({ kernel, selected }: Inside): number | null {
    return kernel ?? (selected?.layer === 'H1' ? planeOf(selected) : null);
  }

  private h2Plane({ kernel, selected }: Inside): number | null {
    return kernel === null && selected?.layer === 'H2' ? planeOf(selected) : null;
  }

  /// The planes to highlight: the kernel's own plane and those that read it, or those that the selected unit of H2 reads.
  private lit(layer: LayerName): readonly number[] {
    const { inside, facts } = this.state;
    const h1 = this.h1Plane(inside);
    const h2 = this.h2Plane(inside);
    if (facts === null) return [];
    if (layer === 'H1') return h2 !== null ? sourcesOf(facts.h1ToH2, h2) : h1 !== null ? [h1] : [];
    return layer === 'H2' && h1 !== null ? readersOf(facts.h1ToH2, h1) : [];
  }
}

function frame(field: Field | null): TemplateResult | typeof nothing {
  if (field === null) return nothing;
  const part = (pixels: number): number => (pixels / IMAGE_SIDE) * 100;
  const width = field.lastColumn - field.firstColumn + 1;
  const height = field.lastRow - field.firstRow + 1;
  return html`<i class="field" ${boxAt(part(field.firstColumn), part(field.firstRow), part(width), part(height))}></i>`;
}

function planeOf({ layer, unit }: UnitName): number {
  return Math.floor(unit / LAYER_SHAPES[layer].side ** 2);
}
