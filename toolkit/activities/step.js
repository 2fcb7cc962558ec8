/* What every step of a module does alike: open the learner's work and private notes, draw, say
   whether it is saved, and keep the place. The desk, which is older and larger, has its own. */
/** @import {TemplateResult} from "./_vendor/lit-html/lit-html.js" */
/** @import {Announce, Ask, Conflict, Link, Model} from "./types.js" */
/** @import {Note} from "./notes.js" */
import { makeAnnouncer } from "./announce.js";
import { makeBoundary } from "./boundary.js";
import { makeLink, sentenceFor } from "./link.js";
import { html, nothing, render } from "./lit.js";
import { makeNotes } from "./notes.js";
import { trackStep } from "./progress.js";
import { saySaving } from "./say-saving.js";
import { savedLine } from "./saved.js";
import { Saving } from "./saving.js";

const AGAIN_MS = 3_000;

/** @typedef {Record<string, any>} Value One item of the learner's work. */

export class Step {
  /** @param {Model} model @param {HTMLElement} root @param {HTMLElement} app */
  constructor(model, root, app) {
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
    /** @type {Announce} */
    this.announce = makeAnnouncer(root);
    /** @type {{stream: Saving<Value>, conflict: Conflict<Value>}[]} */
    this.conflicts = [];
    /** @type {() => TemplateResult | typeof nothing} What this step shows now. */
    this.view = () => nothing;
    this.drawing = false;
    /** @type {string} */
    this.focusNext = "";
    this.heard = { state: "opening", at: 0 };
    const key = `wholepicture:${this.module}`;
    /** @type {Saving<Value>} What will be handed in. */
    this.work = new Saving({ ask: this.ask, key, hears: this.hears(() => this.work) });
    /** @type {Saving<Note>} What nobody else will read. */
    this.notes = makeNotes(this.link, this.module, this.hears(() => this.notes));
    /** @type {Saving<Value>} What the learner works on here: the saved line speaks of it. */
    this.main = this.work;
  }

  /** Whether the attempt can still be changed. */
  get editable() {
    return this.work.work === "open" && this.work.attempt > 0;
  }

  /** Both streams as they are now. */
  get streams() {
    return [this.work, this.notes];
  }

  /** @param {() => Saving<Value>} stream */
  hears(stream) {
    return {
      changed: () => {
        if (this.main) this.heard = saySaving(this.main, this.heard, this.announce);
        this.draw();
      },
      /** @param {Conflict<Value>[]} news */
      conflicts: (news) => {
        this.conflicts.push(...news.map((conflict) => ({ stream: stream(), conflict })));
        this.announce("The same thing was changed in another window. Your version is kept; you can bring the other one back.");
        this.draw();
      },
      brought: () => this.draw(),
      closed: () => {
        this.announce("You handed this attempt in from another window. It can no longer be changed.");
        this.draw();
      },
    };
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

  /** Draw once, after whatever is happening now. */
  draw() {
    if (this.drawing) return;
    this.drawing = true;
    queueMicrotask(() => {
      this.drawing = false;
      if (!this.work.attempt || !this.notes.attempt) return;
      try {
        render(this.page(), this.app);
      } catch (error) {
        this.caught(error);
      }
      const focus = this.focusNext;
      this.focusNext = "";
      if (focus) document.getElementById(focus)?.focus();
    });
  }

  /** Draw, then move the focus. @param {string} id */
  focusOn(id) {
    this.focusNext = id;
    this.draw();
  }

  /** @type {(error: unknown) => void} */
  caught = (error) => {
    throw error;
  };

  page() {
    const problems = this.streams.flatMap((stream) => stream.problems);
    return html`<div class="wp-step__bar">${savedLine(this.main, ...this.streams)}</div>
      ${problems.length
        ? html`<div class="wp-notice wp-notice--care" role="alert"><p>Some of what was saved before could not be read:</p>
            <ul>${problems.slice(0, 3).map((one) => html`<li>${one}</li>`)}</ul></div>`
        : nothing}
      <div id="conflicts" tabindex="-1">${this.conflicts.map((one) => this.conflictView(one))}</div>
      ${this.view()}`;
  }

  /** @param {{stream: Saving<Value>, conflict: Conflict<Value>}} one */
  conflictView(one) {
    const { stream, conflict: { item, theirs } } = one;
    /** @param {string} said */
    const settle = (said) => {
      this.conflicts = this.conflicts.filter((other) => other !== one);
      this.announce(said);
      this.focusOn("conflicts");
    };
    return html`<div class="wp-notice wp-notice--care" role="group" aria-label="Changed in two windows">
      <p>You changed the same thing in another window. This window’s version is the one kept.
        ${theirs ? html`The other one says: “${textOf(theirs)}”.` : "The other window removed it."}</p>
      <div class="wp-row">
        <button type="button" class="wp-button" @click=${() => {
          stream.change(item, theirs);
          settle("The other version is back.");
        }}>Bring the other version back</button>
        <button type="button" class="wp-button wp-button--quiet" @click=${() => settle("Kept as it is.")}>Keep this one</button>
      </div>
    </div>`;
  }
}

/** An item in words, as far as it has any. @param {Value} value */
function textOf(value) {
  const said = Object.entries(value).filter(([name, part]) => name !== "id" && part !== "" && part !== null);
  return said.map(([, part]) => (Array.isArray(part) ? part.join(", ") : String(part))).join("; ").slice(0, 300);
}

/**
 * An activity that is one step.
 * @param {(step: Step) => void} start Called once the work is open; calls `step.paint`.
 */
export function makeStep(start) {
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
        const step = new Step(model, root, app);
        step.caught = boundary.caught;
        stops.push(step.link.stop, watchPage(step));
        render(html`<p class="wp-empty" role="status">Opening your work…</p>`, app);
        void open(step, start).then((stop) => stops.push(stop), boundary.caught);
      } catch (error) {
        boundary.caught(error);
      }
      return () => stops.forEach((stop) => stop());
    },
  };
}

/** Open both streams, however often it takes. @param {Step} step @param {(step: Step) => void} start */
async function open(step, start) {
  for (;;) {
    try {
      await Promise.all(step.streams.map((stream) => (stream.attempt ? null : stream.open())));
      break;
    } catch (error) {
      render(html`<p class="wp-notice wp-notice--care" role="alert">${sentenceFor(error)} Trying again…</p>`, step.app);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
  start(step);
  const stop = step.served ? trackStep(step.notes, step.name, () => step.flush()) : () => {};
  step.draw();
  queueMicrotask(() => {
    document.documentElement.dataset["ready"] = step.name;
    document.dispatchEvent(new CustomEvent("wp-ready", { detail: step.name }));
  });
  return stop;
}

/** The page as a whole: leaving, coming back, connection. @param {Step} step */
function watchPage(step) {
  const stop = new AbortController();
  const { signal } = stop;
  const pull = () => document.visibilityState === "visible" && step.streams.forEach((stream) => stream.pull());
  window.addEventListener("focus", pull, { signal });
  window.addEventListener("online", () => step.streams.forEach((stream) => stream.soon(0)), { signal });
  document.addEventListener("visibilitychange", pull, { signal });
  window.addEventListener("pagehide", () => step.streams.forEach((stream) => stream.leave()), { signal });
  return () => stop.abort();
}
