/* Decide: one day at a time, with what was on file in that chair; then what followed. */
/** @import {RecordFacts} from "../desk/types.js" */
/** @import {Step} from "../step.js" */
import { html, nothing } from "../lit.js";
import { readRecord } from "../record-view.js";
import { makeStep } from "../step.js";
import { watchTerms } from "../terms.js";
import { consequence } from "./consequence.js";
import { writingPart } from "./writing.js";

/** @typedef {{id: string, text: string}} Option */
/** @typedef {{kind: string, task: string, rubric: {id: string, says: string}[]}} Task */
/** @typedef {{id: string, when: string, said: string, seat: string, agency: string, role: string, title: string, situation: string, question: string, options: Option[], writing: Task | null}} Point */
/** @typedef {{id: string, option: string, why: string}} Decision */

/**
 * What this page remembers beside the work.
 * @typedef {object} Here
 * @property {string} now The decision on screen; empty for the first that is not taken.
 * @property {Set<string>} settled Decisions known to be saved.
 * @property {Set<string>} open Folds that are open: `file:` or `others:` and the decision.
 * @property {Map<string, string>} refused Why a decision was not taken, by decision.
 * @property {string} waiting A decision just taken: where the focus goes once it is saved.
 */

export default makeStep((step) => {
  /** @type {Here} */
  const here = { now: "", settled: new Set(), open: new Set(), refused: new Map(), waiting: "" };
  const stop = watchTerms(step.root, () => step.facts.terms);
  const follow = () => follows(step, here);
  window.addEventListener("hashchange", follow);
  step.paint(() => view(step, here));
  follow();
  return () => {
    window.removeEventListener("hashchange", follow);
    stop();
  };
});

/** Go where the address says: to a decision, or to what is to be written with one. @param {Step} step @param {Here} here */
function follows(step, here) {
  const [, part, id = ""] = /^#(decision|writing)-(.+)$/.exec(location.hash) ?? [];
  const points = pointsOf(step);
  const asked = points.findIndex((point) => point.id === id);
  const open = points.findIndex((point) => !isSettled(step, here, point));
  if (asked < 0) return;
  // Days are decided in order, so a later one begins with the first that is open.
  const to = open >= 0 && step.editable ? Math.min(asked, open) : asked;
  here.now = points[to]?.id ?? "";
  step.focusOn(part === "writing" && to === asked && to !== open ? `writing-${id}` : "decision-title");
}

/** The decisions of this learner: those for everybody, and those for the agency they took. @param {Step} step @returns {Point[]} */
function pointsOf(step) {
  const { role = "" } = step.work.items.get("judgement:first") ?? {};
  return step.facts.decisions.filter((/** @type {Point} */ point) => !point.role || point.role === role);
}

/** @param {Step} step @param {Point} point @returns {Decision} */
function decisionOf(step, point) {
  const blank = { id: point.id, option: "", why: "" };
  return /** @type {Decision} */ (step.work.items.get(`decision:${point.id}`) ?? blank);
}

/** The option picked in this attempt and not decided on: a private note, so that it is there again. @param {Step} step @param {Point} point @returns {string} */
function pickedIn(step, point) {
  const pick = step.notes.items.get(`pick:${point.id}`);
  const known = pick?.["attempt"] === step.work.attempt && point.options.some(({ id }) => id === pick["option"]);
  return known ? pick["option"] : "";
}

/** Whether a decision is taken and saved, so that what follows may be read. @param {Step} step @param {Here} here @param {Point} point */
function isSettled(step, here, point) {
  const item = `decision:${point.id}`;
  if (here.settled.has(item)) return true;
  takeBack(step, here, point);
  const unsaved = step.work.queue.batches().some((batch) => batch?.changes.some((change) => change.item === item));
  if (unsaved || !decisionOf(step, point).option) return false;
  here.settled.add(item);
  return true;
}

