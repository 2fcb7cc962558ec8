/* All that an entry can hold: the fields ¶106 and ¶110 ask of a chronology. */
/** @import {Entry} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";
import { quotes, radios, textArea } from "./fields.js";
import { textOf } from "./facts.js";
import { backToRecords } from "./picks.js";
import { whenField } from "./when.js";
import { changeEntry, removeEntry, withPicks } from "./work.js";

/** @param {DeskState} desk @param {Entry} entry */
export function entryForm(desk, entry) {
  const { id } = entry;
  const { choices } = desk.facts;
  /** @param {string} label @param {(value: any) => Partial<Entry>} patch */
  const types = (label, patch) => (/** @type {string} */ value) =>
    changeEntry(desk, id, patch(value), { label, typing: true });
  /** @param {string} label @param {Partial<Entry>} patch */
  const set = (label, patch) => changeEntry(desk, id, patch, { label });

  return html`<div class="wp-form">
    ${whenField(desk, entry)}
    <div class="wp-form__field" role="group" aria-labelledby="rests-${id}">
      <p class="wp-form__label" id="rests-${id}">What it rests on</p>
      ${quotes(desk, {
        id: `quotes-${id}`,
        sentences: entry.sentences,
        remove: (sentence) => set("sentences", { sentences: entry.sentences.filter((one) => one !== sentence) }),
        add: () => set("sentences", { sentences: withPicks(desk, entry.sentences) }),
      })}
    </div>
    ${textArea(desk, {
      id: `what-${id}`, label: "What happened", help: "Fact only, in as few words as will do.",
      value: entry.what, change: types("what happened", (what) => ({ what })),
    })}
    ${textArea(desk, {
      id: `opinion-${id}`, label: "Opinion in the record, if any", help: "What someone thought or guessed, kept apart from what happened.",
      value: entry.opinion, change: types("opinion", (opinion) => ({ opinion })),
    })}
    ${radios(desk, {
      id: `basis-${id}`, legend: "How is it known?", value: entry.basis, choices: choices.basis, stacked: true,
      change: (basis) => set("how it is known", { basis }), clear: () => set("how it is known", { basis: "" }),
    })}
    <fieldset class="wp-form__part">
      <legend>The child</legend>
      ${radios(desk, {
        id: `seen-${id}`, legend: "Was a child seen?", value: entry.seen, choices: choices.yes_no,
        change: (seen) => set("child seen", { seen }), clear: () => set("child seen", { seen: "" }),
      })}
      ${radios(desk, {
        id: `alone-${id}`, legend: "Seen alone, without a parent or carer?", value: entry.alone, choices: choices.yes_no,
        change: (alone) => set("seen alone", { alone }), clear: () => set("seen alone", { alone: "" }),
      })}
      ${textArea(desk, {
        id: `looked-${id}`, label: "How the child looked", value: entry.looked,
        change: types("how the child looked", (looked) => ({ looked })), extra: fromPicks(desk, entry, "looked"),
      })}
      ${textArea(desk, {
        id: `said-${id}`, label: "What the child said, in the child’s words", value: entry.said,
        change: types("what the child said", (said) => ({ said })), extra: fromPicks(desk, entry, "said"),
      })}
    </fieldset>
    <fieldset class="wp-form__part">
      <legend>What it means</legend>
      ${radios(desk, {
        id: `significance-${id}`, legend: "How much does it matter?", value: entry.significance,
        choices: choices.significance, stacked: true,
        change: (significance) => set("how much it matters", { significance }),
        clear: () => set("how much it matters", { significance: null }),
      })}
      ${textArea(desk, {
        id: `why-${id}`, label: "Why it matters", value: entry.why, change: types("why it matters", (why) => ({ why })),
      })}
      ${textArea(desk, {
        id: `done-${id}`, label: "What was done about it", help: "If nothing was, say so.",
        value: entry.done, change: types("what was done", (done) => ({ done })),
      })}
    </fieldset>
    <div class="wp-form__end">
      <button type="button" class="wp-button wp-button--main" @click=${() => close(desk, id)}>Done with this entry</button>
      <button type="button" class="wp-button" @click=${() => backToRecords(desk)}>Back to the records</button>
      <button type="button" class="wp-button wp-button--quiet" @click=${() => removeEntry(desk, id)}>Remove entry</button>
    </div>
  </div>`;
}

/** Put the picked sentences' words into a field. @param {DeskState} desk @param {Entry} entry @param {"looked" | "said"} field */
function fromPicks(desk, entry, field) {
  if (!desk.picks.size) return nothing;
  return html`<button type="button" class="wp-button wp-button--link" @click=${() => {
    const text = [entry[field], textOf(desk.facts, desk.picked)].filter(Boolean).join(" ").slice(0, desk.facts.limits.prose);
    desk.picks.clear();
    changeEntry(desk, entry.id, { [field]: text }, { label: "words from the record" });
    desk.focusOn(`${field}-${entry.id}`);
  }}>Put the picked sentences here</button>`;
}

/** @param {DeskState} desk @param {string} id */
function close(desk, id) {
  desk.openEntry = "";
  desk.focusOn(`entry-${id}`);
}
