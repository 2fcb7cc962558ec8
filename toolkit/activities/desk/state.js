/* Everything the desk knows at one moment, and what follows from it. Views read it; whatever
   changes it calls `draw`. It is a step like the others, with more on its page. */
/** @import {Model} from "../types.js" */
/** @import {Saving} from "../saving.js" */
/** @import {Clash, Value} from "../step.js" */
/** @import {Entry, Facts, Item, MarkedSign, Pane, Uses} from "./types.js" */
import { Step } from "../step.js";
import { Undo } from "../undo.js";
import { sortKey } from "./dates.js";
import { indexFacts, inOrder } from "./facts.js";
import { nameItem } from "./notices.js";
import { goBack, scroller } from "./place.js";
import { freshViews } from "./views.js";
import { change } from "./work.js";

const TOAST_MS = 10_000;

/** @typedef {{says: string, act?: {label: string, run: () => void}, undoes: boolean}} Toast */

/** @extends {Step<Facts>} */
export class DeskState extends Step {
  /** @param {Model} model @param {HTMLElement} root @param {HTMLElement} app */
  constructor(model, root, app) {
    super(model, root, app);
    root.className = "wp-activity wp-desk";
    app.className = "wp-desk__app";
    if (!this.served) root.dataset["place"] = "notebook";
    this.facts = indexFacts(model.get("facts"));

    this.begun = false;
    this.wide = true;
    /** @type {Pane} The pane shown on a narrow screen. */
    this.pane = this.name === "hand-in" ? "hand-in" : "records";
    /** @type {Exclude<Pane, "records">} The papers shown, beside the records on a wide one. */
    this.paper = this.name === "hand-in" ? "hand-in" : "chronology";

    /** @type {Map<Pane, number>} On a narrow screen, how far down each pane was left. */
    this.scrolled = new Map();
    /** @type {number | null} */
    this.scrollTo = null;
    /** The sentence to go back to, from when the desk was last open. */
    this.returnTo = "";
    /** Whether the desk itself was drawn, and not what comes before it. */
    this.shown = false;
    this.printing = false;
    this.printsRecords = false;
    /** What keeps the place hears of whatever changes it. */
    this.moved = () => {};

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
    /** The newest entry made of picked sentences: Tab leads to it from them. */
    this.fresh = "";

    this.openEntry = "";
    this.openSign = "";
    /** @type {string[] | null} The order of entries, held while one is being dated. */
    this.heldOrder = null;
    /** What was said of dates that were not understood, by what was typed. */
    this.dates = { says: /** @type {Map<string, string>} */ (new Map()), timer: 0 };
    /** @type {Toast | null} */
    this.toast = null;
    this.toastTimer = 0;

    /** @type {Undo<Item>} */
    this.undo = new Undo();
    this.version = 0;
    /** @type {Map<string, unknown>} Derived things, by name, until an item changes. */
    this.derived = new Map();
    /** Of which attempt, and whether it can be changed, is what the views keep. */
    this.viewsOf = "";
    this.views = freshViews();
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
    return /** @type {Entry | undefined} */ (this.work.items.get(`entry:${id}`));
  }

  /** @param {string} id @returns {MarkedSign | undefined} */
  sign(id) {
    return /** @type {MarkedSign | undefined} */ (this.work.items.get(`sign:${id}`));
  }

  /** @param {string} prefix */
  all(prefix) {
    return [...this.work.items].filter(([item]) => item.startsWith(prefix)).map(([, value]) => value);
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
    const of = `${this.work.attempt} ${this.editable}`;
    if (of !== this.viewsOf) this.forget();
    this.viewsOf = of;
    this.draw();
  }

  /** Another attempt is here, or this one was handed in: what belonged to how it was goes. */
  forget() {
    this.views = freshViews();
    this.undo.clear();
    this.picks.clear();
    this.openEntry = this.openSign = this.fresh = "";
    this.conflicts = this.conflicts.filter(({ stream }) => stream !== this.work);
  }

  /** @override @param {Saving<Value>} stream */
  changed(stream) {
    if (stream !== this.notes) return this.touch();
    this.derived.delete("read"); // of what the desk derives, all else comes from the work
    this.draw();
  }

  /** @override */
  page() {
    this.root.dataset["layout"] = this.wide ? "wide" : "narrow";
    return this.view();
  }

  /** @override */
  drawn() {
    if (this.scrollTo !== null) scroller(this).scrollTo({ top: this.scrollTo });
    this.scrollTo = null;
    this.shown = this.begun;
    if (this.returnTo && this.begun) requestAnimationFrame(() => goBack(this)); // the frame makes room first
  }

  /** Show one pane; on a wide screen the records stay beside it. @param {Pane} pane */
  show(pane) {
    if (!this.wide && pane !== this.pane) {
      this.scrolled.set(this.pane, scroller(this).scrollTop);
      this.scrollTo = this.scrolled.get(pane) ?? 0;
    }
    this.pane = pane;
    if (pane !== "records") this.paper = pane;
    this.toast = null;
    this.moved();
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

  /** @override @param {string} item @param {Value} value */
  describe(item, value) {
    return nameItem(this, item, value);
  }

  /** @override @param {Clash} clash */
  bringBack(clash) {
    if (clash.stream !== this.work) return super.bringBack(clash);
    change(this, "bring the other version back", [[clash.item, /** @type {Item | null} */ (clash.theirs)]]);
    return "The other version is back. Undo brings this one back.";
  }

  /** @override */
  closed() {
    if (this.name === "hand-in") this.show("hand-in");
    this.tell("You handed this attempt in from another window. What you changed here after that is not part of it.");
  }

  /** @override @param {string[]} items @param {Saving<Value>} stream */
  brought(items, stream) {
    const shown = items.filter((item) => /^(?:entry|sign):/.test(item)).length;
    if (stream !== this.work || !shown) return super.brought(items, stream);
    const many = shown === 1 ? "A change" : `${shown} changes`;
    this.tell(`${many} you made in another window ${shown === 1 ? "is" : "are"} here now.`);
  }
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