/** A decision that Python would not take, because another window's stands: show that one. @param {Step} step @param {Here} here @param {Point} point */
function takeBack(step, here, point) {
  const item = `decision:${point.id}`;
  const says = step.work.refused.get(item);
  if (!says) return;
  here.refused.set(point.id, says);
  if (!step.work.queue.held?.delete(item)) return;
  step.work.queue.keep();
  step.announce(says);
  void step.work.open(step.work.attempt).catch(step.caught);
}

/** @param {Step} step @param {Here} here */
function view(step, here) {
  const points = pointsOf(step);
  const done = points.map((point) => isSettled(step, here, point));
  const next = done.indexOf(false);
  const asked = points.findIndex(({ id }) => id === here.now);
  const number = asked >= 0 ? asked : next >= 0 ? next : 0;
  const point = points[number];
  if (!point) return html`<p class="wp-empty">There is nothing to decide here.</p>`;
  here.now = point.id;
  if (here.waiting && isSettled(step, here, point)) {
    if (here.waiting === point.id) step.focusNext = "followed";
    here.waiting = "";
  }
  const open = step.editable ? next : points.length;
  step.within(open >= 0 && open < points.length);
  return html`<p>These are days from the story you have read, each at one agency’s desk. Decide by what was on file there
      that day. You choose once, and then read what followed. There is no perfect answer, and no trap.</p>
    <ol class="wp-decide__days">
      ${points.map((each, n) => day(step, here, each, { done: done[n] === true, now: n === number, later: open >= 0 && n > open }))}
    </ol>
    <section class="wp-card wp-decide__day" aria-labelledby="decision-title">
      <p class="wp-decide__place">${longDay(point.when)} · ${point.agency}</p>
      <h2 id="decision-title" tabindex="-1">${point.title}</h2>
      <p>${point.situation}</p>
      ${onFile(step, here, point)}
      ${done[number] ? decided(step, here, point) : deciding(step, here, point)}
    </section>
    ${done[number] ? onward(step, here, points, number) : nothing}`;
}

/** One line of the list of days. @param {Step} step @param {Here} here @param {Point} point @param {{done: boolean, now: boolean, later: boolean}} is */
function day(step, here, point, is) {
  const state = is.done ? "decided" : is.now ? "now" : is.later ? "later" : "not decided";
  return html`<li>
    <button type="button" class="wp-decide__go" aria-current=${is.now ? "step" : nothing} aria-disabled=${is.later ? "true" : nothing}
      @click=${() => {
        if (is.later) step.announce("Decide the days before it first.");
        else show(step, here, point);
      }}><span class="wp-decide__when">${point.said}</span> ${point.agency} <span class="wp-decide__state">${state}</span></button>
  </li>`;
}

/** @param {Step} step @param {Here} here @param {Point} point */
function show(step, here, point) {
  here.now = point.id;
  step.focusOn("decision-title");
}

/** A fold of one decision, which stays as it was left. @param {Step} step @param {Here} here @param {string} name */
function fold(step, here, name) {
  return (/** @type {Event} */ event) => {
    const { open } = /** @type {HTMLDetailsElement} */ (event.target);
    if (open === here.open.has(name)) return;
    if (open) here.open.add(name);
    else here.open.delete(name);
    step.draw();
  };
}

/** @param {Step} step @param {Here} here @param {Point} point */
function onFile(step, here, point) {
  const name = `file:${point.id}`;
  const held = /** @type {RecordFacts[]} */ (step.facts.files[point.seat] ?? []);
  const known = held.filter((record) => record.date <= point.when);
  return html`<details class="wp-fold wp-decide__file" .open=${here.open.has(name)} @toggle=${fold(step, here, name)}>
    <summary>What you had on file that day: ${known.length === 1 ? "1 record" : `${known.length} records`}</summary>
    <p class="wp-hint">Newest first. What other agencies had is not here.</p>
    ${known.map((record) => readRecord(record))}
  </details>`;
}

