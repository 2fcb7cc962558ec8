/* What every step of a module does alike: open the learner's work and private notes, draw, say
   whether it is saved, and keep the place. */
/** @import {TemplateResult} from "./_vendor/lit-html/lit-html.js" */
/** @import {Announce, Ask, Conflict, Link, Model} from "./types.js" */
/** @import {Note} from "./notes.js" */
import { makeAnnouncer } from "./announce.js";
import { makeBoundary } from "./boundary.js";
import { FIRST } from "./first-judgement.js";
import { makeLink } from "./link.js";
import { html, nothing, render } from "./lit.js";
import { makeNotes } from "./notes.js";
import { notices } from "./notices.js";
import { openStep } from "./open-step.js";
import { saySaving } from "./say-saving.js";
import { inTrouble, savedLine } from "./saved.js";
import { Saving } from "./saving.js";
import { watchPage } from "./watch-page.js";

/** @typedef {Record<string, any>} Value One item of the learner's work. */

/** @typedef {Conflict<Value> & {stream: Saving<Value>}} Clash A conflict, and in which of the two. */

/** @typedef {() => HTMLElement | null | undefined} Finds */

/** @template [F=any] What Python sends, the same for every learner. */
export class Step {
  /** @param {Model} model @param {HTMLElement} root @param {HTMLElement} app */
  constructor(model, root, app) {
    /** @type {F} */
    this.facts = model.get("facts");
    this.module = /** @type {string} */ (model.get("module"));
    this.name = /** @type {string} */ (model.get("name"));
    this.root = root;
    this.app = app;
    /** @type {Link} */
    this.link = makeLink(model, { api: model.get("api"), module: this.module, kernel: model.get("kinds") });
    /** @type {Ask} */
    this.ask = this.link.ask;
    this.served = this.link.served;
    this.works = /** @type {boolean} */ (model.get("works"));
    /** @type {Announce} */
    this.announce = makeAnnouncer(root);
    /** @type {Clash[]} */
    this.conflicts = [];
    /** @type {() => TemplateResult | typeof nothing} What this step shows now. */
    this.view = () => nothing;
    this.drawing = false;
    /** @type {string | Finds} Where the focus goes after the next drawing: an id, or what finds it. */
    this.focusNext = "";
    this.heard = { state: "opening", at: 0 };
    // Steps that share a page keep what is unsaved apart.
    const of = this.served ? this.module : `${this.module}:${this.name}`;
    /** @type {Saving<Value>} What will be handed in. */
    this.work = new Saving({
      ask: this.ask,
      key: `wholepicture:${of}`,
      hears: this.hears(() => this.work),
      // Away from its own step it is only the page that says that it stands now.
      quiet: (item) => item === FIRST && this.name !== "own-file",
    });
    /** @type {Saving<Note>} What nobody else will read. */
    this.notes = makeNotes(this.link, of, this.hears(() => this.notes));
    /** @type {Saving<Value>} What the learner works on here: the saved line speaks of it. */
    this.main = this.works ? this.work : this.notes;
    /** Whether the learner does anything here that is saved; if not, only trouble is spoken of. */
    this.keeps = true;
  }

  /** Whether the attempt can still be changed. */
  get editable() {
    return this.work.work === "open" && this.work.attempt > 0;
  }

  /** What is saved in this module: what will be handed in, if anything is, and the private notes. */
  get streams() {
    return this.works ? [this.work, this.notes] : [this.notes];
  }

  /** @param {() => Saving<Value>} stream */
  hears(stream) {
    return {
      changed: () => {
        this.heard = saySaving(this.main, this.heard, this.announce);
        this.heed(stream());
        this.changed(stream());
      },
      /** @param {Conflict<Value>[]} news */
      conflicts: (news) => this.clash(stream(), news),
      /** @param {string[]} items */
      brought: (items) => {
        this.overtaken(stream(), items);
        this.brought(items, stream());
      },
      closed: () => this.closed(),
    };
  }

  /* What a step may do in its own way. */

  /** An item changed, or how saving goes. @param {Saving<Value>} _stream */
  changed(_stream) {
    this.draw();
  }

  /** Changes made in another window came in. @param {string[]} _items @param {Saving<Value>} _stream */
  brought(_items, _stream) {
    this.draw();
  }

  /** Another window handed the attempt in. */
  closed() {
    this.announce("You handed this attempt in from another window. It can no longer be changed.");
    this.draw();
  }

  /** An item in words, as far as it has any. @param {string} _item @param {Value} value */
  describe(_item, value) {
    const said = Object.entries(value).filter(([name, part]) => name !== "id" && part !== "" && part !== null);
    return said.map(([, part]) => (Array.isArray(part) ? part.join(", ") : String(part))).join("; ").slice(0, 300);
  }

