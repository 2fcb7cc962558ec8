/* The records: filter, search, who is who, and the documents themselves. */
/** @import {Facts, PersonFacts} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html, nothing, repeat } from "../lit.js";
import { clear, onClick, onFocus, onKey, onMouseDown, toChronology, toSigns } from "./picks.js";
import { readingLine } from "./reading.js";
import { recordView } from "./record.js";
import { findRecords, patternFor } from "./search.js";
import { plural } from "./words.js";

/** @param {DeskState} desk */
export function recordsPane(desk) {
  const { records, hits, searching } = findRecords(desk.facts, desk);
  const pattern = patternFor(desk.query);
  return html`<div class="wp-records">
    <div class="wp-records__top">
      <h2 id="records-title" tabindex="-1" class="wp-pane__title">Records</h2>
      ${desk.name === "records" && !searching ? readingLine(desk, records) : nothing}
      ${search(desk, records.length, hits, searching)}
    </div>
    ${filter(desk)} ${whoIsWho(desk.facts)} ${desk.editable ? help() : nothing}
    <div
      class="wp-records__list"
      @click=${(/** @type {MouseEvent} */ event) => onClick(desk, event)}
      @mousedown=${onMouseDown}
      @keydown=${(/** @type {KeyboardEvent} */ event) => onKey(desk, event)}
      @focusin=${(/** @type {FocusEvent} */ event) => onFocus(desk, event)}
    >
      ${repeat(records, (record) => record.id, (record) => recordView(desk, record, pattern))}
    </div>
    ${records.length ? nothing : html`<p class="wp-empty">No record has those words. Try fewer, or look in every agency.</p>`}
    ${actions(desk)}
  </div>`;
}

/** @param {DeskState} desk */
function filter(desk) {
  const { agencies, records } = desk.facts;
  const chosen = desk.facts.agency.get(desk.agency);
  const count = (/** @type {string} */ id) => records.filter((record) => record.agency === id).length;
  const choice = (/** @type {string} */ id, /** @type {string} */ name, /** @type {number} */ many) =>
    html`<label class="wp-chip">
      <input type="radio" name="wp-agency" .checked=${desk.agency === id} @change=${() => choose(desk, id)} />
      <span>${name} <span class="wp-chip__count">${many}<span class="wp-unseen"> records</span></span></span>
    </label>`;
  return html`<fieldset class="wp-chips">
      <legend class="wp-unseen">Show the records of</legend>
      ${choice("", "All, by date", records.length)}
      ${agencies.map((agency) => choice(agency.id, agency.name, count(agency.id)))}
    </fieldset>
    ${chosen ? html`<p class="wp-hint">${chosen.keeps}</p>` : nothing}`;
}

/** @param {DeskState} desk @param {string} agency */
function choose(desk, agency) {
  desk.agency = agency;
  desk.moved();
  desk.draw();
}

/** @param {DeskState} desk @param {number} records @param {number} hits @param {boolean} searching */
function search(desk, records, hits, searching) {
  const found = searching ? `${plural(hits, "match", "matches")} in ${plural(records, "record")}` : "";
  /** @param {Event} event */
  function typed(event) {
    desk.query = /** @type {HTMLInputElement} */ (event.target).value;
    desk.draw();
  }
  return html`<div class="wp-search" role="search">
    <label for="wp-search">Search<span class="wp-unseen"> the records</span></label>
    <input id="wp-search" type="search" class="wp-field" autocomplete="off" spellcheck="false" maxlength="80"
      .value=${desk.query} @input=${typed} />
    <p class="wp-search__found" role="status">${found}</p>
  </div>`;
}

function help() {
  return html`<p class="wp-hint wp-keys">
    Press a sentence to pick it. By keyboard, on a sentence: arrows to move, <kbd>Space</kbd> to pick,
    <kbd>Shift</kbd> and an arrow for several; <kbd>C</kbd> chronology, <kbd>S</kbd> sign, <kbd>N</kbd> next record,
    <kbd>P</kbd> previous, <kbd>U</kbd> next not read, <kbd>→</kbd> at its end words explained.
  </p>`;
}

/** What to do with what is picked. @param {DeskState} desk */
function actions(desk) {
  const many = desk.picks.size;
  if (!many || !desk.editable) return nothing;
  return html`<div class="wp-actions" role="group" aria-label="Picked sentences">
    <p class="wp-actions__count">${many}<span class="wp-unseen"> ${many === 1 ? "sentence" : "sentences"}</span> picked</p>
    <button type="button" class="wp-button wp-button--main" @click=${() => toChronology(desk)}>
      Add to chronology <kbd aria-hidden="true">C</kbd>
    </button>
    <button type="button" class="wp-button wp-button--main wp-button--sign" @click=${() => toSigns(desk)}>
      Name a sign <kbd aria-hidden="true">S</kbd>
    </button>
    <button type="button" class="wp-button wp-button--quiet" @click=${() => clear(desk, { focus: true })}>Clear</button>
  </div>`;
}

/** @param {Facts} facts */
function whoIsWho({ people, agency }) {
  const kinds = /** @type {const} */ ([["child", "Children"], ["adult", "Adults"], ["professional", "Professionals"]]);
  return html`<details class="wp-fold wp-people">
    <summary>Who is who</summary>
    ${kinds.map(([kind, title]) => {
      const group = people.filter((person) => person.kind === kind);
      return group.length
        ? html`<h3>${title}</h3>
            <ul>
              ${group.map((person) => personView(person, agency.get(person.agency)?.name ?? ""))}
            </ul>`
        : nothing;
    })}
  </details>`;
}

/** @param {PersonFacts} person @param {string} agency */
function personView(person, agency) {
  const known = person.known_as.length ? `also “${person.known_as.join("”, “")}”` : "";
  const born = person.born ? `born ${person.born}` : "";
  const rest = [known, born, agency, person.note].filter(Boolean).join("; ");
  return html`<li><strong>${person.name}</strong>${rest ? `: ${rest}` : nothing}</li>`;
}
