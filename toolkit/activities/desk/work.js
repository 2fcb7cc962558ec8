/* What a learner can do to their own papers. Each can be undone. */
/** @import {Entry, Item, MarkedSign} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { sayDay, whenOf } from "./dates.js";
import { inOrder, textOf } from "./facts.js";

/** @param {string} letter */
function newId(letter) {
  const random = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return `${letter}-${Date.now().toString(36)}-${random.toString(36)}`;
}

/** How the page refers to an entry. @param {Entry} entry */
export function nameOf(entry) {
  return entry.when.said || entry.when.typed || "no date yet";
}

/** @param {DeskState} desk @returns {Entry} */
function blankEntry(desk) {
  return { ...desk.facts.blank, id: newId("e") };
}

/**
 * Change items as one step that can be undone.
 * @param {DeskState} desk
 * @param {string} label What Undo will take back: "add entry 2 March 2024".
 * @param {[string, Item | null][]} changes
 * @param {{burst?: string}} [how] `burst`: the field being typed in.
 */
export function change(desk, label, changes, { burst = "" } = {}) {
  if (!desk.editable) return;
  const before = changes.map(([item]) => /** @type {[string, Item | null]} */ ([item, desk.work.items.get(item) ?? null]));
  desk.undo.note(label, new Map(before), burst);
  if (desk.toast?.undoes) desk.toast = null; // Undo would now take back something else than it says
  for (const [item, value] of changes) desk.work.change(item, value, { typing: burst !== "" });
}

/** @param {DeskState} desk */
export function undo(desk) {
  if (!desk.editable) return;
  const step = desk.undo.take();
  if (!step) return;
  for (const [item, value] of step.before) desk.work.change(item, value);
  desk.tell(`Undone: ${step.label}.`);
}

/**
 * Make an entry of the picked sentences, dated like the first record they come from.
 * @param {DeskState} desk
 */
export function addEntry(desk) {
  if (desk.entries.length >= desk.facts.limits.entries) return void desk.tell(tooMany(desk, "entries"));
  const sentences = desk.picked.slice(0, desk.facts.limits.sentences);
  const record = desk.facts.sentence.get(sentences[0] ?? "")?.record;
  const entry = {
    ...blankEntry(desk),
    sentences,
    what: textOf(desk.facts, sentences).slice(0, desk.facts.limits.prose),
    ...(record ? { when: whenOf(record.date) } : {}),
  };
  change(desk, `add entry ${record ? sayDay(record.date) : ""}`.trim(), [[`entry:${entry.id}`, entry]]);
  desk.picks.clear();
  desk.openEntry = entry.id;
  return entry;
}

/**
 * @param {DeskState} desk
 * @param {string} id
 * @param {Partial<Entry>} patch
 * @param {{label: string, typing?: boolean}} how
 */
export function changeEntry(desk, id, patch, { label, typing = false }) {
  const entry = desk.entry(id);
  if (!entry || !desk.editable) return;
  const burst = typing ? `${id}.${Object.keys(patch).join()}` : "";
  change(desk, `${label} (${nameOf(entry)})`, [[`entry:${id}`, { ...entry, ...patch }]], { burst });
}

/** What Python made of a date: not a step of its own. @param {DeskState} desk @param {string} id @param {Entry["when"]} when */
export function settleWhen(desk, id, when) {
  const entry = desk.entry(id);
  if (!entry || entry.when.typed !== when.typed || entry.when.edtf === when.edtf) return;
  desk.work.change(`entry:${id}`, { ...entry, when }, { typing: true });
}

/** @param {DeskState} desk @param {string} id */
export function removeEntry(desk, id) {
  const entry = desk.entry(id);
  if (!entry) return;
  const place = desk.entries.findIndex((other) => other.id === id);
  change(desk, `remove entry ${nameOf(entry)}`, [[`entry:${id}`, null]]);
  desk.openEntry = "";
  desk.tell(`Removed the entry for ${nameOf(entry)}.`, { label: "Undo", run: () => undo(desk) }, { undoes: true });
  const next = desk.entries[place] ?? desk.entries[place - 1];
  desk.focusOn(next ? `entry-${next.id}` : "chronology-title");
}

/** @param {DeskState} desk @param {Entry[]} entries @param {string} from */
export function addEntries(desk, entries, from) {
  const room = desk.facts.limits.entries - desk.entries.length;
  const taken = entries.slice(0, room).map((entry) => ({ ...blankEntry(desk), ...entry, id: newId("e") }));
  change(desk, `add ${taken.length} entries from ${from}`, taken.map((entry) => [`entry:${entry.id}`, entry]));
  desk.tell(`Added ${taken.length} entries from ${from}.`, { label: "Undo", run: () => undo(desk) }, { undoes: true });
}

/** Name what the picked sentences are a sign of. @param {DeskState} desk @param {string} indicator */
export function addSign(desk, indicator) {
  if (desk.signs.length >= desk.facts.limits.signs) return void desk.tell(tooMany(desk, "signs"));
  const name = desk.facts.indicator.get(indicator)?.name ?? "";
  const sentences = desk.picked.slice(0, desk.facts.limits.sentences);
  /** @type {MarkedSign} */
  const sign = { id: newId("s"), sentences, indicator, note: "" };
  change(desk, `mark sign “${name}”`, [[`sign:${sign.id}`, sign]]);
  desk.picks.clear();
  desk.tell(`Marked as a sign: ${name}.`, { label: "Undo", run: () => undo(desk) }, { undoes: true });
  return sign;
}

/**
 * @param {DeskState} desk
 * @param {string} id
 * @param {Partial<MarkedSign>} patch
 * @param {{typing?: boolean}} [how]
 */
export function changeSign(desk, id, patch, { typing = false } = {}) {
  const sign = desk.sign(id);
  if (!sign || !desk.editable) return;
  const name = desk.facts.indicator.get(sign.indicator)?.name ?? "sign";
  const burst = typing ? `${id}.${Object.keys(patch).join()}` : "";
  change(desk, `change sign “${name}”`, [[`sign:${id}`, { ...sign, ...patch }]], { burst });
}

/** @param {DeskState} desk @param {string} id */
export function removeSign(desk, id) {
  const sign = desk.sign(id);
  if (!sign) return;
  const name = desk.facts.indicator.get(sign.indicator)?.name ?? "";
  change(desk, `remove sign “${name}”`, [[`sign:${id}`, null]]);
  desk.openSign = "";
  desk.tell(`Removed the sign: ${name}.`, { label: "Undo", run: () => undo(desk) }, { undoes: true });
  desk.focusOn("signs-title");
}

/** Sentences of an item with the picked ones added. @param {DeskState} desk @param {string[]} sentences */
export function withPicks(desk, sentences) {
  const all = inOrder(desk.facts, new Set([...sentences, ...desk.picks])).slice(0, desk.facts.limits.sentences);
  desk.picks.clear();
  return all;
}

/** @param {DeskState} desk @param {"entries" | "signs"} what */
function tooMany(desk, what) {
  return `You have ${desk.facts.limits[what]} ${what}, the most there is room for. Remove one to add another.`;
}
