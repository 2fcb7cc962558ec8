/* The family: a genogram of each day that something changed, homes over time, and the services. */
/** @import {Step} from "../step.js" */
import { pictureOf, table } from "../drawing.js";
import { html, nothing } from "../lit.js";
import { makeStep } from "../step.js";

/** @typedef {{svg: string, summary: string, head: string[], rows: string[][]}} Drawn */
/** @typedef {{id: string, says: string, genogram: Drawn}} Day */
/** @typedef {{name: string, keeps: string, universal: boolean, knew: string, people: {name: string, note: string, knew: string}[]}} Agency */

const UNITS_PER_REM = 16;
const EDGES_PX = 50;

/** The day that is shown. @type {string} */
let shown = "";

/** Drawings as nodes, made once each. @type {Map<string, Node | null>} */
const pictures = new Map();

export default makeStep((step) => {
  step.keeps = false;
  const days = /** @type {Day[]} */ (step.facts.days);
  shown = days[0]?.id ?? "";
  step.paint(() => view(step, days));
});

/** @param {Step} step @param {Day[]} days */
function view(step, days) {
  const day = days.find(({ id }) => id === shown) ?? days[0];
  const homes = /** @type {Drawn} */ (step.facts.homes);
  return html`<p>This is who is in the family, who lived with whom, and which services knew them. It comes before any record: what
      the services wrote, you read next.</p>
    ${day ? family(step, days, day) : nothing}
    <section class="wp-card" aria-labelledby="homes-title">
      <h2 id="homes-title">Who lived where</h2>
      ${drawing(step, "homes", homes, "Who lived where over time, drawn")}
      ${words("Who lived where, as a table", homes)}
    </section>
    <section aria-labelledby="services-title">
      <h2 id="services-title">Who knew the family</h2>
      <p>Each service keeps its own file, and none of them sees the others’. These are the people whose names you will meet, the
        children their records are about, and from which year to which.</p>
      <ul class="wp-family__services">${step.facts.agencies.map(service)}</ul>
    </section>`;
}

/** @param {Step} step @param {Day[]} days @param {Day} day */
function family(step, days, day) {
  const { genogram } = day;
  return html`<section class="wp-card" aria-labelledby="family-title">
    <h2 id="family-title">Who is in the family</h2>
    <fieldset class="wp-family__days">
      <legend>When?</legend>
      ${days.map(({ id, says, genogram: { summary } }) => html`<label class="wp-radio">
        <input type="radio" name="day" value=${id} .checked=${id === day.id} @change=${() => {
          shown = id;
          step.announce(summary);
          step.draw();
        }} /><span>${says}</span></label>`)}
    </fieldset>
    ${drawing(step, `day-${day.id}`, genogram, "Genogram, drawn")}
    <details class="wp-fold" open>
      <summary>What the signs mean</summary>
      <ul class="wp-family__signs">${step.facts.legend.map(sign)}</ul>
    </details>
    ${words("The same in words", genogram)}
  </section>`;
}

/** @param {Step} step @param {string} name @param {Drawn} drawn @param {string} label */
function drawing(step, name, drawn, label) {
  const made = drawn.svg ? picture(name, drawn.svg, drawn.summary) : null;
  return html`<p class="wp-summary">${drawn.summary}</p>
    ${made && isWide(made, step.app) ? html`<p class="wp-hint wp-family__wide">The drawing is wider than the page: it scrolls sideways.</p>` : nothing}
    ${made ? html`<div class="wp-chart" role="group" aria-label=${label} tabindex="0">${made}</div>` : nothing}`;
}

/** Whether a drawing has to be scrolled; its own unit is a sixteenth of the page's text. @param {Node} made @param {Element} place */
function isWide(made, place) {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const width = /** @type {SVGSVGElement} */ (made).viewBox.baseVal.width;
  return (width * rem) / UNITS_PER_REM > place.clientWidth - EDGES_PX;
}

/** @param {string} caption @param {Drawn} drawn */
function words(caption, { head, rows }) {
  return rows.length
    ? html`<details class="wp-fold"><summary>${caption}</summary>${table({ caption, head, rows })}</details>`
    : nothing;
}

/** @param {{svg: string, means: string}} sign @param {number} n */
function sign({ svg, means }, n) {
  return html`<li class="wp-family__sign"><span aria-hidden="true">${picture(`sign-${n}`, svg, means)}</span><span>${means}</span></li>`;
}

/** @param {string} name @param {string} svg @param {string} summary */
function picture(name, svg, summary) {
  if (!pictures.has(name)) pictures.set(name, pictureOf({ svg, summary }));
  return pictures.get(name);
}

/** @param {Agency} agency */
function service({ name, keeps, universal, knew, people }) {
  return html`<li class="wp-card wp-family__service">
    <h3>${name}</h3>
    <p class="wp-hint">${universal ? "A service for every family" : "For some families only"}</p>
    <p>${keeps}</p>
    ${knew ? html`<p class="wp-family__knew"><strong>Knew:</strong> ${knew}</p>` : nothing}
    ${people.length
      ? html`<ul class="wp-family__people">${people.map((one) => html`<li><strong>${one.name}</strong>${one.note ? html`: ${one.note}` : nothing}
          ${one.knew ? html`<span class="wp-family__knew">Knew ${one.knew}</span>` : nothing}</li>`)}</ul>`
      : nothing}
  </li>`;
}