/** @param {Step} step @param {Here} here @param {Point} point */
function deciding(step, here, point) {
  const mine = decisionOf(step, point);
  if (!step.editable) return html`<p class="wp-empty">You handed this attempt in without deciding.</p>`;
  if (mine.option) return html`<p role="status">Your decision is kept here and is being saved. When it is, you can read what followed.</p>`;
  const picked = pickedIn(step, point);
  return html`<fieldset class="wp-choices">
      <legend><h3>${point.question}</h3></legend>
      ${point.options.map(({ id, text }) => html`<label class="wp-choice">
        <input type="radio" name=${point.id} value=${id} .checked=${picked === id} @change=${() => {
          step.notes.change(`pick:${point.id}`, { option: id, attempt: step.work.attempt });
          step.draw();
        }} /><span>${text}</span></label>`)}
    </fieldset>
    ${reason(step, point)}
    <div class="wp-row">
      <button type="button" class="wp-button wp-button--main" aria-disabled=${picked ? nothing : "true"} @click=${() => decide(step, here, point)}>Decide</button>
      <span class="wp-hint">${picked ? "You choose once; your reason can still be changed." : "Choose one of these first."}</span>
    </div>`;
}

/** @param {Step} step @param {Here} here @param {Point} point */
function decide(step, here, point) {
  const option = pickedIn(step, point);
  if (!option) return step.announce("Choose one of these first.");
  step.notes.change(`pick:${point.id}`, null);
  step.work.change(`decision:${point.id}`, { ...decisionOf(step, point), option });
  here.waiting = point.id;
  step.announce("Decided.");
  step.focusOn("decision-title");
}

/** @param {Step} step @param {Here} here @param {Point} point */
function decided(step, here, point) {
  const others = `others:${point.id}`;
  const { option } = decisionOf(step, point);
  const taken = point.options.find(({ id }) => id === option);
  const refused = here.refused.get(point.id);
  return html`<h3>${point.question}</h3>
    <p class="wp-decide__taken"><strong>You decided:</strong> ${taken?.text ?? "an option that is not here any more"}</p>
    ${refused ? html`<p class="wp-notice" role="status">${refused}</p>` : nothing}
    ${reason(step, point)}
    <div class="wp-notice wp-decide__then"><h3 id="followed" tabindex="-1">What followed</h3>${consequence(step, point.id, option)}</div>
    <details class="wp-fold" .open=${here.open.has(others)} @toggle=${fold(step, here, others)}>
      <summary>What the other options would have led to</summary>
      ${point.options.filter(({ id }) => id !== option).map(({ id, text }) => html`<div class="wp-decide__other">
        <p><strong>${text}</strong></p>${here.open.has(others) ? consequence(step, point.id, id) : nothing}</div>`)}
    </details>
    ${point.writing ? writingPart(step, point.id, point.writing) : nothing}`;
}

/** @param {Step} step @param {Point} point */
function reason(step, point) {
  const id = `why-${point.id}`;
  return html`<label for=${id}><strong>Why?</strong> <span class="wp-hint">A sentence or two; no marks are given for it.</span></label>
    <textarea class="wp-field" id=${id} rows="2" maxlength="4000" ?readonly=${!step.editable} .value=${decisionOf(step, point).why}
      @input=${(/** @type {InputEvent} */ event) => {
        const why = /** @type {HTMLTextAreaElement} */ (event.target).value;
        step.work.change(`decision:${point.id}`, { ...decisionOf(step, point), why }, { typing: true });
      }}></textarea>`;
}

/** @param {Step} step @param {Here} here @param {Point[]} points @param {number} number */
function onward(step, here, points, number) {
  const next = points[number + 1];
  if (!next) {
    return html`<p class="wp-decide__last">${step.editable
      ? "That was the last day. You can look at the others again, or go on to hand in."
      : "That was the last day."}</p>`;
  }
  const main = isSettled(step, here, next) ? "" : "wp-button--main"; // once all is decided the frame leads on
  return html`<div class="wp-row"><button type="button" class="wp-button ${main}" @click=${() => show(step, here, next)}>Go on to ${next.said}</button></div>`;
}

const DAY = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** @param {string} iso */
function longDay(iso) {
  return DAY.format(new Date(`${iso}T00:00:00Z`));
}
