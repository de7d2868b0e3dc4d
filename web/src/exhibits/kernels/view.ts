// H1, the network's first layer: its twelve learned kernels, and under each the plane that it makes from the drawing.

import type { TemplateResult } from 'lit';
import { KERNEL_COUNT, KERNEL_SIDE, LAYER_SHAPES } from '../../engine/architecture';
import type { State } from '../../state';
import { html } from '../../ui/html';
import { legend } from '../../ui/legend';
import { View } from '../../ui/view';

const PLANE_SIDE = LAYER_SHAPES.H1.side;

export class KernelsView extends View<State> {
  protected override shows(state: State): readonly unknown[] {
    return [state.loaded, state.facts, state.reading];
  }

  protected override render(): TemplateResult {
    const { loaded, facts, reading } = this.state;
    const kernels = loaded?.kernels ?? null;
    const greatest = kernels === null ? null : kernels.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    return html`
      <div class="kernel-legends">
        ${legend('Kernels', '5 × 5 weights', greatest)} ${legend('Planes', '8 × 8 units', facts?.amplitude ?? null)}
      </div>
      <ol class="kernels">
        ${Array.from(
          { length: KERNEL_COUNT },
          (_, plane) => html`
            <li>
              ${grid(`Kernel ${plane + 1}`, part(kernels, plane, KERNEL_SIDE), KERNEL_SIDE, greatest)}
              ${grid(`Plane ${plane + 1}`, part(reading?.h1 ?? null, plane, PLANE_SIDE), PLANE_SIDE, facts?.amplitude ?? null)}
              <span class="plane-number" translate="no">${plane + 1}</span>
            </li>
          `,
        )}
      </ol>
    `;
  }
}

function grid(label: string, values: Float32Array | null, side: number, limit: number | null): TemplateResult {
  return html`<pixel-grid
    rows=${side}
    columns=${side}
    scale="diverging"
    .limit=${limit || 1}
    .values=${values}
    label=${label}
  ></pixel-grid>`;
}

function part(planes: Float32Array | null, plane: number, side: number): Float32Array | null {
  return planes?.subarray(plane * side * side, (plane + 1) * side * side) ?? null;
}
