/* The desk: records on one side, the learner's own papers on the other. */
/** @import {Model} from "../types.js" */
/** @import {DeskState as State} from "./state.js" */
import { makeAnnouncer } from "../announce.js";
import { makeBoundary } from "../boundary.js";
import { makeLink, sentenceFor } from "../link.js";
import { html, render } from "../lit.js";
import { makeNotes } from "../notes.js";
import { trackStep } from "../progress.js";
import { watchTerms } from "../terms.js";
import { indexFacts } from "./facts.js";
import { layout } from "./layout.js";
import { contentNote } from "./note.js";
import { DeskState } from "./state.js";
import { undo } from "./work.js";

const WIDE_PX = 1000;
const AGAIN_MS = 3_000;

export default {
  /** @param {{model: Model, el: HTMLElement}} place */
  render({ model, el }) {
    const root = document.createElement("div");
    root.className = "wp-activity wp-desk";
    root.dataset["lmSuppressShortcuts"] = "true"; // JupyterLab's own keys; or X would cut the cell
    const app = document.createElement("div");
    app.className = "wp-desk__app";
    root.append(app);
    el.append(root);
    const boundary = makeBoundary(root);
    try {
      const stop = start(model, root, app, boundary.caught);
      return () => (stop(), boundary.stop());
    } catch (error) {
      boundary.caught(error);
      return boundary.stop;
    }
  },
};

/**
 * @param {Model} model
 * @param {HTMLElement} root
 * @param {HTMLElement} app
 * @param {(error: unknown) => void} caught
 */
function start(model, root, app, caught) {
  const facts = indexFacts(model.get("facts"));
  const module = facts.module.id;
  const link = makeLink(model, { api: model.get("api"), module, kernel: model.get("kinds") });
  const notes = makeNotes(link, module, { changed: () => desk.draw() });
  const begun = `wholepicture:begun:${module}`;

  const desk = new DeskState({
    name: model.get("name"),
    facts,
    notes,
    ask: link.ask,
    announce: makeAnnouncer(root),
    served: link.served,
    paint(now) {
      if (!now.saving.attempt || !now.notes.attempt) return;
      try {
        root.dataset["layout"] = now.wide ? "wide" : "narrow";
        render(now.begun ? layout(now) : contentNote(now, { begin }), app);
      } catch (error) {
        caught(error);
      }
    },
  });
  desk.begun = remembered(begun);

  function begin() {
    desk.begun = true;
    remember(begun);
    desk.focusOn("records-title");
  }

  const stops = [watchSize(desk, root), watchPage(desk, root), watchTerms(root, () => facts.terms), link.stop];
  render(html`<p class="wp-empty" role="status">Opening your work…</p>`, app);
  void open(desk, app).catch(caught);
  return () => stops.forEach((stop) => stop());
}

/** Open the learner's work, however often it takes. @param {State} desk @param {HTMLElement} app */
async function open(desk, app) {
  for (;;) {
    try {
      await Promise.all([desk.saving.open(), desk.notes.attempt ? null : desk.notes.open()]);
      break;
    } catch (error) {
      render(html`<p class="wp-notice wp-notice--care" role="alert">${sentenceFor(error)} Trying again…</p>`, app);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
  // The content note comes first, however the desk was reached; mostly in a step of its own.
  desk.begun ||= desk.notes.items.has("place:here");
  if (desk.served) trackStep(desk.notes, desk.name, () => Promise.all([desk.saving.flush(), desk.notes.flush()]));
  desk.paint(desk);
  document.documentElement.dataset["ready"] = desk.name;
  document.dispatchEvent(new CustomEvent("wp-ready", { detail: desk.name }));
}

/** @param {State} desk @param {HTMLElement} root */
function watchSize(desk, root) {
  function measure() {
    const wide = root.clientWidth >= WIDE_PX;
    const top = Math.round(root.getBoundingClientRect().top + window.scrollY);
    root.style.setProperty("--wp-desk-top", `${Math.max(top, 0)}px`);
    if (!root.clientWidth || wide === desk.wide) return;
    desk.wide = wide;
    desk.draw();
  }
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(root);
  observer.observe(document.body);
  return () => observer.disconnect();
}

/** The page as a whole: leaving, coming back, connection, undo. @param {State} desk @param {HTMLElement} root */
function watchPage(desk, root) {
  const stop = new AbortController();
  const { signal } = stop;
  const pull = () => document.visibilityState === "visible" && desk.saving.pull();
  window.addEventListener("focus", pull, { signal });
  window.addEventListener("online", () => desk.saving.soon(0), { signal });
  document.addEventListener("visibilitychange", pull, { signal });
  window.addEventListener("pagehide", () => desk.saving.leave(), { signal });
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const here = root.contains(target) || target === document.body;
    const typing = target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
    if (!here || typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.shiftKey) return;
    event.preventDefault();
    undo(desk);
  }, { signal });
  return () => stop.abort();
}

/** @param {string} key */
function remembered(key) {
  try {
    return sessionStorage.getItem(key) === "yes";
  } catch {
    return false;
  }
}

/** @param {string} key */
function remember(key) {
  try {
    sessionStorage.setItem(key, "yes");
  } catch {
    // Storage is forbidden: the note is shown again next time, which does no harm.
  }
}
