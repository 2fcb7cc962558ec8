/* Picking sentences by mouse, touch and keyboard.

   Each sentence is a checkbox to assistive technology, not an option of a listbox: in a listbox
   a screen reader stops reading and starts operating, and records are here to be read. As
   checkboxes the text still reads as text, each sentence says whether it is picked, and Space
   works in every mode. Tab goes to one sentence a record; arrow keys go on from there, to the
   sentences and what they are used for, and to the right also to the words explained below them.
   Single keys do something only while one of these has the focus. */
/** @import {DeskState} from "./state.js" */
import { sayDay } from "./dates.js";
import { articles, goTo, markRead, readOn } from "./reading.js";
import { addEntry } from "./work.js";

const EDGE_PX = 16;
const STOPS = "[data-sentence], [data-used]";
const ASIDE = ".wp-term";

/** @param {DeskState} desk @param {string} id @param {{extend?: boolean}} [how] */
function toggle(desk, id, { extend = false } = {}) {
  if (!desk.editable) return;
  const range = extend ? between(desk, desk.anchor, id) : [];
  if (range.length) for (const one of range) desk.picks.add(one);
  else if (desk.picks.has(id)) desk.picks.delete(id);
  else desk.picks.add(id);
  if (desk.picks.size > desk.facts.limits.sentences) {
    desk.picks.delete(id);
    desk.tell(`${desk.facts.limits.sentences} sentences are the most one entry or sign can hold.`);
  } else if (desk.picks.size === 1 && desk.picks.has(id)) {
    desk.announce("1 sentence picked. Press C to add it to the chronology, S to name a sign.");
  }
  markRead(desk, desk.facts.sentence.get(id)?.record.id ?? "");
  desk.anchor = id;
  desk.here = desk.fresh = "";
  desk.toast = null;
  desk.draw();
}

/** Sentences from one to another of the same record. @param {DeskState} desk @param {string} from @param {string} to */
function between(desk, from, to) {
  const record = desk.facts.sentence.get(to)?.record.id ?? "";
  const ids = (desk.facts.sentencesOf.get(record) ?? []).map((sentence) => sentence.id);
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
  return a < 0 || b < 0 ? [] : ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** @param {DeskState} desk @param {MouseEvent} event */
export function onClick(desk, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const used = target.closest("[data-used]");
  if (used instanceof HTMLElement) return jumpTo(desk, used.dataset["used"] ?? "");
  const sentence = target.closest("[data-sentence]");
  if (!(sentence instanceof HTMLElement) || selecting(sentence)) return;
  toggle(desk, sentence.dataset["sentence"] ?? "", { extend: event.shiftKey });
}

/** Whether the mouse has just selected text, to copy it. @param {HTMLElement} sentence */
function selecting(sentence) {
  const selection = document.getSelection();
  return Boolean(selection && !selection.isCollapsed && selection.containsNode(sentence, true));
}

/** Shift and a click would select text. @param {MouseEvent} event */
export function onMouseDown(event) {
  if (event.shiftKey) event.preventDefault();
}

/** @param {DeskState} desk @param {FocusEvent} event */
export function onFocus(desk, event) {
  const id = /** @type {HTMLElement} */ (event.target).dataset["sentence"];
  if (!id) return;
  const record = desk.facts.sentence.get(id)?.record.id ?? "";
  desk.place = id;
  if (desk.cursor.get(record) === id) return;
  desk.cursor.set(record, id);
  desk.draw();
}

/** @param {DeskState} desk @param {KeyboardEvent} event */
export function onKey(desk, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const here = /** @type {HTMLElement} */ (event.target);
  const id = here.dataset["sentence"];
  const act = {
    ArrowDown: () => move(desk, here, 1, { extend: event.shiftKey }),
    ArrowRight: () => move(desk, here, 1, { extend: event.shiftKey, aside: true }),
    ArrowUp: () => move(desk, here, -1, { extend: event.shiftKey }),
    ArrowLeft: () => move(desk, here, -1, { extend: event.shiftKey, aside: true }),
    Home: () => moveToEnd(here, 0),
    End: () => moveToEnd(here, -1),
    " ": () => id && toggle(desk, id, { extend: event.shiftKey }),
    Enter: () => id && toggle(desk, id, { extend: event.shiftKey }),
    c: () => toChronology(desk),
    s: () => toSigns(desk),
    n: () => beside(desk, here, 1),
    p: () => beside(desk, here, -1),
    u: () => readOn(desk, { after: here.closest("article") }),
    Escape: () => clear(desk),
  }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!act || !here.matches(`${STOPS}, ${ASIDE}`) || (!id && [" ", "Enter"].includes(event.key))) return;
  // Esc is counted all the same: one press clears the picks, and twice must hide the page from here too.
  if (event.key !== "Escape") event.preventDefault();
  act();
}

/**
 * @param {DeskState} desk
 * @param {HTMLElement} here
 * @param {1 | -1} step
 * @param {{extend: boolean, aside?: boolean}} how `aside`: also to the words explained.
 */
