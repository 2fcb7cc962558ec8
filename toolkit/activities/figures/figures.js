/* Figures: guess, then see what was found beside the guess, then say why it may be so. */
/** @import {Step} from "../step.js" */
import { pictureOf, roomIn, table } from "../drawing.js";
import { sentenceFor } from "../link.js";
import { html, live, nothing } from "../lit.js";
import { makeStep } from "../step.js";

/** @typedef {{id: string, says: string}} Row */
/** @typedef {{id: string, title: string, asks: string, of: number, unit: string, whole: boolean, explain: string, drawn: string, rows: Row[]}} Topic */
/** @typedef {{values: Record<string, number>, seen: boolean, why: string}} Guess */
/** @typedef {{svg: string, summary: string, rows: Record<string, any>[]}} Drawing */
/** @typedef {{drawing: Drawing, more: Drawing | null, found: string, caution: string, reasons: {says: string, source: string}[]}} Figure */

/**
 * What this page remembers beside the guesses.
 * @typedef {object} Here
 * @property {string} now The topic on screen; empty for the first that is not seen.
 * @property {Map<string, Figure>} figures What was found, by topic, at the width it was drawn for.
 * @property {Map<string, number>} widths
 * @property {Set<string>} asking Topics whose figures are on their way.
 * @property {Map<string, string>} failed Why figures did not come, by topic.
 * @property {string} waiting A topic just guessed: where the focus goes once its figures are there.
 */

const WHY_MOST = 8_000; // characters, as the notes have it
/** A page left wide and read narrow, as when it is turned, is drawn again. */
const AGAIN_PX = 80;

export default makeStep((step) => {
  /** @type {Here} */
  const here = { now: "", figures: new Map(), widths: new Map(), asking: new Set(), failed: new Map(), waiting: "" };
  step.paint(() => view(step, here));
  void step.ask("prepare", {}).catch(() => {}); // drawing says by itself what it cannot do
  const watch = new ResizeObserver(() => {
    const [drawn] = [...here.widths].filter(([topic]) => topic === here.now);
    if (drawn && Math.abs(drawn[1] - roomIn(step.app)) >= AGAIN_PX) {
      here.figures.clear();
      step.draw();
    }
  });
  watch.observe(step.app);
  return () => watch.disconnect();
});

/** @param {Step} step @param {Topic} topic @returns {Guess} */
function guessOf(step, topic) {
  return /** @type {Guess} */ (step.notes.items.get(`guess:${topic.id}`) ?? { values: {}, seen: false, why: "" });
}

/** @param {Step} step @param {Topic} topic @param {Partial<Guess>} patch @param {{typing?: boolean}} [how] */
function change(step, topic, patch, how) {
  step.notes.change(`guess:${topic.id}`, { ...guessOf(step, topic), ...patch }, how);
}

/** @param {Step} step @param {Here} here */
function view(step, here) {
  const topics = /** @type {Topic[]} */ (step.facts.topics);
  const seen = topics.map((topic) => guessOf(step, topic).seen);
  const next = seen.indexOf(false);
  const asked = topics.findIndex(({ id }) => id === here.now);
  const number = asked >= 0 ? asked : next >= 0 ? next : 0;
  const topic = /** @type {Topic} */ (topics[number]);
  here.now = topic.id;
  step.within(next >= 0);
  return html`<p>${step.facts.source} Guess first, each time: a guess that turns out wrong is what makes a figure stay. Only you see
      what you guess, and it is not marked.</p>
    <ol class="wp-figures__topics">
      ${topics.map((each, n) => html`<li>
        <button type="button" class="wp-figures__go" aria-current=${n === number ? "step" : nothing} @click=${() => show(step, here, each)}
          ><span class="wp-figures__n" aria-hidden="true">${n + 1}</span> <span class="wp-figures__name">${each.title}</span> <span class="wp-figures__state">${seen[n] ? "seen" : n === number ? "now" : "not seen"}</span></button>
      </li>`)}
    </ol>
    <section class="wp-card wp-figures__topic" aria-labelledby="topic-title">
      <h2 id="topic-title" tabindex="-1">${topic.title}</h2>
      ${seen[number] ? shown(step, here, topic) : asking(step, here, topic)}
    </section>
    ${seen[number] ? onward(step, here, topics, number, seen) : nothing}`;
}

