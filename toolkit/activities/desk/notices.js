/* What has just happened, and what another window has changed. */
/** @import {Conflict} from "../types.js" */
/** @import {Entry, Item, MarkedSign} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";
import { shorten } from "./words.js";
import { change } from "./work.js";

const LINE = 80;
const MOST = 3;

/** The last thing done, with its way back. @param {DeskState} desk */
export function toast(desk) {
  const { toast: told } = desk;
  if (!told) return nothing;
  return html`<div class="wp-toast">
    <p>${told.says}</p>
    ${told.act
      ? html`<button type="button" class="wp-button" @click=${() => {
          const run = told.act?.run;
          desk.toast = null;
          desk.draw();
          run?.();
        }}>${told.act.label}</button>`
      : nothing}
    <button type="button" class="wp-button wp-button--quiet" aria-label="Close this message" @click=${() => {
      desk.toast = null;
      desk.draw();
    }}>Close</button>
  </div>`;
}

/** What could not be read of work saved before. @param {DeskState} desk */
export function problems(desk) {
  const { problems: told } = desk.saving;
  if (!told.length) return nothing;
  return html`<div class="wp-notice wp-notice--care" role="alert">
    <p>Some of what was saved before could not be read:</p>
    <ul>${told.slice(0, MOST).map((one) => html`<li>${one}</li>`)}</ul>
    <button type="button" class="wp-button" @click=${() => {
      desk.saving.problems = [];
      desk.focusOn("conflicts");
    }}>Close</button>
  </div>`;
}

/** @param {DeskState} desk */
export function conflicts(desk) {
  return desk.conflicts.map((conflict) => conflictView(desk, conflict));
}

/** @param {DeskState} desk @param {Conflict<Item>} conflict */
function conflictView(desk, conflict) {
  const { item, theirs } = conflict;
  const what = item.startsWith("entry:") ? "entry" : "sign";
  const mine = desk.saving.items.get(item);
  /** @param {string} said */
  function settle(said) {
    desk.conflicts = desk.conflicts.filter((one) => one !== conflict);
    desk.announce(said);
    desk.focusOn("conflicts");
  }
  return html`<div class="wp-notice wp-notice--care" role="group" aria-label="Changed in two windows">
    <p>
      You changed the same ${what} in another window. This window’s version is the one kept:
      ${mine ? html`“${nameItem(desk, item, mine)}”` : "removed"}.
      ${theirs ? html`The other one says: “${nameItem(desk, item, theirs)}”.` : `The other window removed it.`}
    </p>
    <div class="wp-row">
      <button type="button" class="wp-button" @click=${() => {
        change(desk, `bring the other version of ${what} back`, [[item, theirs]]);
        settle("The other version is back. Undo brings this one back.");
      }}>Bring the other version back</button>
      <button type="button" class="wp-button wp-button--quiet" @click=${() => settle("Kept as it is.")}>Keep this one</button>
    </div>
  </div>`;
}

/** @type {Record<string, string>} What an item of another step is called. */
const KINDS = { judgement: "What you made of it", decision: "A decision", writing: "What you wrote" };

/** An item in a few words. @param {DeskState} desk @param {string} item @param {Item} value */
export function nameItem(desk, item, value) {
  const [kind = ""] = item.split(":");
  if (kind === "sign") return desk.facts.indicator.get(/** @type {MarkedSign} */ (value).indicator)?.name ?? "a sign";
  if (kind !== "entry") return KINDS[kind] ?? "Something of yours";
  const { when, what } = /** @type {Entry} */ (value);
  return shorten(`${when.said || when.typed} ${what}`, LINE);
}
