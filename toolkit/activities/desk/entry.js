/* One entry of the chronology: a line in the list, which opens to all it can hold. */
/** @import {Entry} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";
import { agenciesOf } from "./facts.js";
import { entryForm } from "./entry-form.js";
import { entryRead } from "./entry-read.js";
import { shorten } from "./words.js";

const LINE = 110;

/** The parts of an entry that make it useful to the next reader (¶106). @type {[string, (entry: Entry) => boolean][]} */
const PARTS = [
  ["when", (entry) => entry.when.edtf !== ""],
  ["what happened", (entry) => entry.what.trim() !== ""],
  ["how it is known", (entry) => entry.basis !== ""],
  ["whether the child was seen", (entry) => entry.seen !== ""],
  ["how much it matters", (entry) => entry.significance !== null],
  ["what was done", (entry) => entry.done.trim() !== ""],
];

/** @param {Entry} entry */
export function filledIn(entry) {
  return PARTS.filter(([, filled]) => filled(entry)).length;
}

/** @param {DeskState} desk @param {Entry} entry */
export function entryView(desk, entry) {
  const open = desk.openEntry === entry.id;
  const from = agenciesOf(desk.facts, entry.sentences).join(", ");
  const missing = PARTS.filter(([, filled]) => !filled(entry)).map(([name]) => name);
  const refused = desk.work.refused.get(`entry:${entry.id}`);
  return html`<li class="wp-entry ${open ? "is-open" : ""}">
    <h3 class="wp-entry__head">
      <button type="button" id="entry-${entry.id}" class="wp-entry__open" aria-expanded=${open}
        aria-controls="entry-${entry.id}-form" @click=${() => toggleEntry(desk, entry)}>
        <span class="wp-entry__when">${entry.when.said || entry.when.typed || "No date yet"}</span>
        ${from ? html`<span class="wp-entry__from">${from}</span>` : nothing}
        <span class="wp-entry__what">${shorten(entry.what, LINE) || "Nothing written yet"}</span>
        <span class="wp-entry__filled">${PARTS.length - missing.length} of ${PARTS.length} filled in</span>
      </button>
    </h3>
    ${refused ? html`<p class="wp-notice wp-notice--care" role="alert">This is not saved: ${refused}</p>` : nothing}
    <div id="entry-${entry.id}-form" ?hidden=${!open}>
      ${open
        ? desk.editable
          ? html`${missing.length ? html`<p class="wp-hint">Still to say, if you can: ${missing.join(", ")}.</p>` : nothing}
            ${entryForm(desk, entry)}`
          : entryRead(desk, entry)
        : nothing}
    </div>
  </li>`;
}

/** @param {DeskState} desk @param {Entry} entry */
function toggleEntry(desk, entry) {
  desk.openEntry = desk.openEntry === entry.id ? "" : entry.id;
  desk.undo.endBurst();
  desk.draw();
}
