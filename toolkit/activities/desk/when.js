/* A date as people type it, with what we understood said beside it while they type. */
/** @import {Entry, When} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html, live, nothing } from "../lit.js";
import { Problem } from "../link.js";
import { changeEntry, settleWhen } from "./work.js";

const PAUSE_MS = 250;
const LATER = "The date will be read when the connection is back.";

/** @param {DeskState} desk @param {Entry} entry */
export function whenField(desk, entry) {
  const id = `when-${entry.id}`;
  return html`<div class="wp-form__field">
    <label for=${id}>When did it happen?</label>
    <p class="wp-hint" id="${id}-help">A day, or as near as you can: “March 2024”, “around 3/3/24”, “spring term”.</p>
    <input id=${id} class="wp-field wp-field--date" type="text" autocomplete="off" maxlength=${desk.facts.limits.short}
      aria-describedby="${id}-help ${id}-read" .value=${live(entry.when.typed)}
      @focus=${() => hold(desk)} @blur=${() => release(desk)}
      @input=${(/** @type {Event} */ event) => typed(desk, entry, /** @type {HTMLInputElement} */ (event.target).value)} />
    <p class="wp-when" id="${id}-read" role="status">${understood(desk, entry.when)}</p>
  </div>`;
}

/** @param {DeskState} desk @param {When} when */
function understood(desk, { typed, edtf, said }) {
  if (!typed) return nothing;
  if (edtf) return html`Understood as: <strong>${said}</strong>`;
  const says = desk.dates.says.get(typed);
  return says ? html`<span class="wp-when__not">${says}</span>` : "Reading the date…";
}

/** While one entry is being dated the list stands still. @param {DeskState} desk */
function hold(desk) {
  desk.heldOrder = desk.entries.map((entry) => entry.id);
}

/** @param {DeskState} desk */
function release(desk) {
  desk.heldOrder = null;
  desk.undo.endBurst();
  desk.touch();
}

/** @param {DeskState} desk @param {Entry} entry @param {string} text */
function typed(desk, entry, text) {
  const when = { typed: text, edtf: "", said: "" };
  changeEntry(desk, entry.id, { when }, { label: "date", typing: true });
  clearTimeout(desk.dates.timer);
  if (text.trim()) desk.dates.timer = window.setTimeout(() => void read(desk, entry.id, text), PAUSE_MS);
}

/** @param {DeskState} desk @param {string} id @param {string} text */
export async function read(desk, id, text) {
  const near = desk.facts.sentence.get(desk.entry(id)?.sentences[0] ?? "")?.record.date ?? "";
  try {
    const { edtf, said, says } = await desk.ask("read-date", { typed: text, near });
    if (!edtf) desk.dates.says.set(text, says ?? "We could not read that as a date. What you typed is kept.");
    settleWhen(desk, id, { typed: text, edtf, said });
  } catch (error) {
    desk.dates.says.set(text, error instanceof Problem && !error.again ? error.says : LATER);
  }
  desk.draw();
}