  /** Take the other window's version of an item; return what to say. @param {Clash} clash */
  bringBack({ stream, item, theirs }) {
    stream.change(item, theirs);
    return "The other version is back.";
  }

  /** The whole of the page, around what this step shows. @returns {TemplateResult | typeof nothing} */
  page() {
    const says = this.keeps || this.streams.some(inTrouble);
    return html`${says ? html`<div class="wp-step__bar">${savedLine(this.main, ...this.streams)}</div>` : nothing}
      ${notices(this)}${this.view()}`;
  }

  /** Something changed in a stream: what follows from it for other steps on this page. @param {Saving<Value>} _stream */
  heed(_stream) {}

  /** The page has been drawn, and the focus not yet moved. */
  drawn() {}

  /* What every step does. */

  /** Another window changed what was changed here. @param {Saving<Value>} stream @param {Conflict<Value>[]} news */
  clash(stream, news) {
    const own = (/** @type {string} */ item) => JSON.stringify(stream.items.get(item) ?? null);
    const clashes = news.filter(({ item, theirs }) => JSON.stringify(theirs) !== own(item)).map((one) => ({ ...one, stream }));
    if (!clashes.length) return;
    const same = (/** @type {Clash} */ had) => clashes.some((one) => one.item === had.item && had.stream === stream);
    this.conflicts = [...this.conflicts.filter((had) => !same(had)), ...clashes];
    this.announce("The same thing was changed in another window. Your version is kept; you can bring the other one back.");
    this.draw();
  }

  /** Another window's version has come in place of the one kept here: what was told of both is over. @param {Saving<Value>} stream @param {string[]} items */
  overtaken(stream, items) {
    this.conflicts = this.conflicts.filter((one) => one.stream !== stream || !items.includes(one.item));
  }

  /** Send everything that is not saved yet. */
  flush() {
    return Promise.all(this.streams.map((stream) => stream.flush()));
  }

  /** What to show from now on: a function, called whenever something changed. @param {() => TemplateResult | typeof nothing} view */
  paint(view) {
    this.view = view;
    this.draw();
  }

  /** Say whether there is more to do on this page; the frame's own way on then stands back. @param {boolean} more */
  within(more) {
    document.documentElement.toggleAttribute("data-within", more);
  }

  /** Draw once, after whatever is happening now. */
  draw() {
    if (this.drawing) return;
    this.drawing = true;
    queueMicrotask(() => this.drawNow());
  }

  drawNow() {
    this.drawing = false;
    if (this.streams.some((stream) => !stream.attempt)) return;
    try {
      render(this.page(), this.app);
    } catch (error) {
      this.caught(error);
    }
    this.drawn();
    const focus = this.focusNext;
    this.focusNext = "";
    (typeof focus === "string" ? this.find(focus) : focus())?.focus();
  }

  /** Draw, then move the focus. @param {string | Finds} where */
  focusOn(where) {
    this.focusNext = where;
    this.draw();
  }

  /** What has an id, here rather than in another view of the same step. @param {string} id @returns {HTMLElement | null} */
  find(id) {
    return id ? this.root.querySelector(`[id="${CSS.escape(id)}"]`) ?? document.getElementById(id) : null;
  }

  /** @type {(error: unknown) => void} */
  caught = (error) => {
    throw error;
  };
}

/**
 * An activity that is one step.
 * @template {Step} T
 * @param {(step: T) => void | (() => void)} start Called once the work is open, with a step that
 *   is not drawn before it calls `step.paint`; may return what to do when the view goes.
 * @param {new (model: Model, root: HTMLElement, app: HTMLElement) => T} [Kind]
 */
export function makeStep(start, Kind = /** @type {any} */ (Step)) {
  return {
    /** @param {{model: Model, el: HTMLElement}} place */
    render({ model, el }) {
      const root = document.createElement("div");
      root.className = "wp-activity wp-step";
      root.dataset["lmSuppressShortcuts"] = "true"; // JupyterLab's own keys; or X would cut the cell
      const app = document.createElement("div");
      app.className = "wp-step__app";
      root.append(app);
      el.append(root);
      const boundary = makeBoundary(root);
      const stops = [boundary.stop];
      try {
        const step = new Kind(model, root, app);
        step.caught = boundary.caught;
        stops.push(step.link.stop, watchPage(step));
        render(html`<p class="wp-empty" role="status">Opening your work…</p>`, app);
        void openStep(step, start).then((more) => stops.push(...more), boundary.caught);
      } catch (error) {
        boundary.caught(error);
      }
      return () => stops.forEach((stop) => stop());
    },
  };
}
