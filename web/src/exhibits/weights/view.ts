// The choice of weights, and what the chosen file says about how it was made and how well it scores.

import { nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isWeightsId, weightsOf, WEIGHTS, type AnyWeightsId, type Provenance, type UnseenPens } from '../../engine/weights';
import type { Page } from '../../page';
import type { State } from '../../state';
import { dataTitle } from '../../ui/data-title';
import { count, percent } from '../../ui/format';
import { html, words } from '../../ui/html';
import { View } from '../../ui/view';

export class WeightsChoice extends View<State, Page> {
  protected override shows(state: State): readonly unknown[] {
    return [state.chosen, state.loaded, state.own, state.busy];
  }

  protected override render(): TemplateResult {
    const { chosen, loaded, own } = this.state;
    return html`
      <label for="weights">Weights</label>
      <select id="weights" .value=${live(chosen)} @change=${this.onChange}>
        ${[...WEIGHTS, ...own].map(({ id, title }) => html`<option value=${id} ?selected=${id === chosen} .textContent=${title}></option>`)}
      </select>
      <div
        class="provenance"
        data-own=${!isWeightsId(chosen)}
        ${words(about(loaded?.provenance ?? (isWeightsId(chosen) ? weightsOf(chosen).provenance : null), !isWeightsId(chosen)))}
      ></div>
    `;
  }

  private onChange(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    void this.controller.load(value as AnyWeightsId); // the value of an option
  }
}

function about(provenance: Provenance | null, own: boolean): TemplateResult {
  if (provenance === null) return html`<p>These weights do not say how they came about.</p>`;
  const { data, train, test, unseenPens, taughtDrawings, passes, recipe } = provenance;
  return html`
    <p>
      ${own ? html`<b>Your own weights.</b> ` : nothing}Trained on ${count(train.examples)} digits, <b>${dataTitle(data)}</b>,
      ${count(passes)} passes, recipe <b translate="no">${recipe}</b>.
    </p>
    ${
      test === null
        ? html`<p>Not tested on other digits.</p>`
        : html`<p>
            Tested on ${count(test.score.examples)} others, <b>${dataTitle([test.data])}</b>:
            <b translate="no">${count(test.score.misses)}</b> wrong, <b translate="no">${percent(test.score.errorPercent)}</b> of these.
          </p>`
    }
    ${unseenPens === null ? nothing : ofPens(unseenPens)}
    ${taughtDrawings === 0 ? nothing : html`<p>All that before it was taught <b translate="no">${count(taughtDrawings)}</b> of your drawings.</p>`}
  `;
}

/// The score that a visitor can expect.
function ofPens({ score, rejected, missesAccepted }: UnseenPens): TemplateResult {
  return html`<p class="unseen-pens">
    Of ${count(score.examples)} by people it never saw: <b translate="no">${percent(score.errorPercent)}</b> wrong; it declines
    ${count(rejected)}, misreads ${count(missesAccepted)} of the rest.
  </p>`;
}
