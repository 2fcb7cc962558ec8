/* The whole picture: the learner's own work drawn, what pooling added, and questions to the records. */
/** @import {Step} from "../step.js" */
import { pictureOf, roomIn, table } from "../drawing.js";
import { html, nothing } from "../lit.js";
import { sentenceFor } from "../link.js";
import { makeStep } from "../step.js";

const TIMEOUT_MS = 30_000;
const ITEM = "judgement:pooled";

/** @typedef {{svg: string, summary: string, rows: any[]}} Drawn */
/** @typedef {{timeline: Drawn, pooled: Drawn, sightings: Drawn, earlier: {says: string, days: number | null, own: string, together: string}}} Drawings */
/** @typedef {{of: string, guess: string, words: string, drawn: (Drawn & {counts: any[], words: string[]}) | null, busy: boolean, says: string}} Asked */

/** What is drawn, and the question put to the records. @typedef {{of: string, drawings: Drawings | null, pictures: Map<string, Node | null>, says: string, asked: Asked}} Shown */

export default makeStep((step) => {
  /** @type {Shown} */
  const shown = {
    of: "", drawings: null, pictures: new Map(), says: "",
    asked: { of: "", guess: "", words: "", drawn: null, busy: false, says: "" },
  };
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
    ${question(step, shown)} ${judgement(step)}`;
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
  const { signs, groups } = step.facts.enough;
  return html`
    ${chart(shown, "timeline", "Your chronology, a lane for each agency", drawn.timeline.summary, table({
      caption: "Your chronology",
      head: ["When", "Agency", "What happened", "Child seen"],
      rows: drawn.timeline.rows.map((row) => [row.date, row.agency, row.what, row.seen]),
    }))}
    ${chart(shown, "sightings", "When a child was seen", drawn.sightings.summary, drawn.sightings.rows.length
      ? table({
          caption: "From one sighting to the next",
          head: ["From", "To", "Days", "Entries between"],
          rows: drawn.sightings.rows.map((row) => [row.from, row.to, row.days, row.between]),
        })
      : nothing, "The longest times between one sighting and the next are drawn as bars.")}
    ${chart(shown, "pooled", "What each agency held of it", drawn.pooled.summary, table({
      caption: "Your entries and signs, by agency",
      head: ["Agency", "Entries", "Signs"],
      rows: drawn.pooled.rows.map((row) => [row.agency, row.entries, row.signs]),
    }))}
    <section class="wp-card wp-picture__earlier" aria-labelledby="earlier-title">
      <h2 id="earlier-title">How much earlier?</h2>
      ${drawn.earlier.days ? html`<p class="wp-picture__days"><strong>${drawn.earlier.days}</strong> days earlier with every file together</p>` : nothing}
      <p>${drawn.earlier.says}</p>
      <p class="wp-hint">The rule: the first day on which the records then written hold ${signs} of the signs you marked, of at
        least ${groups} groups. Signs that something is well do not count. It is a rule of thumb for this exercise; no agency
        works by it, and far less can be enough.</p>
    </section>`;
}

/**
 * @param {Shown} shown
 * @param {string} name
 * @param {string} title
 * @param {string} summary
 * @param {unknown} rows
 * @param {string} [hint]
 */
function chart(shown, name, title, summary, rows, hint = "") {
  const picture = shown.pictures.get(name);
  return html`<section class="wp-step__part" aria-labelledby="${name}-title">
    <h2 id="${name}-title">${title}</h2>
    <p class="wp-summary">${summary}</p>
    ${hint ? html`<p class="wp-hint">${hint}</p>` : nothing}
    ${picture ? html`<div class="wp-chart" role="group" aria-label="${title}, drawn" tabindex="0">${picture}</div>` : nothing}
    ${rows === nothing ? nothing : html`<details class="wp-fold"><summary>The same as a table</summary>${rows}</details>`}
  </section>`;
}

/** @param {Step} step @param {Shown} shown */
function question(step, shown) {
  const { asked } = shown;
  const { drawn } = asked;
  return html`<section class="wp-step__part" aria-labelledby="question-title">
    <h2 id="question-title">Put a question to all the records</h2>
    <p>A fourth missed appointment reads like the first, in a file that holds one of them. Choose a question, say how many
      records you expect, and look.</p>
    <form class="wp-card wp-picture__form" @submit=${(/** @type {SubmitEvent} */ event) => { event.preventDefault(); void look(step, shown); }}>
      <label for="question"><strong>Question</strong></label>
      <select id="question" class="wp-field" @change=${(/** @type {Event} */ event) => choose(step, shown, /** @type {HTMLSelectElement} */ (event.target).value)}>
        <option value="" ?selected=${!asked.of}>Choose a question, or write your own words below</option>
        ${step.facts.questions.map((/** @type {any} */ one) => html`<option value=${one.id} ?selected=${asked.of === one.id}>${one.asks}</option>`)}
      </select>
      <label for="words"><strong>Words to look for</strong>, with a comma between</label>
      <input id="words" class="wp-field" .value=${asked.words} maxlength="600" @input=${(/** @type {Event} */ event) => { asked.words = /** @type {HTMLInputElement} */ (event.target).value; }} />
      <label for="guess"><strong>In how many of the records, do you think?</strong> (you can leave this out)</label>
      <input id="guess" class="wp-field wp-picture__guess" inputmode="numeric" pattern="[0-9]*" .value=${asked.guess} @input=${(/** @type {Event} */ event) => { asked.guess = /** @type {HTMLInputElement} */ (event.target).value; }} />
      <div class="wp-row"><button class="wp-button" aria-disabled=${asked.busy ? "true" : nothing}>Look</button></div>
    </form>
    <div role="status">${asked.busy ? "Looking…" : ""}</div>
    ${asked.says ? html`<p class="wp-notice wp-notice--care" role="alert">${asked.says}</p>` : nothing}
    ${drawn && !asked.busy ? answerView(step, shown, drawn) : nothing}
  </section>`;
}

/** @param {Step} step @param {Shown} shown @param {string} id */
function choose(step, shown, id) {
  const found = step.facts.questions.find((/** @type {any} */ one) => one.id === id);
  Object.assign(shown.asked, { of: id, words: found ? found.words.join(", ") : "", drawn: null, says: "" });
  step.draw();
}

/** @param {Step} step @param {Shown} shown */
async function look(step, shown) {
  const { asked } = shown;
  const words = asked.words.split(",").map((word) => word.trim()).filter(Boolean);
  if (!words.length) {
    asked.says = "Choose a question or write a word to look for.";
    return step.draw();
  }
  Object.assign(asked, { busy: true, says: "", drawn: null });
  step.draw();
  try {
    asked.drawn = await step.ask("pattern", { words, width: roomIn(step.app) }, { timeout_ms: TIMEOUT_MS });
    shown.pictures.set("pattern", asked.drawn?.svg ? pictureOf(asked.drawn) : null);
  } catch (error) {
    asked.says = sentenceFor(error);
  }
  asked.busy = false;
  if (asked.drawn) step.announce(asked.drawn.summary);
  step.draw();
}

/** @param {Step} step @param {Shown} shown @param {NonNullable<Asked["drawn"]>} drawn */
function answerView(step, shown, drawn) {
  const guess = Number.parseInt(shown.asked.guess, 10);
  const found = drawn.rows.length;
  return html`
    ${Number.isFinite(guess) ? html`<p>You expected <strong>${guess}</strong>; it is <strong>${found}</strong>.</p>` : nothing}
    <p class="wp-summary">${drawn.summary} A word is not an event: read the sentences before you count on them.</p>
    ${drawn.svg ? html`<div class="wp-chart" role="group" aria-label="Where the words stand, drawn" tabindex="0">${shown.pictures.get("pattern")}</div>` : nothing}
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
