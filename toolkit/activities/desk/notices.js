/* What has just happened, and what things are called in a sentence. */
/** @import {Value} from "../step.js" */
/** @import {Entry, MarkedSign} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";
import { backToRecords } from "./picks.js";
import { shorten } from "./words.js";

const LINE = 80;

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
      if (!document.activeElement?.matches(":focus-visible")) desk.draw();
      else if (desk.shows("records")) backToRecords(desk);
      else desk.focusOn(`${desk.pane}-title`);
    }}>Close</button>
  </div>`;
}

/** @type {Record<string, string>} What an item of another step is called. */
const KINDS = { judgement: "What you made of it", decision: "A decision", writing: "What you wrote" };

/** An item in a few words. @param {DeskState} desk @param {string} item @param {Value} value */
export function nameItem(desk, item, value) {
  const [kind = ""] = item.split(":");
  if (kind === "sign") return desk.facts.indicator.get(/** @type {MarkedSign} */ (value).indicator)?.name ?? "a sign";
  if (kind !== "entry") return KINDS[kind] ?? "Something of yours";
  const { when, what } = /** @type {Entry} */ (value);
  return shorten(`${when.said || when.typed} ${what}`, LINE);
}
