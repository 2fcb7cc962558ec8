/* An entry of an attempt that was handed in: what was filled in, to read. */
/** @import {Entry} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html, nothing } from "../lit.js";
import { quotes } from "./fields.js";

/** @param {DeskState} desk @param {Entry} entry */
export function entryRead(desk, entry) {
  /** @param {readonly {value: unknown, label: string}[]} choices @param {unknown} value */
  const label = (choices, value) => choices.find((choice) => choice.value === value)?.label ?? "";
  const typed = entry.when.typed !== entry.when.said ? ` (you typed “${entry.when.typed}”)` : "";
  const told = [
    ["When", entry.when.typed && `${entry.when.said || "Not understood"}${typed}`],
    ["What happened", entry.what],
    ["Opinion in the record", entry.opinion],
    ["How it is known", label(desk.facts.choices.basis, entry.basis)],
    ["Was a child seen?", label(desk.facts.choices.yes_no, entry.seen)],
    ["Seen alone?", label(desk.facts.choices.yes_no, entry.alone)],
    ["How the child looked", entry.looked],
    ["What the child said", entry.said],
    ["How much it matters", label(desk.facts.choices.significance, entry.significance)],
    ["Why it matters", entry.why],
    ["What was done", entry.done],
  ];
  const blank = told.filter(([, text]) => !text).map(([name]) => name);
  return html`${quotes(desk, { id: `quotes-${entry.id}`, sentences: entry.sentences })}
    <dl class="wp-told">
      ${told.map(([name, text]) => (text ? html`<dt>${name}</dt><dd>${text}</dd>` : nothing))}
    </dl>
    ${blank.length ? html`<p class="wp-hint">Left blank: ${blank.join(", ")}.</p>` : nothing}`;
}
