/* After handing in: waiting for marks, and the feedback when it comes. */
/** @import {Attempt} from "../types.js" */
/** @import {DeskState} from "./state.js" */
import { html } from "../lit.js";
import { sentenceFor } from "../link.js";
import { showSentence } from "./picks.js";

const POLL_MS = 30_000;
const AGAIN_MS = 3_000;
const FAILED = "Your work is handed in and safe. It could not be marked this time, and is tried again by itself.";

/** Begin to wait, unless that is under way or over. @param {DeskState} desk */
export function planOutcome(desk) {
  const { feedback, waiting } = desk.views.outcome;
  if (!feedback && !waiting) void wait(desk);
}

/** @param {DeskState} desk @param {number} attempt @param {Partial<Attempt>} news */
export function settle(desk, attempt, news) {
  const { work: saving } = desk;
  saving.attempts = saving.attempts.map((one) => (one.attempt === attempt ? { ...one, ...news } : one));
  if (saving.attempt === attempt && news.state) saving.work = news.state;
}

/** Wait for marks, for as long as it takes and this attempt is shown. @param {DeskState} desk */
async function wait(desk) {
  const { attempt } = desk.work;
  const at = desk.views.outcome;
  Object.assign(at, { waiting: true, says: "", failed: "" });
  const fresh = desk.work.work === "waiting";
  const shown = () => desk.views.outcome === at;
  while (shown()) {
    try {
      const outcome = await desk.ask("outcome", { attempt }, { timeout_ms: POLL_MS });
      if (!shown()) break;
      const { state, total = null, maximum = null } = outcome;
      if (state === "failed" && desk.work.work === "waiting") desk.announce(FAILED);
      settle(desk, attempt, { state, total, maximum });
      Object.assign(at, { says: "", failed: state === "failed" ? outcome.says : "" });
      if (state === "marked") {
        showFeedback(desk, outcome.html, fresh);
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
  at.waiting = false;
}

/** @param {DeskState} desk @param {string} fragment @param {boolean} fresh */
function showFeedback(desk, fragment, fresh) {
  const feedback = document.createElement("div");
  feedback.className = "wp-feedback-place";
  // The one place that takes HTML as it comes: our own server wrote and escaped it.
  feedback.innerHTML = fragment;
  feedback.addEventListener("click", (event) => followLink(desk, feedback, event));
  Object.assign(desk.views.outcome, { feedback, says: "" });
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
  const { work } = desk.work;
  const { failed, feedback } = desk.views.outcome;
  if (work === "waiting") {
    return html`<p role="status">Your work is in and is being marked. It mostly takes seconds, and you need do nothing.
      If it takes longer, you can go on to Reflect or close this page: the feedback will be here when you come back.</p>`;
  }
  if (work === "failed") return html`<p class="wp-notice" role="status">${failed || FAILED}</p>`;
  return feedback ?? html`<p role="status">Fetching your feedback…</p>`;
}
