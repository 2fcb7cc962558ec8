/* What the learner takes away: the reflection to keep, and a record of what they did. */
/** @import {Step} from "../step.js" */
import { saveFile, today } from "../files.js";
import { html, nothing } from "../lit.js";
import { sentenceFor } from "../link.js";

const TIMEOUT_MS = 60_000;

/** What the last file came to, and what is on the record. */
const now = { says: "", name: "", reflection: false };

/** @param {Step} step */
export function takeAway(step) {
  return html`<section class="wp-step__part wp-reflect__take" aria-labelledby="take-title">
    <h2 id="take-title">Take it with you</h2>
    <p>Your reflection, your one thing and how sure you were, to keep where you like.</p>
    <div class="wp-row">
      <button type="button" class="wp-button" @click=${() => void send(step, "reflection-file", {})}>Save my reflection as a Word file</button>
      <button type="button" class="wp-button" @click=${() => window.print()}>Print this page</button>
    </div>
    <h3>A record for your CPD</h3>
    <p>What the module is for, when you did it${step.works ? ", your attempts and marks" : nothing}${step.served ? ", and how long it was on your screen" : nothing}. Your
      reflection is left out unless you put it in.</p>
    ${step.served
      ? html`<p><a class="wp-button" href="/modules/${step.module}/record" data-step>Make my record</a></p>`
      : form(step)}
    <p role="status" class=${now.says ? "wp-notice" : ""}>${now.says}</p>
  </section>`;
}

/** Where there is no page for it. @param {Step} step */
function form(step) {
  return html`<div class="wp-card">
    <label for="record-name">Your name, if you want it on the record</label>
    <p class="wp-hint" id="record-name-help">It is put into the file and not stored.</p>
    <input class="wp-field" id="record-name" type="text" maxlength="200" autocomplete="name" aria-describedby="record-name-help"
      @input=${(/** @type {InputEvent} */ event) => { now.name = /** @type {HTMLInputElement} */ (event.target).value; }} />
    <label class="wp-reflect__tick"><input type="checkbox"
      @change=${(/** @type {Event} */ event) => { now.reflection = /** @type {HTMLInputElement} */ (event.target).checked; }} />
      <span>Put in my reflection</span></label>
    <p class="wp-hint">Marks are in the feedback that nbgrader brings you; this file does not have them.</p>
    <button type="button" class="wp-button" @click=${() => void send(step, "record-file", { name: now.name, reflection: now.reflection, today: today() })}>Save my record as a Word file</button>
  </div>`;
}

/** @param {Step} step @param {string} kind @param {object} payload */
async function send(step, kind, payload) {
  say(step, "Preparing the file…");
  try {
    await step.flush();
    const file = await step.ask(kind, payload, { timeout_ms: TIMEOUT_MS });
    saveFile(file);
    say(step, `Your browser has saved ${file.filename}.`);
  } catch (error) {
    say(step, sentenceFor(error));
  }
}

/** @param {Step} step @param {string} says */
function say(step, says) {
  now.says = says;
  step.draw();
}