/** @param {Step} step @param {Here} here @param {Topic} topic */
function show(step, here, topic) {
  here.now = topic.id;
  step.focusOn("topic-title");
}

/* Before: a guess for each number. */

/** @param {Step} step @param {Here} here @param {Topic} topic */
function asking(step, here, topic) {
  const { values } = guessOf(step, topic);
  const missing = topic.rows.filter(({ id }) => values[id] === undefined);
  const total = topic.rows.reduce((sum, { id }) => sum + (values[id] ?? 0), 0);
  return html`<p>${topic.asks}</p>
    <div class="wp-figures__rows">${topic.rows.map((row) => guessing(step, topic, row, values[row.id]))}</div>
    ${topic.whole ? html`<p class="wp-hint" role="status">Together there are ${topic.of}. Your guesses add up to ${total}.</p>` : nothing}
    <div class="wp-row">
      <button type="button" class="wp-button wp-button--main" aria-disabled=${missing.length ? "true" : nothing} @click=${() => see(step, here, topic)}>See what the reviews found</button>
      <span class="wp-hint">${missing.length ? stillMissing(missing, topic) : "After that your guess stays as it is."}</span>
    </div>`;
}

/** @param {Row[]} missing @param {Topic} topic */
function stillMissing(missing, topic) {
  if (missing.length === topic.rows.length) return "Guess each number first. Any guess will do.";
  return `Still to guess: ${missing.map(({ says }) => says).join("; ")}.`;
}

/** One number: a bar to draw, or a number to type. @param {Step} step @param {Topic} topic @param {Row} row @param {number | undefined} value */
function guessing(step, topic, { id, says }, value) {
  const own = `guess-${topic.id}-${id}`;
  const put = (/** @type {Event} */ event) => {
    const typed = /** @type {HTMLInputElement} */ (event.target).valueAsNumber;
    const { [id]: _, ...others } = guessOf(step, topic).values;
    const number = Math.min(topic.of, Math.max(0, Math.round(typed)));
    change(step, topic, { values: Number.isNaN(typed) ? others : { ...others, [id]: number } }, { typing: true });
  };
  return html`<div class="wp-figures__guess">
    <label for=${own}>${says}</label>
    <input class="wp-figures__bar" id=${own} type="range" min="0" max=${topic.of} step="1" style="--wp-share: ${((value ?? 0) / topic.of) * 100}%"
      .value=${live(String(value ?? 0))} ?data-blank=${value === undefined} aria-valuetext=${value === undefined ? "not guessed yet" : `${value} of ${topic.of} ${topic.unit}`} @input=${put} @click=${put} />
    <span class="wp-figures__number"><input class="wp-field" type="number" inputmode="numeric" min="0" max=${topic.of} step="1" aria-label="${says}, as a number"
      .value=${live(value === undefined ? "" : String(value))} @input=${put} /> <span class="wp-hint">of ${topic.of}</span></span>
  </div>`;
}

/** @param {Step} step @param {Here} here @param {Topic} topic */
function see(step, here, topic) {
  const { values } = guessOf(step, topic);
  const missing = topic.rows.find(({ id }) => values[id] === undefined);
  if (missing) {
    step.announce(`Guess first: ${missing.says}.`);
    return step.focusOn(`guess-${topic.id}-${missing.id}`);
  }
  change(step, topic, { seen: true });
  here.waiting = topic.id;
  step.draw();
}

/* After: what was found, why it may be so, and what the report says. */

