/* The line that says whether it is saved: "Saved" only when Python has said so. */
/** @import {SaveState} from "./types.js" */
import { html, nothing } from "./lit.js";

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** @typedef {{state: SaveState, savedAt: Date | null, says: string, tryAgain: () => void}} Saves */

/**
 * @param {Saves} main What the learner is working on.
 * @param {Saves[]} others What is saved beside it, and only spoken of when it cannot be.
 */
export function savedLine(main, ...others) {
  const worst = main.state === "refused" ? main : (others.find(inTrouble) ?? main);
  const says = {
    opening: "Opening…",
    fresh: "Nothing to save yet",
    saved: `Saved ${worst.savedAt ? CLOCK.format(worst.savedAt) : ""}`,
    saving: "Saving…",
    waiting: "Not saved yet: no connection. Keep this page open.",
    refused: `Not saved. ${worst.says}`,
  }[worst.state];
  const care = inTrouble(worst);
  return html`<p class="wp-saved ${care ? "wp-saved--care" : ""}" data-save=${worst.state}>
    ${says}
    ${worst.state === "refused"
      ? html`<button type="button" class="wp-button wp-button--link" @click=${() => worst.tryAgain()}>Try again</button>`
      : nothing}
  </p>`;
}

/** Whether something of it is not saved and somebody should know. @param {Saves} stream */
export function inTrouble({ state }) {
  return state === "waiting" || state === "refused";
}