function move(desk, here, step, { extend, aside = false }) {
  const record = here.closest("article");
  const list = record?.parentElement;
  if (!record || !list) return;
  const stops = extend ? "[data-sentence]" : aside ? `${STOPS}, ${ASIDE}` : STOPS;
  const own = [.../** @type {NodeListOf<HTMLElement>} */ (record.querySelectorAll(stops))];
  const at = own.indexOf(here);
  /** @type {HTMLElement | undefined} */
  let next = at < 0 && step < 0 ? own.at(-1) : at < 0 ? undefined : own[at + step];
  if (!next && !extend) {
    const other = step === 1 ? record.nextElementSibling : record.previousElementSibling;
    const there = /** @type {NodeListOf<HTMLElement> | undefined} */ (other?.querySelectorAll(STOPS));
    next = there?.[step === 1 ? 0 : there.length - 1];
  }
  if (!next) return;
  next.focus();
  if (!extend || !desk.editable) return;
  for (const element of [here, next]) desk.picks.add(element.dataset["sentence"] ?? "");
  desk.draw();
}

/** To where Tab goes in the record beside this one. @param {DeskState} desk @param {HTMLElement} here @param {1 | -1} step */
function beside(desk, here, step) {
  const all = articles(desk);
  const record = all[all.findIndex((one) => one.contains(here)) + step];
  const stop = /** @type {HTMLElement | null | undefined} */ (record?.querySelector("[data-sentence][tabindex='0'], [data-sentence]"));
  if (!record || !stop) return desk.announce(step === 1 ? "This is the last record." : "This is the first record.");
  goTo(desk, record);
  stop.focus({ preventScroll: true });
}

/** @param {HTMLElement} here @param {number} place */
function moveToEnd(here, place) {
  const all = /** @type {NodeListOf<HTMLElement> | undefined} */ (
    here.closest("article")?.querySelectorAll("[data-sentence]")
  );
  [...(all ?? [])].at(place)?.focus();
}

/** @param {DeskState} desk @param {{focus?: boolean}} [how] `focus`: what had it goes away with the picks. */
export function clear(desk, { focus = false } = {}) {
  if (!desk.picks.size) return;
  const last = desk.picked.at(-1) ?? "";
  desk.picks.clear();
  desk.announce("No sentences picked.");
  if (focus) stayAt(desk, last);
  else desk.draw();
}

/**
 * The focus goes to a sentence that was picked. Nothing moves under a finger or a mouse for it.
 * @param {DeskState} desk
 * @param {string} id
 */
function stayAt(desk, id) {
  const preventScroll = !document.activeElement?.matches(":focus-visible");
  const record = desk.facts.sentence.get(id)?.record.id;
  if (record) desk.cursor.set(record, id);
  desk.focusOn(() => {
    document.getElementById(`s-${id}`)?.focus({ preventScroll });
    return null;
  });
}

/** Second action: the picked sentences become an entry. The focus stays in the records. @param {DeskState} desk */
export function toChronology(desk) {
  if (!desk.editable) return;
  if (!desk.picks.size) return desk.tell("Pick one sentence or more first.");
  const entry = addEntry(desk);
  if (!entry) return;
  if (desk.wide) desk.show("chronology");
  desk.fresh = entry.id;
  const here = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["sentence"] ?? "" : "";
  if (!here || entry.sentences.includes(here)) stayAt(desk, entry.sentences.at(-1) ?? "");
  const stay = desk.focusNext;
  desk.focusNext = () => {
    reveal(`entry-${entry.id}`);
    return typeof stay === "function" ? stay() : null;
  };
  desk.tell(`Added to your chronology: ${entry.when.said}.`, {
    label: "Open the entry",
    run: () => jumpTo(desk, `entry:${entry.id}`),
  });
}

/** Bring something into view in the papers, and leave the focus where it is. @param {string} id */
function reveal(id) {
  const element = document.getElementById(id);
  const pane = element?.closest(".wp-pane__scroll");
  if (!element || !pane) return;
  pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - EDGE_PX;
}

/** Second action: choose what the picked sentences are a sign of. @param {DeskState} desk */
export function toSigns(desk) {
  if (!desk.editable) return;
  if (!desk.picks.size) return desk.tell("Pick one sentence or more first.");
  desk.show("signs");
  desk.focusOn("choose-sign");
}

/** Go from a sentence to where it is used. @param {DeskState} desk @param {string} item */
function jumpTo(desk, item) {
  const [kind, id = ""] = item.split(":");
  if (kind === "entry") {
    desk.openEntry = id;
    desk.show("chronology");
    desk.focusOn(`entry-${id}`);
  } else {
    desk.show("signs");
    desk.focusOn(`sign-${id}`);
  }
}

/** Go to a sentence, wherever it is; what would hide it is taken off. @param {DeskState} desk @param {string} id */
export function showSentence(desk, id) {
  const record = desk.facts.sentence.get(id)?.record;
  if (!record) return;
  if (desk.agency && desk.agency !== record.agency) desk.agency = "";
  desk.query = "";
  desk.cursor.set(record.id, id);
  desk.here = id;
  desk.show("records");
  desk.focusOn(`s-${id}`);
  desk.announce(`${record.form}, ${sayDay(record.date)}.`);
}

/** Back to the sentence the learner was at. @param {DeskState} desk */
export function backToRecords(desk) {
  desk.show("records");
  desk.focusOn(() => document.getElementById(`s-${desk.place}`) ?? document.getElementById("records-title"));
}
