/* Deleting private notes: gone from where they are kept at once, and back only from this page. */
/** @import {Note} from "../notes.js" */
/** @import {Step} from "../step.js" */
import { html, nothing } from "../lit.js";
import { sentenceFor } from "../link.js";

const WRITTEN = /^(?:confidence|reflection|commitment|guess):/;

/** What was deleted on this visit, for as long as the page is open, and what to say. */
const now = {
  asking: false,
  busy: false,
  says: "",
  kept: /** @type {Map<string, Note>} */ (new Map()),
};

/** Nothing that was deleted outlives the page. */
export function forgetKept() {
  now.kept = new Map();
}

/** @param {Step} step */
export function deleting(step) {
  return html`<section class="wp-step__part wp-reflect__delete" aria-labelledby="delete-title">
    <h2 id="delete-title">Delete my private notes on this module</h2>
    ${now.kept.size ? deleted(step) : now.asking ? confirm(step) : offer(step)}
    <p role="alert" class=${now.says ? "wp-notice wp-notice--care" : ""}>${now.says}</p>
  </section>`;
}

/** @param {Step} step */
function offer(step) {
  const any = [...step.notes.items.keys()].some((item) => WRITTEN.test(item));
  return html`<p>This deletes all you wrote on this page and how sure you said you were, before and after${step.works
        ? ". The work you handed in and its marks stay, and so do your place, which records you have read, and"
        : ", and what you guessed. What stays is your place and"} the time counted for each step.</p>
    ${any
      ? html`<button type="button" class="wp-button" id="delete-offer" @click=${() => {
          now.asking = true;
          step.focusOn("delete-confirm");
        }}>Delete my private notes…</button>`
      : html`<p class="wp-hint" id="delete-offer" tabindex="-1">There is nothing to delete.</p>`}`;
}

/** @param {Step} step */
function confirm(step) {
  return html`<div class="wp-notice wp-notice--care" role="group" aria-labelledby="delete-confirm">
    <p id="delete-confirm" tabindex="-1"><strong>Delete all of it?</strong> Every version that was kept is overwritten. You can bring it
      back until you leave this page; after that nobody can.</p>
    <div class="wp-row">
      <button type="button" class="wp-button wp-button--main" aria-disabled=${now.busy ? "true" : nothing} @click=${() => void remove(step)}>Delete</button>
      <button type="button" class="wp-button" @click=${() => {
        now.asking = false;
        step.focusOn("delete-offer");
      }}>Keep my notes</button>
    </div>
  </div>`;
}

/** @param {Step} step */
function deleted(step) {
  return html`<div class="wp-notice" role="group" aria-labelledby="delete-done">
    <p id="delete-done" tabindex="-1"><strong>Your private notes are deleted.</strong> When you leave this page they cannot be brought back.</p>
    <button type="button" class="wp-button" @click=${() => bringBack(step)}>Bring them back</button>
  </div>`;
}

/** @param {Step} step */
async function remove(step) {
  if (now.busy) return;
  Object.assign(now, { busy: true, says: "" });
  try {
    await step.notes.flush();
    const kept = new Map([...step.notes.items].filter(([item]) => WRITTEN.test(item)));
    await step.ask("delete-notes", { client: step.notes.queue.client });
    await step.notes.open();
    Object.assign(now, { kept, asking: false });
    step.announce("Your private notes are deleted. You can bring them back until you leave this page.");
    step.focusOn("delete-done");
  } catch (error) {
    now.says = `They are not deleted. ${sentenceFor(error)}`;
    step.draw();
  }
  now.busy = false;
}

/** @param {Step} step */
function bringBack(step) {
  for (const [item, note] of now.kept) {
    if (!step.notes.items.has(item)) step.notes.change(item, note);
  }
  forgetKept();
  step.announce("Your private notes are back.");
  step.focusOn("delete-offer");
}
