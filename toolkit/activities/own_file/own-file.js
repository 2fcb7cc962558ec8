/* Your agency's file: choose a chair, read what is in that file, and say what you make of it. */
/** @import {RecordFacts} from "../desk/types.js" */
/** @import {Step} from "../step.js" */
/** @import {TermFacts} from "../terms.js" */
import { html, nothing } from "../lit.js";
import { sentenceFor } from "../link.js";
import { readRecord } from "../record-view.js";
import { makeStep } from "../step.js";
import { watchTerms } from "../terms.js";

/** @typedef {{id: string, name: string, keeps: string}} Agency */
/** @typedef {{id: string, role: string, worry: number | null, would: string, why: string}} Judgement */

const ITEM = "judgement:first";

/** The file on screen, and what went wrong in fetching it. @typedef {{of: string, records: RecordFacts[], terms: TermFacts[], says: string}} Shown */

export default makeStep((step) => {
  /** @type {Shown} */
  const shown = { of: "", records: [], terms: [], says: "" };
  const { role } = judgementOf(step);
  if (role) void fetchFile(step, shown, role);
  step.paint(() => view(step, shown));
  return watchTerms(step.root, () => shown.terms);
});

/** @param {Step} step @returns {Judgement} */
function judgementOf(step) {
  const blank = { id: "first", role: "", worry: null, would: "", why: "" };
  return /** @type {Judgement} */ (step.work.items.get(ITEM) ?? blank);
}

/** @param {Step} step @param {Partial<Judgement>} patch @param {{typing?: boolean}} [how] */
function change(step, patch, how) {
  step.work.change(ITEM, { ...judgementOf(step), ...patch }, how);
}

/** @param {Step} step @param {Shown} shown @param {string} agency */
async function fetchFile(step, shown, agency) {
  Object.assign(shown, { of: agency, records: [], says: "" });
  step.draw();
  try {
    const { records, terms } = await step.ask("agency-file", { agency });
    if (shown.of !== agency) return;
    Object.assign(shown, { records, terms });
    step.announce(`${records.length} records.`);
  } catch (error) {
    if (shown.of === agency) shown.says = sentenceFor(error);
  }
  step.draw();
}

/** @param {Step} step @param {Shown} shown */
function view(step, shown) {
  const { role } = judgementOf(step);
  return role ? file(step, shown, role) : chairs(step, shown);
}

/** @param {Step} step @param {Shown} shown */
function chairs(step, shown) {
  const agencies = /** @type {Agency[]} */ (step.facts.agencies);
  if (!step.editable) return html`<p class="wp-empty">You handed this attempt in without choosing an agency’s file.</p>`;
  return html`<p>For now you sit in one chair. Choose the agency nearest to your own work, or one you would like to know
      better. You will see its file, and nothing that anybody else wrote.</p>
    <ul class="wp-chairs">
      ${agencies.map((agency) => html`<li class="wp-card wp-chair">
        <div><h2 class="wp-chair__name">${agency.name}</h2><p>${agency.keeps}</p></div>
        <button type="button" class="wp-button" @click=${() => choose(step, shown, agency)}>Read this file<span class="wp-unseen"> of ${agency.name}</span></button>
      </li>`)}
    </ul>`;
}

/** @param {Step} step @param {Shown} shown @param {Agency} agency */
function choose(step, shown, agency) {
  change(step, { role: agency.id });
  void fetchFile(step, shown, agency.id);
  step.focusOn("file-title");
}

/** @param {Step} step @param {Shown} shown @param {string} role */
function file(step, shown, role) {
  const agency = /** @type {Agency[]} */ (step.facts.agencies).find(({ id }) => id === role);
  const { records, says } = shown;
  return html`<section aria-labelledby="file-title">
      <div class="wp-row wp-file-head">
        <h2 id="file-title" tabindex="-1">${agency?.name ?? role}</h2>
        ${step.editable
          ? html`<button type="button" class="wp-button wp-button--link" @click=${() => leave(step, shown)}>Choose another file</button>`
          : nothing}
      </div>
      <p>${agency?.keeps ?? ""} This is everything it holds. Read it as you would on the day somebody asks you about this family.</p>
      ${says
        ? html`<div class="wp-notice wp-notice--care" role="alert"><p>${says}</p>
            <button type="button" class="wp-button" @click=${() => void fetchFile(step, shown, role)}>Try again</button></div>`
        : records.length
          ? html`<p class="wp-hint">${records.length} records, oldest first.</p>${records.map((record) => readRecord(record))}`
          : html`<p role="status">Opening the file…</p>`}
    </section>
    ${records.length ? judgement(step) : nothing}`;
}

/** @param {Step} step @param {Shown} shown */
function leave(step, shown) {
  change(step, { role: "" });
  shown.of = "";
  step.focusOn("main");
}

/** @param {Step} step */
function judgement(step) {
  const { worry, would, why } = judgementOf(step);
  const fixed = !step.editable;
  return html`<section aria-labelledby="judgement-title" class="wp-card wp-own-file__judgement">
    <h2 id="judgement-title">From this file alone</h2>
    <p>There is no right answer here, and it is not marked. You will look back on it when you have read the rest.</p>
    <fieldset class="wp-choices">
      <legend>How worried are you about the children?</legend>
      ${step.facts.worry.map((/** @type {string} */ says, /** @type {number} */ n) => html`<label class="wp-choice">
        <input type="radio" name="worry" ?disabled=${fixed} .checked=${worry === n} @change=${() => change(step, { worry: n })} /><span>${says}</span></label>`)}
    </fieldset>
    <fieldset class="wp-choices">
      <legend>What would you do next?</legend>
      ${step.facts.would.map((/** @type {{id: string, says: string}} */ { id, says }) => html`<label class="wp-choice">
        <input type="radio" name="would" ?disabled=${fixed} .checked=${would === id} @change=${() => change(step, { would: id })} /><span>${says}</span></label>`)}
    </fieldset>
    <label for="judgement-why"><strong>What makes you think so?</strong></label>
    <textarea class="wp-field" id="judgement-why" rows="3" maxlength=${step.facts.limits.prose} ?readonly=${fixed} .value=${why}
      @input=${(/** @type {InputEvent} */ event) => change(step, { why: /** @type {HTMLTextAreaElement} */ (event.target).value }, { typing: true })}></textarea>
  </section>`;
}
