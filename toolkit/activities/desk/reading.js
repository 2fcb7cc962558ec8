/* Which records have been read: a private note, made as they are read. A record is read once it has
   been before the learner for as long as somebody quick needs for it, one record at a time from the
   top, or once one of its sentences was picked. */
/** @import {RecordFacts} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html } from "../lit.js";
import { bringUp, firstBelow, topEdge } from "./place.js";
import { plural } from "./words.js";

const NOTE = "reading:records";
const TICK_MS = 1_000;
const WORDS_A_SECOND = 5;
const LEAST_S = 2;
const MOST_S = 30;
const ENOUGH = 0.5; // of the record, or of what can be seen at once

/** @param {DeskState} desk @returns {Set<string>} */
export function readRecords(desk) {
  return desk.derive("read", () => new Set(desk.notes.items.get(NOTE)?.["records"] ?? []));
}

/** @param {DeskState} desk @param {string} id */
export function markRead(desk, id) {
  const read = readRecords(desk);
  if (read.has(id) || !desk.facts.record.has(id)) return;
  desk.notes.change(NOTE, { records: [...read, id].filter((one) => desk.facts.record.has(one)) });
}

/** How many are read, and on to the first that is not. @param {DeskState} desk @param {RecordFacts[]} records Those that are shown. */
export function readingLine(desk, records) {
  const read = readRecords(desk);
  const done = records.filter(({ id }) => read.has(id)).length;
  const all = done === records.length;
  return html`<p class="wp-reading">
    <span>${all ? `All ${plural(done, "record")} read` : `${done} of ${records.length} read`}</span>
    ${all
      ? ""
      : html`<button type="button" class="wp-button wp-button--link" @click=${() => readOn(desk)}>
          ${done ? "Go on reading" : "Begin reading"}<span class="wp-unseen">: the first record not read</span>
        </button>`}
  </p>`;
}

/** To the first record shown that is not read. @param {DeskState} desk @param {{after?: Element | null}} [from] */
export function readOn(desk, { after = null } = {}) {
  const read = readRecords(desk);
  const shown = articles(desk);
  const rest = shown.slice(after ? shown.indexOf(/** @type {HTMLElement} */ (after)) + 1 : 0);
  const next = [...rest, ...shown].find((one) => !read.has(one.dataset["record"] ?? ""));
  if (!next) return desk.announce("All the records shown are read.");
  goTo(desk, next);
}

/** Bring a record up, with the focus on its title. @param {DeskState} desk @param {HTMLElement} article */
export function goTo(desk, article) {
  bringUp(desk, article);
  desk.find(`record-${article.dataset["record"]}`)?.focus({ preventScroll: true });
}

/** @param {DeskState} desk @returns {HTMLElement[]} */
export function articles(desk) {
  return [...desk.root.querySelectorAll(".wp-records__list > article")].map((one) => /** @type {HTMLElement} */ (one));
}

/** @param {DeskState} desk */
export function watchReading(desk) {
  if (desk.name !== "records") return () => {};
  /** @type {Map<string, number>} For how many seconds each was before the learner. */
  const seen = new Map();
  function tick() {
    const away = document.visibilityState !== "visible" || document.documentElement.dataset["covered"];
    if (away || !desk.shown || !desk.shows("records")) return;
    const id = beingRead(desk);
    if (!id) return;
    const so_far = (seen.get(id) ?? 0) + TICK_MS / 1000;
    seen.set(id, so_far);
    if (so_far >= needed(desk, id)) markRead(desk, id);
  }
  const timer = setInterval(tick, TICK_MS);
  return () => clearInterval(timer);
}

/** The topmost record in sight that is not read. @param {DeskState} desk */
function beingRead(desk) {
  const read = readRecords(desk);
  const all = articles(desk);
  const top = topEdge(desk);
  const bottom = window.innerHeight;
  for (const article of all.slice(firstBelow(all, top))) {
    const box = article.getBoundingClientRect();
    if (box.top >= bottom) return "";
    const inSight = Math.min(box.bottom, bottom) - Math.max(box.top, top);
    const enough = ENOUGH * Math.min(box.height, bottom - top);
    const id = article.dataset["record"] ?? "";
    if (inSight >= enough && !read.has(id)) return id;
  }
  return "";
}

/** Seconds. @param {DeskState} desk @param {string} id */
function needed(desk, id) {
  const words = (desk.facts.record.get(id)?.lines ?? []).flat().join(" ").split(" ").length;
  return Math.min(Math.max(words / WORDS_A_SECOND, LEAST_S), MOST_S);
}
