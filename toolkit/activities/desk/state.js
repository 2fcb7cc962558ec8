/* Everything the desk knows at one moment, and what follows from it. Views read it; whatever
   changes it calls `draw`. What only one view needs, such as what is typed in its own list,
   that view's module keeps. */
/** @import {Announce, Ask, Conflict} from "../types.js" */
/** @import {Note} from "../notes.js" */
/** @import {Entry, Facts, Item, MarkedSign, Pane, Uses} from "./types.js" */
import { Saving } from "../saving.js";
import { Undo } from "../undo.js";
import { saySaving } from "../say-saving.js";
import { sortKey } from "./dates.js";
import { inOrder } from "./facts.js";

const TOAST_MS = 10_000;

export class DeskState {
  /**
   * @param {{name: string, facts: Facts, ask: Ask, announce: Announce, served: boolean,
   *   notes: Saving<Note>, paint: (desk: DeskState) => void}} parts `name`: which step the desk
   *   stands in, 'records' or 'hand-in'.
   */
  constructor({ name, facts, ask, announce, served, notes, paint }) {
    this.name = name;
    this.notes = notes;
    this.facts = facts;
    this.ask = ask;
    this.announce = announce;
    this.served = served;
    this.paint = paint;

    this.begun = false;
    this.wide = true;
    /** @type {Pane} The pane shown on a narrow screen. */
    this.pane = name === "hand-in" ? "hand-in" : "records";
    /** @type {Exclude<Pane, "records">} The papers shown, beside the records on a wide one. */
    this.paper = name === "hand-in" ? "hand-in" : "chronology";

    /** @type {Map<Pane, number>} On a narrow screen, how far down each pane was left. */
    this.scrolled = new Map();
    /** @type {number | null} */
    this.scrollTo = null;

    this.agency = "";
    this.query = "";
    /** @type {Set<string>} */
    this.picks = new Set();
    /** The last sentence picked by itself: where Shift extends from. */
    this.anchor = "";
    /** @type {Map<string, string>} In each record, the sentence that Tab goes to. */
    this.cursor = new Map();
    /** The last sentence that had the focus: where to come back to. */
    this.place = "";

    /** A sentence the learner was taken to. */
    this.here = "";

    this.openEntry = "";
    this.openSign = "";
    /** @type {string[] | null} The order of entries, held while one is being dated. */
    this.heldOrder = null;
    /** @type {Conflict<Item>[]} */
    this.conflicts = [];
    /** @type {{says: string, act?: {label: string, run: () => void}, undoes: boolean} | null} */
    this.toast = null;
    this.toastTimer = 0;

    /** @type {Undo<Item>} */
    this.undo = new Undo();
    this.version = 0;
    this.heard = { state: "opening", at: 0 };
    /** @type {Saving<Item>} */
    this.saving = new Saving({
      ask,
      key: `wholepicture:${facts.module.id}`,
      hears: {
        changed: () => {
          this.heard = saySaving(this.saving, this.heard, announce);
          this.touch();
        },
        conflicts: (conflicts) => this.addConflicts(conflicts),
        brought: (items) => this.hearOthers(items),
        closed: () => this.hearClosed(),
      },
    });
    /** @type {Map<string, unknown>} Derived things, by name, until an item changes. */
    this.derived = new Map();
    this.drawing = false;
    /** @type {(() => HTMLElement | null | undefined) | null} */
    this.focusNext = null;
  }

  /** Whether the learner can still change this attempt. */
  get editable() {
    return this.saving.work === "open" && this.saving.attempt > 0;
  }

  /** The learner's chronology, oldest first; entries without a date last. @returns {Entry[]} */
  get entries() {
    return this.derive("entries", () => {
      const entries = this.all("entry:").map((item) => /** @type {Entry} */ (item));
      const held = this.heldOrder;
      /** @param {Entry} entry */
      const key = (entry) =>
        held?.includes(entry.id)
          ? String(held.indexOf(entry.id)).padStart(4, "0")
          : sortKey(entry.when.edtf);
      const first = (/** @type {Entry} */ e) => this.facts.sentence.get(e.sentences[0] ?? "")?.order ?? 0;
      return entries.sort((a, b) => compare(key(a), key(b)) || first(a) - first(b) || compare(a.id, b.id));
    });
  }

  /** Signs marked, in the order of the records. @returns {MarkedSign[]} */
  get signs() {
    return this.derive("signs", () => {
      const signs = this.all("sign:").map((item) => /** @type {MarkedSign} */ (item));
      const place = (/** @type {MarkedSign} */ s) => this.facts.sentence.get(s.sentences[0] ?? "")?.order ?? 0;
      return signs.sort((a, b) => place(a) - place(b) || compare(a.id, b.id));
    });
  }

