/* What the learner must be told above a step: work that could not be read, and changes made in
   two windows. */
/** @import {Step, Clash} from "./step.js" */
import { html, nothing } from "./lit.js";

const MOST = 3;

/** @param {Step} step */
export function notices(step) {
  return html`<div id="conflicts" tabindex="-1">${problems(step)}${step.conflicts.map((clash) => conflict(step, clash))}</div>`;
}

/** What could not be read of work saved before. @param {Step} step */
function problems(step) {
  const told = step.streams.flatMap((stream) => stream.problems);
  if (!told.length) return nothing;
  return html`<div class="wp-notice wp-notice--care" role="alert">
    <p>Some of what was saved before could not be read:</p>
    <ul>${told.slice(0, MOST).map((one) => html`<li>${one}</li>`)}</ul>
    <button type="button" class="wp-button" @click=${() => {
      for (const stream of step.streams) stream.problems = [];
      step.focusOn("conflicts");
    }}>Close</button>
  </div>`;
}

/** @param {Step} step @param {Clash} clash */
function conflict(step, clash) {
  const { stream, item, theirs } = clash;
  const mine = stream.items.get(item);
  /** @param {string} said */
  function settle(said) {
    step.conflicts = step.conflicts.filter((one) => one !== clash);
    step.announce(said);
    step.focusOn("conflicts");
  }
  return html`<div class="wp-notice wp-notice--care" role="group" aria-label="Changed in two windows">
    <p>
      You changed the same thing in another window. This window’s version is the one kept:
      ${mine ? html`“${step.describe(item, mine)}”` : "removed"}.
      ${theirs ? html`The other one says: “${step.describe(item, theirs)}”.` : "The other window removed it."}
    </p>
    <div class="wp-row">
      <button type="button" class="wp-button" @click=${() => settle(step.bringBack(clash))}>Bring the other version back</button>
      <button type="button" class="wp-button wp-button--quiet" @click=${() => settle("Kept as it is.")}>Keep this one</button>
    </div>
  </div>`;
}
