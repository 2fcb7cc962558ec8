/* Planned appointments and visits, kept and missed: guessed first, then seen, service by service. */
/** @import {Step} from "../step.js" */
/** @import {Drawn, Pictures} from "./chart.js" */
import { pictureOf, roomIn, table } from "../drawing.js";
import { html, nothing } from "../lit.js";
import { sentenceFor } from "../link.js";
import { TIMEOUT_MS, chart } from "./chart.js";

const NONE = "none";
const NAME = "contacts";

/** @typedef {Drawn & {missed: number, most: string[], counts: any[], rows: any[]}} Contacts */

/** What the learner expects, and then what the records say. @typedef {{service: string, many: string, drawn: Contacts | null, busy: boolean, says: string}} Expected */

/** @returns {Expected} */
export const nothingExpected = () => ({ service: "", many: "", drawn: null, busy: false, says: "" });

/** The heading, to lead to from elsewhere on the page. */
export const CONTACTS_TITLE = `${NAME}-title`;

/** @param {Step} step @param {Expected} expected @param {Pictures} pictures */
export function contacts(step, expected, pictures) {
  if (!step.facts.contacts) return nothing;
  const { drawn } = expected;
  const look = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    void see(step, expected, pictures);
  };
  return html`<section class="wp-step__part" aria-labelledby=${CONTACTS_TITLE}>
    <h2 id=${CONTACTS_TITLE} tabindex="-1">Appointments and visits, kept and missed</h2>
    <p>A service knows which of its own were missed, and seldom any other’s. Say what you expect of all the records, and look.</p>
    <form class="wp-card wp-picture__form" @submit=${look}>
      <label for="contacts-service"><strong>Which service was missed most often?</strong> (you can leave this out)</label>
      <select id="contacts-service" class="wp-field" @change=${(/** @type {Event} */ event) => { expected.service = /** @type {HTMLSelectElement} */ (event.target).value; step.draw(); }}>
        <option value="" ?selected=${!expected.service}>Choose a service</option>
        ${step.facts.agencies.map((/** @type {any} */ one) => html`<option value=${one.id} ?selected=${expected.service === one.id}>${one.name}</option>`)}
        <option value=${NONE} ?selected=${expected.service === NONE}>None of them: nothing was missed</option>
      </select>
      <label for="contacts-many"><strong>How many were missed, with all services together?</strong> (you can leave this out)</label>
      <input id="contacts-many" class="wp-field wp-picture__guess" inputmode="numeric" pattern="[0-9]*" .value=${expected.many} @input=${(/** @type {Event} */ event) => { expected.many = /** @type {HTMLInputElement} */ (event.target).value; }} />
      <div class="wp-row"><button class="wp-button" aria-disabled=${expected.busy ? "true" : nothing}>Look at the appointments</button></div>
    </form>
    <div role="status">${expected.busy ? "Looking…" : ""}</div>
    ${expected.says ? html`<p class="wp-notice wp-notice--care" role="alert">${expected.says}</p>` : nothing}
    ${drawn && !expected.busy ? answer(step, expected, drawn, pictures) : nothing}
  </section>`;
}

/** @param {Step} step @param {Expected} expected @param {Pictures} pictures */
async function see(step, expected, pictures) {
  if (expected.busy) return;
  Object.assign(expected, { busy: true, says: "", drawn: null });
  step.draw();
  try {
    expected.drawn = await step.ask(NAME, { width: roomIn(step.app) }, { timeout_ms: TIMEOUT_MS });
    pictures.set("kept-and-missed", expected.drawn?.svg ? pictureOf(expected.drawn) : null);
  } catch (error) {
    expected.says = sentenceFor(error);
  }
  expected.busy = false;
  if (expected.drawn) step.announce(expected.drawn.summary);
  step.draw();
}

/** @param {Step} step @param {Expected} expected @param {Contacts} drawn @param {Pictures} pictures */
function answer(step, expected, drawn, pictures) {
  return html`${compared(step, expected, drawn)}
    ${chart(pictures, {
      name: "kept-and-missed",
      title: "What became of them, service by service",
      level: 3,
      summary: drawn.summary,
      hint: "A line is a contact whose day no record gives. What two records tell of alike counts once, and a service that keeps no file here is under the one that was told.",
      more: html`<ul class="wp-picture__counts">${drawn.counts.map((row) => html`<li><strong>${row.service}:</strong> ${row.says}</li>`)}</ul>`,
      tables: tables(drawn),
    })}`;
}

/** What was expected, beside what is there. @param {Step} step @param {Expected} expected @param {Contacts} drawn */
function compared(step, expected, drawn) {
  const many = Number.parseInt(expected.many, 10);
  const name = (/** @type {string} */ id) => step.facts.agencies.find((/** @type {any} */ one) => one.id === id)?.name ?? "none of them";
  const most = drawn.most.length ? drawn.most.map(name).join(" and ") : "none of them";
  return html`${expected.service
      ? html`<p>You expected <strong>${name(expected.service)}</strong> to be missed most often; it is <strong>${most}</strong>.</p>`
      : nothing}
    ${Number.isFinite(many) ? html`<p>You expected <strong>${many}</strong> missed; it is <strong>${drawn.missed}</strong>.</p>` : nothing}`;
}

/** @param {Contacts} drawn */
function tables(drawn) {
  return html`${table({
      caption: "Planned contacts, by service",
      head: ["Service", "Kept", "Missed", "Refused or cancelled by the family", "Cancelled by the service"],
      rows: drawn.counts.map((row) => [row.service, row.kept, row.missed, row.refused, row["cancelled-by-service"]]),
    })}
    ${table({
      caption: "Each planned contact",
      head: ["When", "Service", "What", "For whom", "What became of it", "Whose records say so"],
      rows: drawn.rows.map((row) => [row.when, row.service, row.what, row.who, row.became, row.told]),
    })}`;
}
