/* The line above the desk: what to do next, whether it is saved, and undo. */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";
import { savedLine } from "../saved.js";
import { filledIn } from "./entry.js";
import { nextToHandIn } from "./hand-in.js";
import { backLink, nextLink } from "./onward.js";
import { plural } from "./words.js";
import { undo } from "./work.js";

const FEW = 3;
const HALF = 3;

/** @param {DeskState} desk */
export function bar(desk) {
  const { label } = desk.undo;
  const more = moreToDo(desk);
  return html`<div class="wp-bar">
    <p class="wp-bar__next"><strong class="wp-bar__word">Next:</strong> ${nextThing(desk)}</p>
    <div class="wp-bar__right">
      ${desk.wide ? nothing : backLink()}
      ${desk.editable
        ? html`${savedLine(desk.work, desk.notes)}
            <button type="button" class="wp-button wp-bar__undo" aria-disabled=${label ? nothing : "true"} @click=${() => undo(desk)}>
              <span class="wp-bar__what">Undo<span class=${desk.wide ? "" : "wp-unseen"}>${label ? `: ${label}` : ""}</span></span>
            </button>`
        : nothing}
      ${desk.wide && more ? nothing : nextLink({ main: !more })}
    </div>
  </div>`;
}

/** Whether this step still wants something: going on is then not the next thing. @param {DeskState} desk */
export function moreToDo(desk) {
  if (desk.name === "hand-in") return desk.editable || desk.work.work === "waiting";
  return desk.editable && (desk.picks.size > 0 || desk.entries.length < FEW || !desk.signs.length);
}

/** One thing to do, from what has been done so far. @param {DeskState} desk */
function nextThing(desk) {
  const { entries, signs, picks } = desk;
  if (desk.work.work === "waiting") return "wait a moment while your work is marked, or go on to Reflect.";
  if (desk.work.work === "failed") return "go on to Reflect, or close this page. Your work is marked as soon as it can be.";
  if (!desk.editable) return "read your feedback. The records stay here beside it.";
  if (picks.size) return "say what the picked sentences are for: your chronology, a sign, or both in turn.";
  if (desk.name === "hand-in") return nextToHandIn(desk);
  if (!entries.length && !signs.length) return "read the records, and press any sentence that matters.";
  const undated = entries.filter((entry) => !entry.when.edtf).length;
  if (undated) return `give ${plural(undated, "entry", "entries")} a date that we can read.`;
  if (entries.length < FEW) return "keep reading. Put into the chronology what the next reader must know.";
  if (!signs.length) return "sentences can also be marked as signs. Pick some, then press Name a sign.";
  const thin = entries.filter((entry) => filledIn(entry) <= HALF).length;
  if (thin) return `open ${plural(thin, "entry", "entries")} and say how it is known, and whether a child was seen.`;
  return "read on, and look at the timeline for gaps. When you have what matters, go on to the next step.";
}
