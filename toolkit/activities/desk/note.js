/* What a reader will meet, said before the first record, and who to turn to. Under a server the
   first step says it; this is for a notebook in JupyterLab, which may hold only the desk. */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";

/** @param {DeskState} desk @param {{begin: () => void}} on */
export function contentNote(desk, { begin }) {
  const { scenario, module } = desk.facts;
  return html`<section class="wp-begin wp-card" aria-labelledby="begin-title">
    <p class="wp-begin__module">${module.title}</p>
    <h2 id="begin-title" tabindex="-1" class="wp-pane__title">Before you begin</h2>
    <p>${scenario.content_note}</p>
    <p>
      The family, the town and everyone in the records are invented. You can stop at any time; your work is
      saved as you go.
      ${desk.served ? html`The button at the top, <strong>Hide this page</strong>, hides everything at once.` : nothing}
    </p>
    <h3>If it is hard to read, you can talk to</h3>
    <ul>
      <li>your supervisor or safeguarding lead</li>
      <li>your GP</li>
      <li>your employer’s staff support</li>
      ${desk.served ? html`<li>the services named under <strong>Support</strong>, at the top of the page</li>` : nothing}
    </ul>
    <p>If a real child comes to mind as you read, tell your safeguarding lead today. Do not wait for the training to end.</p>
    <button type="button" class="wp-button wp-button--main" id="begin" @click=${begin}>Begin</button>
  </section>`;
}
