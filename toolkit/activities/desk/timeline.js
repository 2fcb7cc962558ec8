/* The learner's chronology drawn by Python, said in words, and laid out as a table. */
/** @import {DeskState} from "./state.js" */
import { pictureOf, table } from "../drawing.js";
import { html, nothing } from "../lit.js";
import { sentenceFor } from "../link.js";

const TIMEOUT_MS = 30_000;
const PAUSE_MS = 500;
const EDGES_PX = 56;
const STEP_PX = 40;
const LEAST_PX = 280;
const USUAL_PX = 520;

/** @param {DeskState} desk */
export function timelinePane(desk) {
  const { entries } = desk;
  if (entries.length && desk.shows("timeline")) plan(desk);
  const { drawing, says, busy, picture } = desk.views.timeline;
  return html`<div class="wp-paper">
    <h2 id="timeline-title" tabindex="-1" class="wp-pane__title">Timeline</h2>
    ${entries.length ? nothing : html`<p class="wp-empty">Your timeline is drawn from your chronology. Add an entry and it appears here.</p>`}
    <p role="status" class="wp-hint">${entries.length && busy ? "Drawing your timeline…" : ""}</p>
    ${says ? html`<div class="wp-notice wp-notice--care" role="alert"><p>${says}</p>
      <button type="button" class="wp-button" @click=${() => again(desk)}>Try again</button></div>` : nothing}
    ${drawing && entries.length
      ? html`<p class="wp-summary">${drawing.summary}</p>
          <div class="wp-chart" role="group" aria-label="Timeline, drawn" tabindex="0">${picture}</div>
          ${table({ caption: "The same as a table", head: ["When", "Agency", "What happened", "Child seen"], rows: drawing.rows.map((row) => [row.date, row.agency, row.what, row.seen]) })}`
      : nothing}
  </div>`;
}

/** @param {DeskState} desk */
function again(desk) {
  Object.assign(desk.views.timeline, { of: "", says: "" });
  desk.focusOn("timeline-title");
}

/** How wide the drawing can be, in steps: not every pixel is worth drawing again. */
function roomFor() {
  const width = (/** @type {string} */ name) => document.querySelector(name)?.clientWidth ?? 0;
  const room = (width(".wp-pane--papers") || width(".wp-desk")) - EDGES_PX;
  return room > 0 ? Math.max(Math.floor(room / STEP_PX) * STEP_PX, LEAST_PX) : USUAL_PX;
}

/** Draw when the chronology has changed and then stood still a moment. @param {DeskState} desk */
function plan(desk) {
  const of = JSON.stringify([desk.entries, roomFor()]);
  const shown = desk.views.timeline;
  if (of === shown.of) return;
  Object.assign(shown, { of, busy: true, says: "" });
  clearTimeout(shown.timer);
  shown.timer = window.setTimeout(() => void draw(desk, of), shown.drawing ? PAUSE_MS : 0);
}

/** @param {DeskState} desk @param {string} of */
async function draw(desk, of) {
  const shown = desk.views.timeline;
  try {
    const [entries, width] = JSON.parse(of);
    const drawing = await desk.ask("timeline", { entries, width }, { timeout_ms: TIMEOUT_MS });
    if (of !== shown.of) return;
    Object.assign(shown, { drawing, busy: false, picture: pictureOf(drawing) });
    desk.announce("Your timeline is drawn.");
  } catch (error) {
    if (of !== shown.of) return;
    Object.assign(shown, { says: sentenceFor(error), busy: false });
  }
  desk.draw();
}
