/* Handing in: what is still blank, and giving it in. */
/** @import {DeskState} from "./state.js" */
/** @import {Blank} from "./views.js" */
import { html, nothing } from "../lit.js";
import { Problem, sentenceFor } from "../link.js";
import { attempts, newAttempt } from "./attempts.js";
import { blankLink } from "./blanks.js";
import { nameItem } from "./notices.js";
import { outcome, planOutcome, settle } from "./outcome.js";
import { plural } from "./words.js";

const AGAIN_MS = 3_000;

/** @param {DeskState} desk */
export function handInPane(desk) {
  const { work: saving } = desk;
  if (desk.shows("hand-in")) plan(desk);
  desk.within(saving.work === "open"); // until it is handed in, that comes before the next step
  const says = saving.work === "open" ? desk.views.handIn.says : desk.views.outcome.says;
  return html`<div class="wp-paper">
    <h2 id="hand-in-title" tabindex="-1" class="wp-pane__title">
      ${{ open: "Hand in", waiting: "Handed in", marked: "Your feedback", failed: "Handed in" }[saving.work]}
      ${saving.attempts.length > 1 ? html`<span class="wp-count">attempt ${saving.attempt}</span>` : nothing}
    </h2>
    ${saving.work === "open" ? before(desk) : outcome(desk)}
    ${says ? html`<p class="wp-notice wp-notice--care" role="alert">${says}</p>` : nothing}
    ${saving.work === "open" ? nothing : newAttempt(desk)}
    ${attempts(desk)}
  </div>`;
}

/** @param {DeskState} desk */
function plan(desk) {
  const at = desk.views.handIn;
  if (!desk.editable) planOutcome(desk);
  else if (at.checked !== desk.version && !at.busy && !at.looking) void look(desk);
}

/** Ask what is still blank, again and again while there is no connection. @param {DeskState} desk */
async function look(desk) {
  const at = desk.views.handIn;
  at.looking = true;
  let again = false;
  try {
    await desk.work.flush();
    at.check = await desk.ask("check", { attempt: desk.work.attempt });
    at.says = "";
  } catch (error) {
    again = error instanceof Problem && error.again;
    at.says = sentenceFor(error);
  }
  at.checked = desk.version;
  at.looking = again;
  if (again) {
    setTimeout(() => {
      Object.assign(at, { looking: false, checked: 0 });
      desk.draw();
    }, AGAIN_MS);
  }
  desk.draw();
}

/** @param {DeskState} desk */
function before(desk) {
  const { check, busy } = desk.views.handIn;
  const blanks = check?.blanks ?? [];
  const first = /** @type {Blank | undefined} */ (blanks[0]);
  const held = [...desk.work.queue.held.values()];
  return html`<p>
      When you hand in, your work is marked and you see what a careful reader would have found,
      with the reasons, beside what you made. After that this attempt cannot be changed. You can
      always make a new attempt, from a copy of this one or from the start.
    </p>
    ${held.length
      ? html`<div class="wp-notice wp-notice--care" aria-labelledby="held-title" role="group">
          <h3 id="held-title">Not saved</h3>
          <p>This would not be handed in:</p>
          <ul>${held.map(({ item, value }) => html`<li>${value ? nameItem(desk, item, value) : "Something you removed"}: ${desk.work.refused.get(item)}</li>`)}</ul>
        </div>`
      : nothing}
    ${check
      ? html`<p>You have ${plural(check.counts.entries, "entry", "entries")} in your chronology and
          ${plural(check.counts.signs, "sign")} marked.</p>`
      : html`<p role="status">Looking through your work…</p>`}
    ${blanks.length
      ? html`<div class="wp-notice" aria-labelledby="blanks-title" role="group">
          <h3 id="blanks-title">Still blank</h3>
          <ul>${blanks.map((blank) => html`<li>${blankLink(desk, blank)}</li>`)}</ul>
          <p>Go on with them, or leave them: what is blank costs nothing but what it could have earned.</p>
        </div>`
      : nothing}
    <div class="wp-row">
      ${first ? blankLink(desk, first, { main: true }) : nothing}
      <button type="button" class="wp-button ${first ? "" : "wp-button--main"}" aria-disabled=${busy ? "true" : nothing} @click=${() => void handIn(desk)}>
        ${busy ? "Handing in…" : held.length ? "Hand in without them" : first ? "Hand in anyway" : "Hand in"}
      </button>
    </div>`;
}

/** What the bar says is next, so that it and the button mean the same. @param {DeskState} desk */
export function nextToHandIn(desk) {
  const { check } = desk.views.handIn;
  if (!check) return "wait a moment while your work is looked through.";
  return check.blanks.length
    ? "go on with what is still blank, or hand in as it is."
    : "nothing is blank. Hand in when you are ready.";
}

/** @param {DeskState} desk */
async function handIn(desk) {
  const at = desk.views.handIn;
  if (at.busy) return;
  Object.assign(at, { busy: true, says: "" });
  desk.draw();
  try {
    await desk.work.flush();
    const { attempt } = desk.work;
    const { state } = await desk.ask("hand-in", { attempt });
    settle(desk, attempt, { state });
    if (desk.work.queue.held.size) await desk.work.open(attempt); // show what was handed in, and no more
    desk.announce("Handed in. Your work is being marked.");
    desk.focusOn("hand-in-title");
  } catch (error) {
    at.says = error instanceof Problem && error.again
      ? "Your work could not be handed in just now. It is kept here; try again in a moment."
      : sentenceFor(error);
  }
  at.busy = false;
  desk.touch();
}
