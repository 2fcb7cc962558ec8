/* What follows from an option: asked of the kernel once, when it may be read. */
/** @import {Step} from "../step.js" */
import { html } from "../lit.js";
import { sentenceFor } from "../link.js";

/** What is known by decision and option. @type {Map<string, {then: string, says: string}>} */
const known = new Map();

/** @param {Step} step @param {string} decision @param {string} option */
export function consequence(step, decision, option) {
  const name = `${decision}:${option}`;
  const found = known.get(name);
  if (!found) {
    known.set(name, { then: "", says: "" });
    void fetchIt(step, name, { decision, option });
  }
  if (found?.says) {
    return html`<p role="alert">${found.says}</p>
      <button type="button" class="wp-button" @click=${() => {
        known.delete(name);
        step.draw();
      }}>Try again</button>`;
  }
  return found?.then ? html`<p>${found.then}</p>` : html`<p role="status">One moment…</p>`;
}

/** @param {Step} step @param {string} name @param {{decision: string, option: string}} asked */
async function fetchIt(step, name, asked) {
  try {
    const { then } = await step.ask("consequence", asked);
    known.set(name, { then, says: "" });
  } catch (error) {
    known.set(name, { then: "", says: sentenceFor(error) });
  }
  step.draw();
}
