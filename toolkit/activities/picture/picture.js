/* The whole picture: the learner's own work drawn, what pooling added, and questions to the records. */
/** @import {Step} from "../step.js" */
/** @import {Asked} from "./question.js" */
/** @import {Expected} from "./contacts.js" */
/** @import {Pooling} from "./pooling.js" */
/** @import {Drawn, Pictures} from "./chart.js" */
/** @import {Sightings} from "./sightings.js" */
import { pictureOf, roomIn, table } from "../drawing.js";
import { html, nothing } from "../lit.js";
import { sentenceFor } from "../link.js";
import { makeStep } from "../step.js";
import { TIMEOUT_MS, chart } from "./chart.js";
import { contacts, nothingExpected } from "./contacts.js";
import { pooling } from "./pooling.js";
import { nothingAsked, question } from "./question.js";
import { sightings } from "./sightings.js";

const ITEM = "judgement:pooled";

/** @typedef {{timeline: Drawn & {rows: any[]}, sightings: Sightings} & Pooling} Drawings */

/**
 * What is drawn, what is expected of appointments, and the question put to the records.
 * @typedef {{of: string, drawings: Drawings | null, pictures: Pictures, says: string, asked: Asked, expected: Expected}} Shown
 */

export default makeStep((step) => {
  /** @type {Shown} */
  const shown = { of: "", drawings: null, pictures: new Map(), says: "", asked: nothingAsked(), expected: nothingExpected() };
  step.paint(() => view(step, shown));
});

/** @param {Step} step @param {string} kind */
function items(step, kind) {
  return [...step.work.items].filter(([name]) => name.startsWith(`${kind}:`)).map(([, value]) => value);
}

/** @param {Step} step @param {Shown} shown */
function view(step, shown) {
  const entries = items(step, "entry");
  const signs = items(step, "sign");
  if (entries.length || signs.length) plan(step, shown, entries, signs);
  return html`<p>This is what you have built so far, drawn. Nothing here comes from an answer sheet: it is your own
      chronology, your own signs, and the records. If it looks thin, go back and add to it.</p>
    ${shown.says
      ? html`<div class="wp-notice wp-notice--care" role="alert"><p>${shown.says}</p>
          <button type="button" class="wp-button" @click=${() => { shown.of = ""; step.draw(); }}>Try again</button></div>`
      : nothing}
    ${entries.length || signs.length
      ? drawings(step, shown)
      : html`<p class="wp-empty">You have no entries and no signs yet. Make some in “Every agency’s file”, and they appear here.</p>`}
    ${contacts(step, shown.expected, shown.pictures)} ${question(step, shown.asked, shown.pictures)} ${judgement(step)}`;
}

/** Draw when the work has changed. @param {Step} step @param {Shown} shown @param {any[]} entries @param {any[]} signs */
function plan(step, shown, entries, signs) {
  const role = step.work.items.get("judgement:first")?.["role"] ?? "";
  const of = JSON.stringify({ entries, signs, role, width: roomIn(step.app) });
  if (of === shown.of) return;
  Object.assign(shown, { of, says: "" });
  void draw(step, shown, of);
}

/** @param {Step} step @param {Shown} shown @param {string} of */
async function draw(step, shown, of) {
  try {
    const work = JSON.parse(of);
    const [timeline, picture] = await Promise.all(
      ["timeline", "picture"].map((kind) => step.ask(kind, work, { timeout_ms: TIMEOUT_MS })),
    );
    if (of !== shown.of) return;
    shown.drawings = { timeline, ...picture };
    for (const [name, drawn] of Object.entries({ timeline, pooled: picture.pooled, sightings: picture.sightings })) {
      shown.pictures.set(name, drawn.svg ? pictureOf(drawn) : null);
    }
    step.announce("Your pictures are drawn.");
  } catch (error) {
    if (of === shown.of) shown.says = sentenceFor(error);
  }
  step.draw();
}

/** @param {Step} step @param {Shown} shown */
function drawings(step, shown) {
  const { drawings: drawn } = shown;
  if (!drawn) return html`<p role="status">Drawing your work…</p>`;
  return html`
    ${chart(shown.pictures, {
      name: "timeline",
      title: "Your chronology, a lane for each agency",
      summary: drawn.timeline.summary,
      tables: table({
        caption: "Your chronology",
        head: ["When", "Agency", "What happened", "Child seen"],
        rows: drawn.timeline.rows.map((row) => [row.date, row.agency, row.what, row.seen]),
      }),
    })}
    ${sightings(drawn.sightings, shown.pictures)} ${pooling(drawn, shown.pictures, step.facts.enough)}`;
}

/** @param {Step} step */
function judgement(step) {
  const first = step.work.items.get("judgement:first");
  const now = step.work.items.get(ITEM) ?? { id: "pooled", role: first?.["role"] ?? "", worry: null, would: "", why: "" };
  const fixed = !step.editable;
  /** @param {object} patch @param {{typing?: boolean}} [how] */
  const change = (patch, how) => step.work.change(ITEM, { ...now, ...patch }, how);
  const agency = step.facts.agencies.find((/** @type {any} */ one) => one.id === first?.["role"]);
  return html`<section class="wp-card" aria-labelledby="now-title">
    <h2 id="now-title">And now, with every file?</h2>
    ${first && first["worry"] !== null
      ? html`<p>From ${agency?.name ?? "one file"} alone you said: <strong>${step.facts.worry[first["worry"]]}</strong>.</p>`
      : nothing}
    <fieldset class="wp-choices">
      <legend>How worried are you about the children?</legend>
      ${step.facts.worry.map((/** @type {string} */ says, /** @type {number} */ n) => html`<label class="wp-choice">
        <input type="radio" name="worry" ?disabled=${fixed} .checked=${now["worry"] === n} @change=${() => change({ worry: n })} /><span>${says}</span></label>`)}
    </fieldset>
    <label for="now-why"><strong>What can you see now that you could not see from one chair?</strong></label>
    <textarea class="wp-field" id="now-why" rows="3" maxlength=${step.facts.limits.prose} ?readonly=${fixed} .value=${now["why"]}
      @input=${(/** @type {InputEvent} */ event) => change({ why: /** @type {HTMLTextAreaElement} */ (event.target).value }, { typing: true })}></textarea>
  </section>`;
}
