/* The last step: three questions, one thing to do, how sure now, and what to take away. */
/** @import {Step} from "../step.js" */
import { html, live, nothing, repeat } from "../lit.js";
import { Problem } from "../link.js";
import { makeStep } from "../step.js";
import { change } from "./change.js";
import { commitment } from "./commitment.js";
import { deleting, forgetKept } from "./delete.js";
import { takeAway } from "./take-away.js";

/** @typedef {{id: string, part: string, asks: string, report: string, own: boolean}} Prompt */

/** @typedef {{id: string, title: string, means: string}} Part */

const MOST = 8_000; // characters, as the notes have it
const AGAIN_MS = 5_000;

/** The prompts of this learner: everybody's until the server has said which are theirs. @type {{prompts: Prompt[]}} */
const asked = { prompts: [] };

export default makeStep((step) => {
  step.main = step.notes;
  asked.prompts = step.facts.prompts;
  window.addEventListener("pagehide", forgetKept);
  void fetchPrompts(step);
  step.paint(() => view(step));
});

/** @param {Step} step */
async function fetchPrompts(step) {
  try {
    const { prompts } = await step.ask("prompts", {});
    asked.prompts = prompts;
    step.draw();
  } catch (error) {
    // The general prompts stand; those of the learner's own come when the connection is back.
    if (error instanceof Problem && error.again) setTimeout(() => void fetchPrompts(step), AGAIN_MS);
  }
}

/** @param {Step} step */
function view(step) {
  const { parts, confidence } = step.facts;
  return html`<div class="wp-reflect">
    <div class="wp-notice wp-reflect__private">
      <p><strong>Only you see this.</strong> It is not handed in, not marked, not exported to your trainer.</p>
      <p>It is saved as you type, ${step.served ? (step.works ? "apart from the work you hand in" : "for you alone") : "in a folder of your own, not beside the notebook"}.
        Leave out what you like. Name nobody from your own work.</p>
    </div>
    ${parts.map((/** @type {Part} */ one) => part(step, one))}
    ${commitment(step)}
    ${confidence.length ? change(step) : nothing}
    ${takeAway(step)}
    ${deleting(step)}
  </div>`;
}

/** @param {Step} step @param {Part} part */
function part(step, { id, title, means }) {
  const prompts = asked.prompts.filter((prompt) => prompt.part === id);
  const blank = prompts.every((prompt) => !step.notes.items.has(`reflection:${prompt.id}`));
  return html`<section class="wp-step__part" aria-labelledby="part-${id}" ?data-blank=${blank}>
    <h2 id="part-${id}">${title}</h2>
    <p class="wp-reflect__means">${means}</p>
    ${repeat(prompts, ({ id }) => id, (prompt) => field(step, prompt))}
  </section>`;
}

/** One question. What was asked is kept with the answer, since results change. @param {Step} step @param {Prompt} prompt */
function field(step, prompt) {
  const item = `reflection:${prompt.id}`;
  const note = step.notes.items.get(item) ?? { text: "", asked: "" };
  const asks = (note["text"] && note["asked"]) || prompt.asks;
  const id = `prompt-${prompt.id}`;
  return html`<div class="wp-reflect__prompt" ?data-blank=${!note["text"]}>
    <label for=${id}>${asks}</label>
    ${prompt.own || prompt.report
      ? html`<p class="wp-hint" id="${id}-from">${prompt.own ? "From your own results. " : nothing}${prompt.report}</p>`
      : nothing}
    <textarea class="wp-field" id=${id} rows="4" maxlength=${MOST} aria-describedby=${prompt.own || prompt.report ? `${id}-from` : nothing}
      .value=${live(note["text"])}
      @input=${(/** @type {InputEvent} */ event) => {
        const text = /** @type {HTMLTextAreaElement} */ (event.target).value;
        step.notes.change(item, text ? { text, asked: asks } : null, { typing: true });
      }}></textarea>
    <p class="wp-reflect__printed" aria-hidden="true">${note["text"]}</p>
  </div>`;
}
