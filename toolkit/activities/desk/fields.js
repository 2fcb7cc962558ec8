/* Form fields of the desk: a labelled text area, a group of radio buttons, quoted sentences. */
/** @import {DeskState} from "./state.js" */
import { html, live, nothing } from "../lit.js";
import { sayDay } from "./dates.js";
import { showSentence } from "./picks.js";

/**
 * @param {DeskState} desk
 * @param {{id: string, label: string, help?: string, value: string,
 *   change: (value: string) => void, extra?: unknown}} field
 */
export function textArea(desk, { id, label, help = "", value, change, extra = nothing }) {
  return html`<div class="wp-form__field">
    <label for=${id}>${label}</label>
    ${help ? html`<p class="wp-hint" id="${id}-help">${help}</p>` : nothing}
    <textarea id=${id} class="wp-field" rows="2" maxlength=${desk.facts.limits.prose} aria-describedby=${help ? `${id}-help` : nothing}
      .value=${live(value)}
      @input=${(/** @type {Event} */ event) => change(/** @type {HTMLTextAreaElement} */ (event.target).value)}
      @blur=${() => desk.undo.endBurst()}></textarea>
    ${extra}
  </div>`;
}

/**
 * Radio buttons, with a way back to "not answered".
 * @template {string | number} T
 * @param {DeskState} desk
 * @param {{id: string, legend: string, value: T | null, choices: {value: T, label: string, help?: string}[],
 *   change: (value: T) => void, clear: () => void, stacked?: boolean}} field
 */
export function radios(desk, { id, legend, value, choices, change, clear, stacked = false }) {
  const answered = choices.some((choice) => choice.value === value);
  return html`<fieldset class="wp-form__field wp-radios ${stacked ? "wp-radios--stacked" : ""}">
    <legend>${legend}</legend>
    ${choices.map(
      (choice) => html`<label class="wp-radio">
        <input type="radio" name=${id} .checked=${live(choice.value === value)}
          @change=${() => change(choice.value)} />
        <span>${choice.label}${choice.help ? html`<small>${choice.help}</small>` : nothing}</span>
      </label>`,
    )}
    ${answered
      ? html`<button type="button" class="wp-button wp-button--link" @click=${(/** @type {Event} */ event) => {
          const group = /** @type {HTMLElement} */ (event.target).closest("fieldset");
          clear();
          desk.focusOn(() => group?.querySelector("input"));
        }}>Clear<span class="wp-unseen"> the answer: ${legend}</span></button>`
      : nothing}
  </fieldset>`;
}

/**
 * Sentences something rests on, in the words of the record.
 * @param {DeskState} desk
 * @param {{id: string, sentences: string[], remove?: (sentence: string) => void, add?: () => void}} field
 */
export function quotes(desk, { id, sentences, remove, add }) {
  const picked = desk.picks.size;
  return html`<div class="wp-quotes" id=${id} tabindex="-1">
    ${sentences.length
      ? html`<ul>
          ${sentences.map((sentence) => quote(desk, sentence, id, sentences.length > 1 || add ? remove : undefined))}
        </ul>`
      : html`<p class="wp-hint">No sentence of the records yet. Pick some, then add them here.</p>`}
    ${add && picked && desk.editable
      ? html`<button type="button" class="wp-button" @click=${() => {
          add();
          desk.focusOn(id);
        }}>Add the ${picked === 1 ? "picked sentence" : `${picked} picked sentences`}</button>`
      : nothing}
  </div>`;
}

/** @typedef {((sentence: string) => void) | undefined} Remove */

/** @param {DeskState} desk @param {string} id @param {string} list @param {Remove} remove */
function quote(desk, id, list, remove) {
  const sentence = desk.facts.sentence.get(id);
  if (!sentence) return rewritten(desk, id, list, remove);
  const { record, text } = sentence;
  const from = `${desk.facts.agency.get(record.agency)?.name}, ${record.form}, ${sayDay(record.date)}`;
  return html`<li class="wp-quote">
    <q>${text}</q>
    <p class="wp-quote__from">
      <button type="button" class="wp-button wp-button--link" @click=${() => showSentence(desk, id)}>
        <span class="wp-unseen">Show in the record: </span>${from}
      </button>
      ${remover(desk, id, list, remove)}
    </p>
  </li>`;
}

/** A sentence whose record has been revised since. @param {DeskState} desk @param {string} id @param {string} list @param {Remove} remove */
function rewritten(desk, id, list, remove) {
  return html`<li class="wp-quote">
    <p>A sentence that has been rewritten in the records since you picked it. If it still matters, pick it again.</p>
    <p class="wp-quote__from">${remover(desk, id, list, remove)}</p>
  </li>`;
}

/** @param {DeskState} desk @param {string} id @param {string} list @param {Remove} remove */
function remover(desk, id, list, remove) {
  if (!remove || !desk.editable) return nothing;
  return html`<button type="button" class="wp-button wp-button--link" @click=${() => {
    remove(id);
    desk.announce("Sentence removed.");
    desk.focusOn(list);
  }}>Remove<span class="wp-unseen"> this sentence</span></button>`;
}
