/* Your agency's file: choose a chair, read what is in that file, and say what you make of it. */
/** @import {RecordFacts} from "../desk/types.js" */
/** @import {Step} from "../step.js" */
/** @import {TermFacts} from "../terms.js" */
import { FIRST, firstOf, isSaid } from "../first-judgement.js";
import { html, live, nothing } from "../lit.js";
import { sentenceFor } from "../link.js";
import { readRecord } from "../record-view.js";
import { makeStep } from "../step.js";
import { watchTerms } from "../terms.js";

/** @typedef {{id: string, name: string, keeps: string}} Agency */
/** @import {Judgement} from "../first-judgement.js" */

/**
 * The file on screen, and what went wrong in fetching it.
 * @typedef {object} Shown
 * @property {string} of
 * @property {RecordFacts[]} records
 * @property {TermFacts[]} terms
 * @property {string} says
 * @property {boolean} choosing Whether another file is being chosen; nothing has changed yet.
 * @property {string} refused Why the last change to the judgement was not taken.
 */

export default makeStep((step) => {
  /** @type {Shown} */
  const shown = { of: "", records: [], terms: [], says: "", choosing: false, refused: "" };
  const { role } = firstOf(step);
  if (role) void fetchFile(step, shown, role);
  step.paint(() => view(step, shown));
  return watchTerms(step.root, () => shown.terms);
});

/** @param {Step} step @param {Partial<Judgement>} patch @param {{typing?: boolean}} [how] */
function change(step, patch, how) {
  step.work.change(FIRST, { ...firstOf(step), ...patch }, how);
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
  hearNo(step, shown);
  const first = firstOf(step);
  const { role, stands } = first;
  step.within(step.editable && !stands && !isSaid(first));
  return role && !(shown.choosing && !stands) ? file(step, shown, role) : chairs(step, shown);
}

/** A change came too late: what stands is shown again, and said. @param {Step} step @param {Shown} shown */
function hearNo(step, shown) {
  const says = step.work.refused.get(FIRST) ?? "";
  if (says && says !== shown.refused) {
    step.announce(says);
    if (firstOf(step).stands) step.focusNext = "judgement-title";
  }
  shown.refused = says;
}

/** @param {Step} step @param {Shown} shown */
function chairs(step, shown) {
  const agencies = /** @type {Agency[]} */ (step.facts.agencies);
  if (!step.editable) return html`<p class="wp-empty">You handed this attempt in without choosing an agency’s file.</p>`;
  const first = firstOf(step);
  const had = agencies.find(({ id }) => id === first.role);
  return html`<p>For now you sit in one chair. Choose the agency nearest to your own work, or one you would like to know
      better. You will see its file, and nothing that anybody else wrote.</p>
    ${first.stands ? html`<p class="wp-notice">You have worked with several agencies’ files already, so there is no judgement from one
      of them alone in this attempt. Choose once all the same: it says whose desk is yours later on.</p>` : nothing}
    ${had && isSaid(first) ? html`<p class="wp-notice">What you said of the file of ${had.name} is kept if you go back to it. With another
      file you judge anew, and what you said is cleared.</p>` : nothing}
    <ul class="wp-chairs">
      ${agencies.map((agency) => html`<li class="wp-card wp-chair">
        <div><h2 class="wp-chair__name">${agency.name}</h2><p>${agency.keeps}</p></div>
        <button type="button" class="wp-button" @click=${() => choose(step, shown, agency)}>${agency === had ? "Go back to this file" : "Read this file"}<span class="wp-unseen"> of ${agency.name}</span></button>
      </li>`)}
    </ul>`;
}

/** @param {Step} step @param {Shown} shown @param {Agency} agency */
function choose(step, shown, agency) {
  shown.choosing = false;
  const { role, stands } = firstOf(step);
  // What was said of one file says nothing of another.
  if (agency.id !== role) change(step, stands ? { role: agency.id } : { role: agency.id, worry: null, would: "", why: "" });
  if (agency.id !== shown.of) void fetchFile(step, shown, agency.id);
  step.focusOn("file-title");
}

/** @param {Step} step @param {Shown} shown @param {string} role */
function file(step, shown, role) {
  const agency = /** @type {Agency[]} */ (step.facts.agencies).find(({ id }) => id === role);
  const { records, says } = shown;
  return html`<section aria-labelledby="file-title">
      <div class="wp-row wp-file-head">
        <h2 id="file-title" tabindex="-1">${agency?.name ?? role}</h2>
        ${step.editable && !firstOf(step).stands
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
  shown.choosing = true;
  step.focusOn("main");
}

/** @param {Step} step */
function judgement(step) {
  const first = firstOf(step);
  return html`<section aria-labelledby="judgement-title" class="wp-card wp-own-file__judgement">
    <h2 id="judgement-title" tabindex="-1">From this file alone</h2>
    ${first.stands || !step.editable ? said(step, first) : saying(step, first)}
  </section>`;
}

/** What was said, once it stands. @param {Step} step @param {Judgement} first */
function said(step, first) {
  const would = step.facts.would.find((/** @type {{id: string}} */ { id }) => id === first.would);
  const lines = [
    ["How worried you were about the children", first.worry === null ? "" : step.facts.worry[first.worry]],
    ["What you would have done next", would?.says ?? ""],
    ["What made you think so", first.why.trim()],
  ].filter(([, says]) => says);
  return html`${first.stands
      ? html`<p>${lines.length
          ? "You said this before you went on to the other agencies’ files, so it stays as it is."
          : "You went on to the other agencies’ files before you said anything of this one alone, so there is no first judgement in this attempt."}
          ${step.editable ? html`What you think now goes into ${step.served
            ? html`<a href="/modules/${step.module}/picture" data-step>step 5, The whole picture</a>`
            : "step 5, The whole picture"}.` : nothing}</p>`
      : lines.length ? nothing : html`<p class="wp-empty">You handed this attempt in without a judgement.</p>`}
    ${lines.length
      ? html`<dl class="wp-own-file__said">${lines.map(([name, says]) => html`<div><dt>${name}</dt><dd>${says}</dd></div>`)}</dl>`
      : nothing}`;
}

/** @param {Step} step @param {Judgement} first */
function saying(step, { worry, would, why }) {
  return html`<p>There is no right answer here, and it is not marked. You will look back on it when you have read the rest; once you
      go on to every agency’s file, it stays as you leave it here.</p>
    <fieldset class="wp-choices">
      <legend>How worried are you about the children?</legend>
      ${step.facts.worry.map((/** @type {string} */ says, /** @type {number} */ n) => html`<label class="wp-choice">
        <input type="radio" name="worry" .checked=${live(worry === n)} @change=${() => change(step, { worry: n })} /><span>${says}</span></label>`)}
    </fieldset>
    <fieldset class="wp-choices">
      <legend>What would you do next?</legend>
      ${step.facts.would.map((/** @type {{id: string, says: string}} */ { id, says }) => html`<label class="wp-choice">
        <input type="radio" name="would" .checked=${live(would === id)} @change=${() => change(step, { would: id })} /><span>${says}</span></label>`)}
    </fieldset>
    <label for="judgement-why"><strong>What makes you think so?</strong></label>
    <textarea class="wp-field" id="judgement-why" rows="3" maxlength=${step.facts.limits.prose} .value=${live(why)}
      @input=${(/** @type {InputEvent} */ event) => change(step, { why: /** @type {HTMLTextAreaElement} */ (event.target).value }, { typing: true })}></textarea>`;
}
