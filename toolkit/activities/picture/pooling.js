/* What pooling added: what each agency held, what the own file could not have shown, how much earlier. */
/** @import {Drawn, Pictures} from "./chart.js" */
import { table } from "../drawing.js";
import { html, nothing } from "../lit.js";
import { chart } from "./chart.js";

/** What some agencies held. @typedef {{held: string, entries: {when: string, what: string, by: string}[], signs: {name: string, says: string, by: string}[]}} Apart */
/** @typedef {{pooled: Drawn & {rows: any[]}, apart: Apart[], share: string, earlier: {says: string, days: number | null}}} Pooling */

/** @param {Pooling} drawn @param {Pictures} pictures @param {{signs: number, groups: number}} enough */
export function pooling(drawn, pictures, enough) {
  return html`${chart(pictures, {
      name: "pooled",
      title: "What each agency held of it",
      summary: `${drawn.pooled.summary} ${drawn.share}`,
      more: apart(drawn.apart),
      tables: table({
        caption: "Your entries and signs, by agency",
        head: ["Agency", "Entries", "Signs"],
        rows: drawn.pooled.rows.map((row) => [row.agency, row.entries, row.signs]),
      }),
    })}
    <section class="wp-card wp-picture__earlier" aria-labelledby="earlier-title">
      <h2 id="earlier-title">How much earlier?</h2>
      ${drawn.earlier.days ? html`<p class="wp-picture__days"><strong>${drawn.earlier.days}</strong> days earlier with every file together</p>` : nothing}
      <p>${drawn.earlier.says}</p>
      <p class="wp-hint">The rule: the first day on which the records then written hold ${enough.signs} of the signs you marked, of at
        least ${enough.groups} groups. Signs that something is well do not count. It is a rule of thumb for this exercise; no agency
        works by it, and far less can be enough.</p>
    </section>`;
}

/** @param {Apart[]} groups */
function apart(groups) {
  if (!groups.length) return nothing;
  return html`<h3>What your own file could not have shown</h3>
    <p class="wp-hint">From your own work: an entry or a sign is here if none of its sentences stands in your own agency’s records.</p>
    ${groups.map(
      (group) => html`<details class="wp-fold wp-picture__apart">
        <summary>${group.held}: ${said(group)}</summary>
        ${group.entries.length
          ? html`<h4>Entries</h4><ul>${group.entries.map((one) => html`<li><strong>${one.when}</strong> ${one.what} ${heldBy(one)}</li>`)}</ul>`
          : nothing}
        ${group.signs.length
          ? html`<h4>Signs</h4><ul>${group.signs.map((one) => html`<li><strong>${one.name}</strong> ${one.says} ${heldBy(one)}</li>`)}</ul>`
          : nothing}
      </details>`,
    )}`;
}

/** @param {{by: string}} one */
const heldBy = ({ by }) => (by ? html`<span class="wp-hint">(${by})</span>` : nothing);

/** @param {Apart} group */
function said({ entries, signs }) {
  return [count(entries.length, "entry", "entries"), count(signs.length, "sign", "signs")].filter(Boolean).join(" and ");
}

/** @param {number} many @param {string} one @param {string} more */
function count(many, one, more) {
  return many ? `${many} ${many === 1 ? one : more}` : "";
}