  /** Where each used sentence is used. @returns {Map<string, Uses>} */
  get uses() {
    return this.derive("uses", () => {
      /** @type {Map<string, Uses>} */
      const uses = new Map();
      const at = (/** @type {string} */ id) => {
        const found = uses.get(id) ?? { entries: [], signs: [] };
        uses.set(id, found);
        return found;
      };
      for (const entry of this.entries) for (const id of entry.sentences) at(id).entries.push(entry.id);
      for (const sign of this.signs) for (const id of sign.sentences) at(id).signs.push(sign.id);
      return uses;
    });
  }

  /** Sentences picked, in the order of the records. */
  get picked() {
    return inOrder(this.facts, this.picks);
  }

  /** @param {string} id @returns {Entry | undefined} */
  entry(id) {
    return /** @type {Entry | undefined} */ (this.saving.items.get(`entry:${id}`));
  }

  /** @param {string} id @returns {MarkedSign | undefined} */
  sign(id) {
    return /** @type {MarkedSign | undefined} */ (this.saving.items.get(`sign:${id}`));
  }

  /** @param {string} prefix */
  all(prefix) {
    return [...this.saving.items].filter(([item]) => item.startsWith(prefix)).map(([, value]) => value);
  }

  /** @template T @param {string} name @param {() => T} make @returns {T} */
  derive(name, make) {
    if (!this.derived.has(name)) this.derived.set(name, make());
    return /** @type {T} */ (this.derived.get(name));
  }

  /** An item changed: what was derived from them no longer holds. */
  touch() {
    this.version += 1;
    this.derived.clear();
    this.draw();
  }

  /** Draw once, after whatever is happening now. */
  draw() {
    if (this.drawing) return;
    this.drawing = true;
    queueMicrotask(() => {
      this.drawing = false;
      this.paint(this);
      if (this.scrollTo !== null) window.scrollTo({ top: this.scrollTo });
      this.scrollTo = null;
      const focus = this.focusNext;
      this.focusNext = null;
      focus?.()?.focus();
    });
  }

  /** Draw, then move the focus. @param {string | (() => HTMLElement | null | undefined)} where */
  focusOn(where) {
    this.focusNext = typeof where === "string" ? () => document.getElementById(where) : where;
    this.draw();
  }

  /** Show one pane; on a wide screen the records stay beside it. @param {Pane} pane */
  show(pane) {
    if (!this.wide && pane !== this.pane) {
      this.scrolled.set(this.pane, window.scrollY);
      this.scrollTo = this.scrolled.get(pane) ?? 0;
    }
    this.pane = pane;
    if (pane !== "records") this.paper = pane;
    this.toast = null;
    this.draw();
  }

  /** Whether a pane is on screen. @param {Pane} pane */
  shows(pane) {
    return this.wide ? pane === "records" || pane === this.paper : pane === this.pane;
  }

  /**
   * @param {string} says
   * @param {{label: string, run: () => void}} [act]
   * @param {{undoes?: boolean}} [how] `undoes`: the act is Undo, and the step is the newest.
   */
  tell(says, act, { undoes = false } = {}) {
    this.toast = { says, ...(act ? { act } : {}), undoes };
    this.announce(says);
    clearTimeout(this.toastTimer);
    this.toastTimer = window.setTimeout(() => this.endToast(), TOAST_MS);
    this.draw();
  }

  /** Nothing is lost with it: what it says is on the page, and Undo stays in the bar. */
  endToast() {
    if (document.activeElement?.closest(".wp-toast")) return;
    this.toast = null;
    this.draw();
  }

  /** @param {Conflict<Item>[]} conflicts */
  addConflicts(conflicts) {
    const same = (/** @type {Conflict<Item>} */ { item, theirs }) =>
      JSON.stringify(theirs) === JSON.stringify(this.saving.items.get(item) ?? null);
    const news = conflicts.filter((conflict) => !same(conflict));
    if (!news.length) return;
    const old = this.conflicts.filter((had) => !news.some((one) => one.item === had.item));
    this.conflicts = [...old, ...news];
    this.announce("The same thing was changed in another window. Your version is kept; you can bring the other one back.");
  }

  hearClosed() {
    this.picks.clear();
    this.undo.clear();
    if (this.name === "hand-in") this.show("hand-in");
    this.tell("You handed this attempt in from another window. What you changed here after that is not part of it.");
  }

  /** @param {string[]} items */
  hearOthers(items) {
    const many = items.length === 1 ? "A change" : `${items.length} changes`;
    this.tell(`${many} you made in another window ${items.length === 1 ? "is" : "are"} here now.`);
  }
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
