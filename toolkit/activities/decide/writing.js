/* Something to write where words matter, and a checklist to look at it with. */
/** @import {Step} from "../step.js" */
/** @import {Task} from "./decide.js" */
import { html, nothing } from "../lit.js";

const TITLES = { referral: "Write the referral", record: "Write the record" };

/** @typedef {{id: string, text: string, met: string[]}} Writing */

/** Pieces whose checklist is open on this page. @type {Set<string>} */
const looking = new Set();

/** @param {Step} step @param {string} id The decision it belongs to. @param {Task} task */
export function writingPart(step, id, task) {
  const item = `writing:${id}`;
  const mine = /** @type {Writing} */ (step.work.items.get(item) ?? { id, text: "", met: [] });
  /** @param {Partial<Writing>} patch @param {{typing?: boolean}} [how] */
  const change = (patch, how) => step.work.change(item, { ...mine, ...patch }, how);
  const words = mine.text.split(/\s+/).filter(Boolean).length;
  const open = words > 0 && (looking.has(id) || mine.met.length > 0 || !step.editable);
  const field = `writing-${id}`;
  return html`<section class="wp-decide__writing" aria-labelledby="${field}-title">
    <h3 id="${field}-title" tabindex="-1">${TITLES[/** @type {keyof TITLES} */ (task.kind)] ?? "Write it down"}</h3>
    <p id="${field}-task">${task.task}</p>
    ${step.facts.read_by_person ? html`<p class="wp-hint">A person reads it after you hand in. No machine marks it.</p>` : nothing}
    <label for=${field}><strong>Your words</strong></label>
    <textarea class="wp-field wp-decide__words" id=${field} rows="10" maxlength="4000" aria-describedby="${field}-task ${field}-count"
      ?readonly=${!step.editable} .value=${mine.text}
      @input=${(/** @type {InputEvent} */ event) => change({ text: /** @type {HTMLTextAreaElement} */ (event.target).value }, { typing: true })}></textarea>
    <p class="wp-hint" id="${field}-count">${words === 1 ? "1 word" : `${words} words`}</p>
    ${open ? checklist(step, field, task, mine, change) : look(step, id, field, words)}
  </section>`;
}

/** @param {Step} step @param {string} id @param {string} field @param {number} words */
function look(step, id, field, words) {
  if (!step.editable) return nothing;
  return html`<div class="wp-row">
    <button type="button" class="wp-button" aria-disabled=${words ? nothing : "true"} @click=${() => {
      if (!words) return step.announce("Write something first.");
      looking.add(id);
      step.focusOn(`${field}-check`);
    }}>Look at it with a checklist</button>
    <span class="wp-hint">${words ? "You can go on writing afterwards." : "Write something first."}</span>
  </div>`;
}

/** @param {Step} step @param {string} field @param {Task} task @param {Writing} mine @param {(patch: Partial<Writing>) => void} change */
function checklist(step, field, task, mine, change) {
  return html`<fieldset class="wp-choices">
    <legend id="${field}-check" tabindex="-1"><strong>Read it again. What does it do already?</strong></legend>
    ${task.rubric.map(({ id, says }) => html`<label class="wp-choice">
      <input type="checkbox" ?disabled=${!step.editable} .checked=${mine.met.includes(id)} @change=${() =>
        change({ met: task.rubric.map((line) => line.id).filter((line) => (line === id) !== mine.met.includes(line)) })} />
      <span>${says}</span></label>`)}
    <p class="wp-hint">Ticks earn nothing. They are for you, and for whoever reads it.</p>
  </fieldset>`;
}
