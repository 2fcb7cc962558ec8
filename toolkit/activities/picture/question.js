/* A question put to all the records: words, a guess, and where they stand. */
/** @import {Step} from "../step.js" */
/** @import {Drawn, Pictures} from "./chart.js" */
import { pictureOf, roomIn, table } from "../drawing.js";
import { html, nothing } from "../lit.js";
import { sentenceFor } from "../link.js";
import { TIMEOUT_MS } from "./chart.js";
import { CONTACTS_TITLE } from "./contacts.js";

/** @typedef {{of: string, guess: string, words: string, drawn: (Drawn & {rows: any[], counts: any[], words: string[]}) | null, busy: boolean, says: string}} Asked */

/** @returns {Asked} */
export const nothingAsked = () => ({ of: "", guess: "", words: "", drawn: null, busy: false, says: "" });

/** @param {Step} step @param {Asked} asked @param {Pictures} pictures */
export function question(step, asked, pictures) {
  const { drawn } = asked;
  const leads = step.facts.questions.some((/** @type {any} */ one) => one.id === asked.of && one.view);
  return html`<section class="wp-step__part" aria-labelledby="question-title">
    <h2 id="question-title">Put a question to all the records</h2>
    <p>A fourth missed appointment reads like the first, in a file that holds one of them. Choose a question, say how many
      records you expect, and look.</p>
    <form class="wp-card wp-picture__form" @submit=${(/** @type {SubmitEvent} */ event) => { event.preventDefault(); void look(step, asked, pictures); }}>
      <label for="question"><strong>Question</strong></label>
      <select id="question" class="wp-field" @change=${(/** @type {Event} */ event) => choose(step, asked, /** @type {HTMLSelectElement} */ (event.target).value)}>
        <option value="" ?selected=${!asked.of}>Choose a question, or write your own words below</option>
        ${step.facts.questions.map((/** @type {any} */ one) => html`<option value=${one.id} ?selected=${asked.of === one.id}>${one.asks}</option>`)}
      </select>
      ${leads ? pointer(step) : html`<label for="words"><strong>Words to look for</strong>, with a comma between</label>
      <input id="words" class="wp-field" .value=${asked.words} maxlength="600" @input=${(/** @type {Event} */ event) => { asked.words = /** @type {HTMLInputElement} */ (event.target).value; }} />
      <label for="guess"><strong>In how many of the records, do you think?</strong> (you can leave this out)</label>
      <input id="guess" class="wp-field wp-picture__guess" inputmode="numeric" pattern="[0-9]*" .value=${asked.guess} @input=${(/** @type {Event} */ event) => { asked.guess = /** @type {HTMLInputElement} */ (event.target).value; }} />
      <div class="wp-row"><button class="wp-button" aria-disabled=${asked.busy ? "true" : nothing}>Look</button></div>`}
    </form>
    <div role="status">${asked.busy ? "Looking…" : ""}</div>
    ${asked.says ? html`<p class="wp-notice wp-notice--care" role="alert">${asked.says}</p>` : nothing}
    ${drawn && !asked.busy ? answerView(step, asked, drawn, pictures) : nothing}
  </section>`;
}

/** A question that a picture of its own answers better. @param {Step} step */
function pointer(step) {
  return html`<p>The records say of each planned appointment and visit what became of it, and words would only guess at it.</p>
    <div class="wp-row"><button type="button" class="wp-button" @click=${() => step.focusOn(CONTACTS_TITLE)}>Go to “Appointments and visits, kept and missed”</button></div>`;
}

/** @param {Step} step @param {Asked} asked @param {string} id */
function choose(step, asked, id) {
  const found = step.facts.questions.find((/** @type {any} */ one) => one.id === id);
  Object.assign(asked, { of: id, words: found ? found.words.join(", ") : "", drawn: null, says: "" });
  step.draw();
}

/** @param {Step} step @param {Asked} asked @param {Pictures} pictures */
async function look(step, asked, pictures) {
  const words = asked.words.split(",").map((word) => word.trim()).filter(Boolean);
  if (!words.length) {
    asked.says = "Choose a question or write a word to look for.";
    return step.draw();
  }
  Object.assign(asked, { busy: true, says: "", drawn: null });
  step.draw();
  try {
    asked.drawn = await step.ask("pattern", { words, width: roomIn(step.app) }, { timeout_ms: TIMEOUT_MS });
    pictures.set("pattern", asked.drawn?.svg ? pictureOf(asked.drawn) : null);
  } catch (error) {
    asked.says = sentenceFor(error);
  }
  asked.busy = false;
  if (asked.drawn) step.announce(asked.drawn.summary);
  step.draw();
}

/** @param {Step} step @param {Asked} asked @param {NonNullable<Asked["drawn"]>} drawn @param {Pictures} pictures */
function answerView(step, asked, drawn, pictures) {
  const guess = Number.parseInt(asked.guess, 10);
  const found = drawn.rows.length;
  return html`
    ${Number.isFinite(guess) ? html`<p>You expected <strong>${guess}</strong>; it is <strong>${found}</strong>.</p>` : nothing}
    <p class="wp-summary">${drawn.summary} A word is not an event: read the sentences before you count on them.</p>
    ${drawn.svg ? html`<div class="wp-chart" role="group" aria-label="Where the words stand, drawn" tabindex="0">${pictures.get("pattern")}</div>` : nothing}
    ${found
      ? html`${table({
            caption: "Records with these words, by agency",
            head: ["Agency", "Records found", "Of its records"],
            rows: drawn.counts.map((row) => [row.agency, row.found, row.records]),
          })}
          <details class="wp-fold"><summary>Read the ${found} ${found === 1 ? "record’s sentences" : "records’ sentences"}</summary>
            ${table({
              caption: "The sentences",
              head: ["When", "Agency", "What it says"],
              rows: drawn.rows.map((row) => [row.date, row.agency, row.sentences.map((/** @type {string} */ id) => step.facts.sentences[id]).join(" … ")]),
            })}
          </details>`
      : nothing}`;
}
