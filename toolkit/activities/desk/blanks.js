/* What is still blank, as links: each leads to the very place where it can be filled in. */
/** @import {DeskState} from "./state.js" */
/** @import {Blank} from "./views.js" */
import { html } from "../lit.js";

/** Fields of an entry that are a group of radio buttons; what the others' ids begin with. */
const GROUPS = new Set(["basis", "seen", "alone", "significance"]);
/** @type {Record<string, string>} */
const IDS = { sentences: "quotes" };

/**
 * @param {DeskState} desk
 * @param {Blank} blank
 * @param {{main?: boolean}} [how] `main`: it is the one button to go on with.
 */
export function blankLink(desk, blank, { main = false } = {}) {
  const kind = main ? "wp-button wp-button--main" : "";
  const says = main ? html`Go on with the first<span class="wp-unseen">: ${blank.says}</span>` : blank.says;
  if (blank.part === "decision" || blank.part === "writing") {
    // In JupyterLab the step is further up on the same page, and has no address.
    if (!desk.served) return main ? "" : says;
    return html`<a class=${kind} href="/modules/${desk.module}/decide#${blank.part}-${blank.at}" data-step>${says}</a>`;
  }
  const id = blank.part === "entry" ? `entry-${blank.at}` : `${blank.part}-title`;
  return html`<a class=${kind} href="#${id}" @click=${(/** @type {Event} */ event) => {
    event.preventDefault();
    goTo(desk, blank);
  }}>${says}</a>`;
}

/** @param {DeskState} desk @param {Blank} blank */
function goTo(desk, { part, at, field }) {
  desk.show(part === "signs" ? "signs" : "chronology");
  if (part !== "entry") return desk.focusOn(`${part}-title`);
  desk.openEntry = at;
  if (!GROUPS.has(field)) return desk.focusOn(`${IDS[field] ?? field}-${at}`);
  desk.focusOn(() => /** @type {HTMLElement | null} */ (desk.root.querySelector(`input[name="${CSS.escape(`${field}-${at}`)}"]`)));
}
