/* When each child was seen, and for how long they were not: a lane each, and the same in words. */
/** @import {Drawn, Pictures} from "./chart.js" */
import { table } from "../drawing.js";
import { html, nothing } from "../lit.js";
import { chart } from "./chart.js";

/**
 * @typedef {object} Child
 * @property {string} name
 * @property {string} says
 * @property {string[]} unseen
 * @property {string[]} notes
 * @property {number} days
 * @property {number} shared
 * @property {number} alone
 * @property {string} longest
 * @property {{from: string, to: string, length: string, between: number}[]} gaps
 * @property {{when: string, agency: string, what: string, how: string, also: string}[]} sightings
 */

/** @typedef {Drawn & {children: Child[]}} Sightings */

/** @param {Sightings} drawn @param {Pictures} pictures */
export function sightings(drawn, pictures) {
  const { children } = drawn;
  return chart(pictures, {
    name: "sightings",
    title: "When each child was seen",
    summary: drawn.summary,
    hint: drawn.svg
      ? "A bar is one of the longest times in which that child was not seen, from the first record at the earliest to the last one at the latest."
      : "",
    more: html`<ul class="wp-picture__children">${children.map(childView)}</ul>
      <p class="wp-hint">Which child it was is worked out: an entry rests on records, and each record is about certain people.
        Where you said that a child was seen, every child of the family whom one of those records is about counts as seen. So
        this is an approximation of your own chronology, and a child who was only spoken of counts as seen too. The tables have
        each day, to be read again.</p>`,
    tables: children.length ? tables(children) : nothing,
  });
}

/** @param {Child} child */
function childView(child) {
  return html`<li class="wp-picture__child">
    <h3>${child.name}</h3>
    <p>${child.says}</p>
    ${child.unseen.length
      ? html`<p>Longest unseen:</p><ul>${child.unseen.map((one) => html`<li>${one}</li>`)}</ul>`
      : child.gaps.length ? html`<p>Never unseen for as long as four weeks.</p>` : nothing}
    ${child.notes.map((note) => html`<p>${note}</p>`)}
  </li>`;
}

/** @param {Child[]} children */
function tables(children) {
  return html`${table({
      caption: "Each child",
      head: ["Child", "Days seen", "Of these, in a record about another child too", "Days seen alone", "Longest unseen"],
      rows: children.map((child) => [child.name, child.days, child.shared, child.alone, child.longest || "Not long"]),
    })}
    ${table({
      caption: "From one sighting to the next",
      head: ["Child", "From", "To", "How long", "Entries about this child between"],
      rows: children.flatMap((child) => child.gaps.map((gap) => [child.name, gap.from, gap.to, gap.length, gap.between])),
    })}
    ${table({
      caption: "The days on which a child was seen",
      head: ["Child", "When", "Agency", "What happened", "How", "The record is also about"],
      rows: children.flatMap((child) => child.sightings.map((one) => [child.name, one.when, one.agency, one.what, one.how, one.also])),
    })}`;
}
