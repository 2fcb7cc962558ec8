/* How sure now, on the same questions as in the first step, and how that has changed. */
/** @import {Step} from "../step.js" */
/** @import {ConfidenceItem} from "../sure.js" */
import { html, nothing } from "../lit.js";
import { sureQuestion } from "../sure.js";

const MOST = 10;

/** @typedef {{says: string, before: number | null, after: number | null}} Row */

/** @param {Step} step */
export function change(step) {
  const items = /** @type {ConfidenceItem[]} */ (step.facts.confidence);
  const rows = items.map(({ id, says }) => {
    const note = step.notes.items.get(`confidence:${id}`);
    return { says, before: note?.["before"] ?? null, after: note?.["after"] ?? null };
  });
  return html`<section class="wp-step__part" aria-labelledby="sure-now-title">
    <h2 id="sure-now-title">How sure are you now?</h2>
    <p>The same questions as at the start. To be less sure than before can be a gain: it may mean that you see more.</p>
    <div class="wp-reflect__asked">${items.map((item) => sureQuestion(step, item, "after"))}</div>
    ${rows.some(({ after }) => after !== null) ? table(rows) : nothing}
  </section>`;
}

/** @param {Row[]} rows */
function table(rows) {
  return html`<div class="wp-reflect__change" tabindex="0" role="group" aria-label="What has changed">
    <table>
      <caption>What has changed, from 0 to 10</caption>
      <thead><tr><th scope="col">What you can do</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Change</th></tr></thead>
      <tbody>${rows.map(({ says, before, after }) => html`<tr>
        <th scope="row">${says}</th>
        <td>${answer(before, "before")}</td>
        <td>${answer(after, "after")}</td>
        <td>${inWords(before, after)}</td>
      </tr>`)}</tbody>
    </table>
  </div>`;
}

/** A number with a bar: hollow before, filled after. @param {number | null} value @param {string} when */
function answer(value, when) {
  if (value === null) return "not answered";
  return html`${value}<span class="wp-reflect__track" aria-hidden="true"><span class="wp-reflect__bar wp-reflect__bar--${when}" style="inline-size: ${(100 * value) / MOST}%"></span></span>`;
}

/** @param {number | null} before @param {number | null} after */
function inWords(before, after) {
  if (before === null) return "not answered before";
  if (after === null) return "not answered after";
  if (before === after) return "the same";
  return `${after > before ? "up" : "down"} by ${Math.abs(after - before)}`;
}
