/* One record, its sentences, and what the learner has made of them. */
/** @import {RecordFacts, Sentence, Uses} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { guard, html, nothing } from "../lit.js";
import { termsRow } from "../terms.js";
import { sayDayInFull } from "./dates.js";
import { readRecords } from "./reading.js";
import { highlight } from "./search.js";
import { capital } from "./words.js";

/**
 * A record, drawn again only when something in it changed.
 * @param {DeskState} desk
 * @param {RecordFacts} record
 * @param {RegExp | null} pattern
 */
export function recordView(desk, record, pattern) {
  const sentences = desk.facts.sentencesOf.get(record.id) ?? [];
  const cursor = desk.cursor.get(record.id) ?? sentences[0]?.id ?? "";
  const picked = sentences.map(({ id }) => (desk.picks.has(id) ? "1" : "0")).join("");
  const used = sentences.map(({ id }) => useKey(desk, id)).join();
  const here = sentences.some(({ id }) => id === desk.here) ? desk.here : "";
  const read = desk.name === "records" && readRecords(desk).has(record.id);
  const fresh = sentences.some(({ id }) => desk.uses.get(id)?.entries.includes(desk.fresh)) ? desk.fresh : "";
  const changed = [record, pattern?.source ?? "", cursor, picked, used, here, read, fresh, desk.editable];
  return guard(changed, () => draw(desk, record, sentences, { cursor, pattern, read }));
}

/** @param {DeskState} desk @param {string} id */
function useKey(desk, id) {
  const uses = desk.uses.get(id);
  if (!uses) return "";
  const entries = uses.entries.map((entry) => `${entry}${desk.entry(entry)?.when.said}`);
  const signs = uses.signs.map((sign) => `${sign}${desk.sign(sign)?.indicator}`);
  return [...entries, ...signs].join("+");
}

/**
 * @param {DeskState} desk
 * @param {RecordFacts} record
 * @param {Sentence[]} sentences
 * @param {{cursor: string, pattern: RegExp | null, read: boolean}} how
 */
function draw(desk, record, sentences, { cursor, pattern, read }) {
  let n = 0;
  const title = `record-${record.id}`;
  return html`<article class="wp-record" aria-labelledby=${title} data-record=${record.id}>
    <header class="wp-record__head">
      <p class="wp-record__agency">${desk.facts.agency.get(record.agency)?.name}
        ${read ? html`<span class="wp-record__read"><span aria-hidden="true">✓</span> Read</span>` : nothing}</p>
      <h3 id=${title} class="wp-record__form" tabindex="-1">
        ${highlight(capital(record.form), pattern)}<span class="wp-unseen">, </span>
        <span class="wp-record__date">${sayDayInFull(record.date)}${record.time ? `, ${record.time}` : ""}</span>
      </h3>
      <p class="wp-record__author">${highlight(record.author, pattern)}</p>
    </header>
    <div class="wp-record__text" role="group" aria-label="Sentences to pick">
      ${record.lines.map(
        (line) => html`<p>
          ${line.map(() => {
            const at = n++;
            const sentence = /** @type {Sentence} */ (sentences[at]);
            return sentenceView(desk, sentence, sentences[at + 1], cursor, pattern);
          })}
        </p>`,
      )}
    </div>
    ${termsRow(record.terms, { stops: desk.editable ? 0 : 1 })}
  </article>`;
}

/**
 * @param {DeskState} desk
 * @param {Sentence} sentence
 * @param {Sentence | undefined} next
 * @param {string} cursor
 * @param {RegExp | null} pattern
 */
function sentenceView(desk, sentence, next, cursor, pattern) {
  const { id, text } = sentence;
  const uses = desk.uses.get(id);
  const picked = desk.picks.has(id);
  const kinds = [uses?.entries.length ? "is-event" : "", uses?.signs.length ? "is-sign" : ""];
  const looks = `wp-sentence ${kinds.join(" ")} ${picked ? "is-picked" : ""} ${id === desk.here ? "is-here" : ""}`;
  const told = [uses?.entries.length ? "in your chronology" : "", uses?.signs.length ? "marked as a sign" : ""];
  const words = html`${highlight(text, pattern)}${uses
    ? html`<span class="wp-unseen"> (${told.filter(Boolean).join(", ")})</span>`
    : nothing}`;
  const stop = id === cursor ? "0" : "-1";
  // No white space between the tags: it would be underlined.
  const sentenceHtml = desk.editable
    ? html`<span class=${looks} id="s-${id}" data-sentence=${id} role="checkbox" aria-checked=${picked} tabindex=${stop}>${words}</span>`
    : html`<span class=${looks} id="s-${id}" data-sentence=${id} tabindex="-1">${words}</span>`;
  return html`${sentenceHtml}${uses ? markers(desk, uses, next) : nothing} `;
}

/**
 * What a sentence is used for: one marker after the last of neighbouring sentences.
 * @param {DeskState} desk
 * @param {Uses} uses
 * @param {Sentence | undefined} next
 */
function markers(desk, uses, next) {
  const after = next && desk.uses.get(next.id);
  const entries = uses.entries.filter((id) => !after?.entries.includes(id));
  const signs = uses.signs.filter((id) => !after?.signs.includes(id));
  // While sentences can be picked, arrow keys lead from them to the markers; to read, Tab does. Tab
  // leads to the newest entry too, as the next thing somebody may want.
  const tab = (/** @type {string} */ id) => (desk.editable && id !== desk.fresh ? "-1" : "0");
  return html`${entries.map((id) => {
    const said = desk.entry(id)?.when.said || "no date";
    return html`<button type="button" class="wp-used wp-used--event" tabindex=${tab(id)} data-used="entry:${id}"
      aria-label="In your chronology, ${said}. Open the entry."><b aria-hidden="true">C</b><span>${said}</span></button>`;
  })}${signs.map((id) => {
    const name = desk.facts.indicator.get(desk.sign(id)?.indicator ?? "")?.name ?? "a sign";
    return html`<button type="button" class="wp-used wp-used--sign" tabindex=${tab(id)} data-used="sign:${id}"
      aria-label="Marked as a sign: ${name}. Go to it."><b aria-hidden="true">S</b><span>${name}</span></button>`;
  })}`;
}
