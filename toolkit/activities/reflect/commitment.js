/* One thing to do in one's own service, and by when, said back as it was understood. */
/** @import {Step} from "../step.js" */
import { today } from "../files.js";
import { html, live, nothing } from "../lit.js";
import { Problem } from "../link.js";

const ITEM = "commitment:one";
const PAUSE_MS = 300;
const LATER = "The date will be read when the connection is back. What you typed is kept.";

/** @typedef {{what: string, by: string, said: string}} Commitment */

/** What there is to say of a day, by what was typed. @type {Map<string, string>} */
const remarks = new Map();
let timer = 0;

/** @param {Step} step @returns {Commitment} */
function commitmentOf(step) {
  return /** @type {Commitment} */ ({ what: "", by: "", said: "", ...step.notes.items.get(ITEM) });
}

/** @param {Step} step @param {Partial<Commitment>} patch */
function put(step, patch) {
  const now = { ...commitmentOf(step), ...patch };
  step.notes.change(ITEM, now.what || now.by ? now : null, { typing: true });
}

/** @param {Step} step */
export function commitment(step) {
  const { what, by, said } = commitmentOf(step);
  return html`<section class="wp-card wp-reflect__one" aria-labelledby="one-title" ?data-blank=${!what && !by}>
    <h2 id="one-title">One thing for your own service</h2>
    <p class="wp-reflect__example">Small enough to do, and yours to do. For example: “Ask at our team meeting who checks on children who are not brought.”</p>
    <label for="one-what">What will you do?</label>
    <textarea class="wp-field" id="one-what" rows="3" maxlength="8000" .value=${live(what)}
      @input=${(/** @type {InputEvent} */ event) => put(step, { what: /** @type {HTMLTextAreaElement} */ (event.target).value })}></textarea>
    <p class="wp-reflect__printed" aria-hidden="true">${what}</p>
    <label for="one-by">By when?</label>
    <p class="wp-hint" id="one-by-help">As you would say it: “next Friday”, “in two weeks”, “end of March”.</p>
    <input class="wp-field wp-reflect__by" id="one-by" type="text" autocomplete="off" maxlength="200" aria-describedby="one-by-help one-by-read"
      .value=${live(by)} @input=${(/** @type {InputEvent} */ event) => typed(step, /** @type {HTMLInputElement} */ (event.target).value)} />
    <p class="wp-reflect__read" id="one-by-read" role="status">${understood({ by, said })}</p>
  </section>`;
}

/** @param {{by: string, said: string}} day */
function understood({ by, said }) {
  if (!by.trim()) return nothing;
  const remark = remarks.get(by) ?? "";
  if (said) return html`Understood as: <strong>${said}</strong>. ${remark}`;
  return remark || nothing;
}

/** @param {Step} step @param {string} text */
function typed(step, text) {
  put(step, { by: text, said: "" });
  clearTimeout(timer);
  if (text.trim()) timer = window.setTimeout(() => void read(step, text), PAUSE_MS);
}

/** @param {Step} step @param {string} text */
async function read(step, text) {
  try {
    const { said, says } = await step.ask("read-until", { typed: text, today: today() });
    remarks.set(text, says);
    if (said && commitmentOf(step).by === text) put(step, { said });
  } catch (error) {
    remarks.set(text, error instanceof Problem && error.again ? LATER : "");
  }
  step.draw();
}
