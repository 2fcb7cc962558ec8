/* What the desk is on paper: the learner's chronology and signs, whole; the records when asked. */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";
import { entryRead } from "./entry-read.js";
import { agenciesOf } from "./facts.js";
import { quotes } from "./fields.js";
import { nameOf } from "./work.js";
import { plural } from "./words.js";

/** Nothing but while it is printed. @param {DeskState} desk */
export function printed(desk) {
  return html`<div class="wp-printed">${desk.printing ? papers(desk) : nothing}</div>`;
}

/** @param {DeskState} desk */
function papers(desk) {
  const { entries, signs, facts } = desk;
  return html`<h2>Your chronology: ${plural(entries.length, "entry", "entries")}</h2>
    ${entries.map((entry) => html`<section class="wp-printed__one">
      <h3>${nameOf(entry)}</h3>
      <p>${agenciesOf(facts, entry.sentences).join(", ")}</p>
      ${entryRead(desk, entry)}
    </section>`)}
    <h2>Signs you have marked: ${signs.length}</h2>
    ${signs.map((sign) => html`<section class="wp-printed__one">
      <h3>${facts.indicator.get(sign.indicator)?.name ?? "A sign that is not in the list"}</h3>
      ${quotes(desk, { id: `printed-${sign.id}`, sentences: sign.sentences })}
      ${sign.note ? html`<p>${sign.note}</p>` : nothing}
    </section>`)}`;
}

/** How to print, in the chronology's own fold. @param {DeskState} desk */
export function printing(desk) {
  return html`<div class="wp-row">
    <button type="button" class="wp-button" @click=${() => window.print()}>Print your chronology and signs</button>
    <label class="wp-radio"><input type="checkbox" .checked=${desk.printsRecords}
      @change=${(/** @type {Event} */ event) => {
        desk.printsRecords = /** @type {HTMLInputElement} */ (event.target).checked;
        desk.draw();
      }} /><span>Print the records too</span></label>
  </div>`;
}

/** Draw for paper as soon as somebody prints, however they do it. @param {DeskState} desk */
export function watchPrinting(desk) {
  const stop = new AbortController();
  const { signal } = stop;
  for (const [when, now] of /** @type {const} */ ([["beforeprint", true], ["afterprint", false]])) {
    window.addEventListener(when, () => {
      desk.printing = now;
      desk.drawNow();
    }, { signal });
  }
  return () => stop.abort();
}
