/* Ways past seventy records, for somebody who goes by Tab: first on the desk, seen when they have the focus. */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";
import { wayOn } from "./onward.js";
import { articles, goTo } from "./reading.js";

/** @param {DeskState} desk */
export function skips(desk) {
  const { next } = wayOn();
  const says = desk.name === "hand-in" ? "Skip to handing in and feedback" : "Skip to your chronology";
  const paper = desk.name === "hand-in" ? "hand-in" : "chronology";
  return html`<nav class="wp-skips" aria-label="Parts of the desk">
    ${skip("Skip to the records", () => toRecords(desk))}
    ${skip(says, () => {
      desk.show(paper);
      desk.focusOn(`${paper}-title`);
    })}
    ${next ? skip("Skip to the next step", () => next.focus()) : nothing}
  </nav>`;
}

/** @param {string} words @param {() => void} go */
function skip(words, go) {
  return html`<button type="button" class="wp-button wp-skips__one" @click=${go}>${words}</button>`;
}

/** To the record where the learner was, or the first. @param {DeskState} desk */
function toRecords(desk) {
  desk.show("records");
  desk.focusOn(() => {
    const sentence = document.getElementById(`s-${desk.place}`);
    if (sentence) return sentence;
    const at = desk.notes.items.get(`place:${desk.name}`)?.["at"] ?? "";
    const record = desk.facts.sentence.get(at)?.record.id;
    const shown = articles(desk);
    const article = shown.find((one) => one.dataset["record"] === record) ?? shown[0];
    if (article) goTo(desk, article);
    return article ? null : desk.find("records-title");
  });
}
