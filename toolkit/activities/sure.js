/* How sure the learner is of something: 0 to 10, with words at the ends and in the middle. */
/** @import {Step} from "./step.js" */
import { html, live, nothing } from "./lit.js";

const ANSWERS = [...Array(11).keys()];

/** @typedef {{id: string, says: string}} ConfidenceItem */

/**
 * One question. The answer before and the answer after are kept in one private note.
 * @param {Step} step
 * @param {ConfidenceItem} item
 * @param {"before" | "after"} when
 */
export function sureQuestion(step, item, when) {
  const name = `confidence:${item.id}`;
  const note = step.notes.items.get(name) ?? { before: null, after: null };
  const first = `${when}-${item.id}-0`;
  return html`<fieldset class="wp-scale">
    <legend>${item.says}</legend>
    <div class="wp-scale__answers">
      ${ANSWERS.map((answer) => html`<label class="wp-scale__answer">
        <input type="radio" id="${when}-${item.id}-${answer}" name="${when}-${item.id}" .checked=${live(note[when] === answer)} @change=${() =>
          step.notes.change(name, { ...note, [when]: answer })} />
        <span>${answer}<span class="wp-unseen">${WORDS[answer] ?? ""}</span></span>
      </label>`)}
    </div>
    <p class="wp-scale__ends" aria-hidden="true"><span>0: not at all sure</span><span>5: fairly sure</span><span>10: completely sure</span></p>
    ${note[when] === null
      ? nothing
      : html`<button type="button" class="wp-button wp-button--link" @click=${() => {
          step.notes.change(name, { ...note, [when]: null });
          step.focusOn(first);
        }}>Clear<span class="wp-unseen"> the answer: ${item.says}</span></button>`}
  </fieldset>`;
}

/** @type {Record<number, string>} */
const WORDS = { 0: ", not at all sure", 5: ", fairly sure", 10: ", completely sure" };
