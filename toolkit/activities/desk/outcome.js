/* After handing in: waiting for marks, and the feedback when it comes. */
/** @import {Attempt} from "../types.js" */
/** @import {DeskState} from "./state.js" */
import { html } from "../lit.js";
import { sentenceFor } from "../link.js";
import { showSentence } from "./picks.js";

const POLL_MS = 30_000;
const AGAIN_MS = 3_000;

/** What came of handing in; of one attempt at a time. */
const at = {
  says: "",
  /** @type {HTMLElement | null} */ feedback: null,
  feedbackOf: 0,
  waitingFor: 0,
};

/** What the learner must be told, if anything. */
export function outcomeSays() {
  return at.says;
}

/** Another attempt is shown: wait for nothing. */
export function forgetOutcome() {
  Object.assign(at, { says: "", waitingFor: 0 });
}

/** Begin to wait, unless that is under way or over. @param {DeskState} desk */
export function planOutcome(desk) {
  const { attempt } = desk.saving;
  if (at.feedbackOf !== attempt && at.waitingFor !== attempt) void wait(desk);
}

/** @param {DeskState} desk @param {number} attempt @param {Partial<Attempt>} news */
export function settle(desk, attempt, news) {
  const { saving } = desk;
  saving.attempts = saving.attempts.map((one) => (one.attempt === attempt ? { ...one, ...news } : one));
  if (saving.attempt === attempt && news.state) saving.work = news.state;
}

/** Wait for marks, for as long as it takes. @param {DeskState} desk */
async function wait(desk) {
  const { attempt } = desk.saving;
  Object.assign(at, { waitingFor: attempt, feedback: null, feedbackOf: 0, says: "" });
  const fresh = desk.saving.work === "waiting";
  while (at.waitingFor === attempt && desk.saving.attempt === attempt) {
    try {
      const outcome = await desk.ask("outcome", { attempt }, { timeout_ms: POLL_MS });
      if (desk.saving.attempt !== attempt) break;
      const { state, total = null, maximum = null } = outcome;
      settle(desk, attempt, { state, total, maximum });
      at.says = state === "failed" ? outcome.says : "";
      if (state === "marked") {
        showFeedback(desk, attempt, outcome.html, fresh);
        break;
      }
      desk.touch();
      if (state === "failed") await pause(POLL_MS);
    } catch (error) {
      at.says = sentenceFor(error);
      desk.draw();
      await pause(AGAIN_MS);
    }
  }
  if (at.waitingFor === attempt) at.waitingFor = 0;
}

/** @param {DeskState} desk @param {number} attempt @param {string} fragment @param {boolean} fresh */
function showFeedback(desk, attempt, fragment, fresh) {
  const feedback = document.createElement("div");
  feedback.className = "wp-feedback-place";
  // The one place that takes HTML as it comes: our own server wrote and escaped it.
  feedback.innerHTML = fragment;
  feedback.addEventListener("click", (event) => followLink(desk, feedback, event));
  Object.assign(at, { feedback, feedbackOf: attempt, says: "" });
  desk.touch();
  if (!fresh) return;
  desk.announce("Your work is marked. Feedback is on the page.");
  desk.focusOn(() => {
    const heading = /** @type {HTMLElement | null} */ (feedback.querySelector("h1, h2, h3"));
    heading?.setAttribute("tabindex", "-1");
    return heading;
  });
}

/**
 * Links inside feedback lead to a sentence of the records, or to another part of the feedback.
 * @param {DeskState} desk
 * @param {HTMLElement} feedback
 * @param {Event} event
 */
function followLink(desk, feedback, event) {
  const link = /** @type {HTMLElement} */ (event.target).closest("[data-sentence], a[href^='#']");
  if (!(link instanceof HTMLElement)) return;
  event.preventDefault();
  const { sentence } = link.dataset;
  if (sentence) return showSentence(desk, sentence);
  const part = feedback.querySelector(`[id="${CSS.escape(link.getAttribute("href")?.slice(1) ?? "")}"]`);
  if (part instanceof HTMLDetailsElement) part.open = true;
  const target = part?.querySelector("summary") ?? part;
  if (target instanceof HTMLElement) target.focus();
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {DeskState} desk */
export function outcome(desk) {
  const { work, attempt } = desk.saving;
  const waiting = html`<p role="status">Your work is in and is being marked. This takes a few seconds; you need do nothing.</p>`;
  if (work === "waiting") return waiting;
  if (work === "failed") {
    return html`<p>Your work is safe. It could not be marked just now, and will be, without you doing anything.
      You can leave this page and come back.</p>`;
  }
  return at.feedbackOf === attempt ? at.feedback : html`<p role="status">Fetching your feedback…</p>`;
}
