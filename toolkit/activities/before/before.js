/* The first step: what a reader will meet, what it is for, and how sure they are now. */
/** @import {Step} from "../step.js" */
/** @import {ConfidenceItem} from "../sure.js" */
import { html, nothing } from "../lit.js";
import { makeStep } from "../step.js";
import { sureQuestion } from "../sure.js";

export default makeStep((step) => {
  step.main = step.notes;
  step.paint(() => view(step));
});

/** @param {Step} step */
function view(step) {
  const { content_note, summary, minutes, aims, confidence } = step.facts;
  return html`
    <div class="wp-card wp-before__note">
      <h2 id="note-title">What you will read</h2>
      <p>${content_note}</p>
      <p>${step.works ? "The family, the town and everyone in the records are invented. " : nothing}You can stop at any time and come back;
        what you do is saved as you go.
        ${step.served ? html`<strong>Hide this page</strong>, at the top, hides everything at once. So does pressing Esc twice.` : nothing}</p>
      <details class="wp-fold" ?open=${!step.served}>
        <summary>If it is hard to read</summary>
        <p>It is ordinary to be affected. You can talk to your supervisor or safeguarding lead, your GP, or your employer’s
          staff support${step.served ? html`, or the services named under <a href="/support">Support</a>` : nothing}.</p>
        <p>If a real child comes to mind as you read, tell your safeguarding lead today. Do not wait for the training to end.</p>
      </details>
    </div>
    <section aria-labelledby="what-title">
      <h2 id="what-title">What you will do</h2>
      <p>${summary}</p>
      <p>It takes ${minutes[0]} to ${minutes[1]} minutes, in one go or several. ${step.works
        ? `You will meet the family, read your own agency’s file and say what you make of it, then read everybody’s. You build
        the chronology that nobody built, decide what you would do, and see what a careful reader would have seen and why.`
        : `You guess each figure first, see it beside your guess, and say why it may be so before you read what the report
        says. Nothing is handed in or marked.`}</p>
      <h3>It is for practising how to</h3>
      <ul>${aims.map((/** @type {string} */ aim) => html`<li>${aim}</li>`)}</ul>
    </section>
    ${confidence.length
      ? html`<section aria-labelledby="sure-title">
          <h2 id="sure-title">How sure are you, today, that you can do this?</h2>
          <p>Only you see these answers. You are asked again at the end, so that you can see what has changed. You can leave them out.</p>
          ${confidence.map((/** @type {ConfidenceItem} */ item) => sureQuestion(step, item, "before"))}
        </section>`
      : nothing}`;
}