/** @param {Step} step @param {Here} here @param {Topic} topic */
function shown(step, here, topic) {
  const figure = here.figures.get(topic.id);
  if (!figure) {
    fetchFigure(step, here, topic);
    const says = here.failed.get(topic.id);
    if (!says) return html`<p role="status">Drawing what the reviews found…</p>`;
    return html`<p class="wp-notice wp-notice--care" role="alert">${says}</p>
      <button type="button" class="wp-button" @click=${() => {
        here.failed.delete(topic.id);
        step.draw();
      }}>Try again</button>`;
  }
  if (here.waiting === topic.id) {
    here.waiting = "";
    step.focusNext = "found-title";
    step.announce(figure.drawing.summary);
  }
  const { why } = guessOf(step, topic);
  const id = `why-${topic.id}`;
  return html`<h3 id="found-title" tabindex="-1">What the reviews found</h3>
    <figure class="wp-figures__drawing">${pictureOf(figure.drawing)}</figure>
    ${folded("The same as a table", table({
      caption: topic.title,
      head: ["What is counted", "Your guess", `Found, of ${topic.of} ${topic.unit}`, "In the report"],
      rows: figure.drawing.rows.map(({ says, guess, found, source }) => [says, guess ?? "none", found, source]),
    }))}
    <p class="wp-figures__found">${figure.found}</p>
    ${figure.caution ? html`<div class="wp-notice"><p><strong>Read with care.</strong> ${figure.caution}</p></div>` : nothing}
    ${figure.more ? another(topic, figure.more) : nothing}
    <label class="wp-figures__why" for=${id}>${topic.explain}</label>
    <p class="wp-hint" id="${id}-help">In your own words, before you read on. Only you see it.</p>
    <textarea class="wp-field" id=${id} rows="3" maxlength=${WHY_MOST} aria-describedby="${id}-help" .value=${live(why)}
      @input=${(/** @type {InputEvent} */ event) => change(step, topic, { why: /** @type {HTMLTextAreaElement} */ (event.target).value }, { typing: true })}></textarea>
    ${folded("What the report says", html`<ul class="wp-figures__reasons">
      ${figure.reasons.map(({ says, source }) => html`<li>${says} <span class="wp-hint">${source}</span></li>`)}
    </ul>`)}`;
}

/** @param {string} title @param {unknown} inside */
function folded(title, inside) {
  return html`<details class="wp-fold"><summary>${title}</summary>${inside}</details>`;
}

/** A second drawing, from one of the report's own tables. @param {Topic} topic @param {Drawing} drawing */
function another(topic, drawing) {
  const [title, head, rows] =
    topic.drawn === "months"
      ? ["Letters by month and judgement", ["Month", "Good", "Adequate", "Inadequate"],
          drawing.rows.map((row) => [row["month"], row["Good"], row["Adequate"], row["Inadequate"]])]
      : ["Every kind of agency", ["Agency", "Sat on the panel", "Wrote its own review"],
          drawing.rows.map((row) => [row["agency"], row["panel"], row["reviews"]])];
  return html`<h3>${title}</h3>
    <figure class="wp-figures__drawing">${pictureOf(drawing)}</figure>
    <p>${drawing.summary}</p>
    ${folded("The same as a table", table({ caption: /** @type {string} */ (title), head: /** @type {string[]} */ (head), rows: /** @type {any[][]} */ (rows) }))}`;
}

/** @param {Step} step @param {Here} here @param {Topic} topic */
async function fetchFigure(step, here, topic) {
  if (here.asking.has(topic.id) || here.failed.has(topic.id)) return;
  here.asking.add(topic.id);
  const width = roomIn(step.app);
  try {
    const figure = await step.ask("figure", { topic: topic.id, values: guessOf(step, topic).values, width });
    here.figures.set(topic.id, figure);
    here.widths.set(topic.id, width);
  } catch (error) {
    here.failed.set(topic.id, sentenceFor(error));
  }
  here.asking.delete(topic.id);
  step.draw();
}

/** @param {Step} step @param {Here} here @param {Topic[]} topics @param {number} number @param {boolean[]} seen */
function onward(step, here, topics, number, seen) {
  const next = topics.find((_, n) => n > number && !seen[n]) ?? topics.find((_, n) => !seen[n]);
  if (!next) return html`<p role="status">You have seen all of them. The next step is there when you are ready.</p>`;
  return html`<div class="wp-row">
    <button type="button" class="wp-button wp-button--main" @click=${() => show(step, here, next)}>Next: ${next.title}</button>
  </div>`;
}
