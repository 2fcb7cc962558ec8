/* A record to read, with nothing to pick. */
/** @import {RecordFacts} from "./desk/types.js" */
import { html } from "./lit.js";
import { termsRow } from "./terms.js";

const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** @param {RecordFacts} record @param {string} [agency] Name of who holds it, where that must be said. */
export function readRecord(record, agency = "") {
  const title = `record-${record.id}`;
  const form = record.form.charAt(0).toUpperCase() + record.form.slice(1);
  return html`<article class="wp-record" aria-labelledby=${title}>
    <header class="wp-record__head">
      ${agency ? html`<p class="wp-record__agency">${agency}</p>` : ""}
      <h3 id=${title} class="wp-record__form">${form}<span class="wp-unseen">, </span>
        <span class="wp-record__date">${DAY.format(new Date(`${record.date}T00:00:00Z`))}${record.time ? `, ${record.time}` : ""}</span></h3>
      <p class="wp-record__author">${record.author}</p>
    </header>
    <div class="wp-record__text">${record.lines.map((line) => html`<p>${line.join(" ")}</p>`)}</div>
    ${termsRow(record.terms)}
  </article>`;
}
