/* The learner's chronology, in order of date and never by dragging. */
/** @import {DeskState} from "./state.js" */
import { html, nothing, repeat } from "../lit.js";
import { entryView } from "./entry.js";
import { exchange } from "./exchange.js";
import { backToRecords } from "./picks.js";
import { plural } from "./words.js";
import { addEntry } from "./work.js";

/** @param {DeskState} desk */
export function chronologyPane(desk) {
  const { entries } = desk;
  const dated = entries.filter((entry) => entry.when.edtf);
  const undated = entries.filter((entry) => !entry.when.edtf);
  const groups = desk.heldOrder ? [{ title: "", entries }] : [
    { title: "", entries: dated },
    { title: "No date that we could read", entries: undated },
  ];
  return html`<div class="wp-paper">
    <h2 id="chronology-title" tabindex="-1" class="wp-pane__title">
      Your chronology <span class="wp-count">${plural(entries.length, "entry", "entries")}</span>
    </h2>
    ${entries.length ? nothing : empty(desk)}
    ${groups.map((group) =>
      group.entries.length
        ? html`${group.title ? html`<p class="wp-group">${group.title}</p>` : nothing}
            <ol class="wp-entries">
              ${repeat(group.entries, (entry) => entry.id, (entry) => entryView(desk, entry))}
            </ol>`
        : nothing,
    )}
    <div class="wp-row">
      ${desk.editable
        ? html`<button type="button" class="wp-button" @click=${() => addByHand(desk)}>
            ${desk.picks.size ? "Add an entry from the picked sentences" : "Add an entry by hand"}
          </button>`
        : nothing}
      ${desk.wide ? nothing : html`<button type="button" class="wp-button" @click=${() => backToRecords(desk)}>Back to the records</button>`}
    </div>
    ${exchange(desk)}
  </div>`;
}

/** @param {DeskState} desk */
function empty(desk) {
  return html`<div class="wp-empty">
    <p>Nothing here yet.</p>
    ${desk.editable
      ? html`<p>
          Pick the sentences that tell of one event in the records, then press
          <strong>Add to chronology</strong>. The date and the words are filled in for you.
        </p>`
      : nothing}
  </div>`;
}

/** @param {DeskState} desk */
function addByHand(desk) {
  const entry = addEntry(desk);
  if (!entry) return;
  desk.announce("Added an entry.");
  desk.focusOn(entry.when.typed ? `what-${entry.id}` : `when-${entry.id}`);
}
