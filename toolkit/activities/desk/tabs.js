/* Tabs: beside the records on a wide screen, a bar at the foot of a narrow one. */
/** @import {Pane} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";

/** @type {Record<Pane, string>} */
const NAMES = {
  records: "Records",
  chronology: "Chronology",
  signs: "Signs",
  timeline: "Timeline",
  "hand-in": "Hand in",
};

/** @param {DeskState} desk @param {Pane[]} panes */
export function tabs(desk, panes) {
  const chosen = desk.wide ? desk.paper : desk.pane;
  const counts = { chronology: desk.entries.length, signs: desk.signs.length };
  /** @param {KeyboardEvent} event */
  function key(event) {
    const at = panes.indexOf(chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: panes.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const pane = /** @type {Pane} */ (panes[(to + panes.length) % panes.length]);
    desk.show(pane);
    desk.focusOn(`tab-${pane}`);
  }
  return html`<div class="wp-tabs" role="tablist" aria-label=${desk.wide ? "Your papers" : "The desk"} @keydown=${key}>
    ${panes.map((pane) => {
      const count = /** @type {Record<string, number>} */ (counts)[pane] ?? 0;
      return html`<button type="button" role="tab" class="wp-tab" id="tab-${pane}" aria-selected=${pane === chosen}
        aria-controls=${pane === chosen ? `panel-${pane}` : nothing} tabindex=${pane === chosen ? "0" : "-1"}
        @click=${() => desk.show(pane)}>
        <span>${NAMES[pane]}</span>${count ? html` <span class="wp-tab__count">${count}</span>` : nothing}
      </button>`;
    })}
  </div>`;
}
