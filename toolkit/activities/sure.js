/* How sure the learner is of something: 0 to 10, with words at the ends and in the middle. */
/** @import {Step} from "./step.js" */
import { html } from "./lit.js";

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
  return html`<fieldset class="wp-scale">
    <legend>${item.says}</legend>
    <div class="wp-scale__answers">
      ${ANSWERS.map((answer) => html`<label class="wp-scale__answer">
        <input type="radio" name="${when}-${item.id}" .checked=${note[when] === answer} @change=${() =>
          step.notes.change(name, { ...note, [when]: answer })} />
        <span>${answer}<span class="wp-unseen">${WORDS[answer] ?? ""}</span></span>
      </label>`)}
    </div>
    <p class="wp-scale__ends" aria-hidden="true"><span>0: not at all sure</span><span>5: fairly sure</span><span>10: completely sure</span></p>
  </fieldset>`;
}

/** @type {Record<number, string>} */
const WORDS = { 0: ", not at all sure", 5: ", fairly sure", 10: ", completely sure" };
