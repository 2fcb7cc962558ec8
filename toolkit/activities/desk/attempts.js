/* Trying again, and looking back at earlier attempts. */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";
import { sentenceFor } from "../link.js";

/** @param {DeskState} desk */
export function newAttempt(desk) {
  const says = desk.views.again;
  return html`<section class="wp-card" aria-labelledby="again-title">
    <h3 id="again-title">Try again</h3>
    <p>${desk.work.work === "marked"
      ? "This attempt and its feedback are kept."
      : "This attempt is kept, and is marked whether or not you begin another."}
      A copy begins with your chronology, your signs, your reasons and what you wrote. Either way what you decided at step 6
      is open again, and earns nothing until you decide anew; your first judgement at step 3 is open until you go on to the
      other files.</p>
    <div class="wp-row">
      <button type="button" class="wp-button" @click=${() => void start(desk, desk.work.attempt)}>New attempt from a copy of this one</button>
      <button type="button" class="wp-button" @click=${() => void start(desk, null)}>New attempt from the start</button>
    </div>
    ${says ? html`<p role="alert">${says}</p>` : nothing}
  </section>`;
}

/** @param {DeskState} desk @param {number | null} copyOf */
async function start(desk, copyOf) {
  await go(desk, () => desk.work.startAgain(copyOf));
  if (desk.work.work !== "open") return;
  desk.show(desk.wide ? "chronology" : "records");
  const open = `Attempt ${desk.work.attempt} is open.`;
  desk.tell(copyOf === null ? open : `${open} Your decisions are to be made again, at step 6.`);
  desk.focusOn(desk.wide ? "chronology-title" : "records-title");
}

/** @param {DeskState} desk @param {() => Promise<void>} open */
async function go(desk, open) {
  try {
    await open();
  } catch (error) {
    desk.views.again = sentenceFor(error);
  }
  desk.draw();
}

/** @param {DeskState} desk */
export function attempts(desk) {
  const { attempts: all, attempt: here } = desk.work;
  if (all.length < 2) return nothing;
  const state = { open: "not handed in", waiting: "being marked", failed: "waiting to be marked", marked: "marked" };
  return html`<section aria-labelledby="attempts-title">
    <h3 id="attempts-title">Your attempts</h3>
    <ul class="wp-attempts">
      ${all.map((one) => {
        const marks = one.total === null ? state[one.state] : `${one.total} of ${one.maximum}`;
        return html`<li>
          Attempt ${one.attempt}: ${marks}
          ${one.attempt === here
            ? html`<span class="wp-hint">(open here)</span>`
            : html`<button type="button" class="wp-button wp-button--link" @click=${async () => {
                await desk.work.flush().catch(() => {});
                await go(desk, () => desk.work.open(one.attempt));
                desk.focusOn("hand-in-title");
              }}>Open<span class="wp-unseen"> attempt ${one.attempt}</span></button>`}
        </li>`;
      })}
    </ul>
  </section>`;
}
