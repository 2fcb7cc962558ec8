/* The line that says whether it is saved: "Saved" only when Python has said so. */
/** @import {SaveState} from "./types.js" */
import { html, nothing } from "./lit.js";

/** What is worst comes first: that is what must be said. @type {SaveState[]} */
const ORDER = ["refused", "waiting", "saving", "opening", "saved", "fresh"];

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** @typedef {{state: SaveState, savedAt: Date | null, says: string, soon: (wait_ms: number) => void}} Saves */

/** @param {Saves[]} streams What is saved apart; the line speaks for all of them. */
export function savedLine(...streams) {
  const worst = [...streams].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))[0];
  if (!worst) return nothing;
  const latest = streams.reduce((/** @type {Date | null} */ last, { savedAt }) => (savedAt && (!last || savedAt > last) ? savedAt : last), null);
  const says = {
    opening: "Opening…",
    fresh: "Nothing to save yet",
    saved: `Saved ${latest ? CLOCK.format(latest) : ""}`,
    saving: "Saving…",
    waiting: "Not saved yet: no connection. Keep this page open.",
    refused: `Not saved. ${worst.says}`,
  }[worst.state];
  const care = worst.state === "waiting" || worst.state === "refused";
  return html`<p class="wp-saved ${care ? "wp-saved--care" : ""}" data-save=${worst.state}>
    ${says}
    ${worst.state === "refused"
      ? html`<button type="button" class="wp-button wp-button--link" @click=${() => worst.soon(0)}>Try again</button>`
      : nothing}
  </p>`;
}
