/* The desk: records on one side, the learner's own papers on the other. */
import { makeStep } from "../step.js";
import { watchTerms } from "../terms.js";
import { moreToDo } from "./bar.js";
import { layout } from "./layout.js";
import { contentNote } from "./note.js";
import { takeUp, watchPlace } from "./place.js";
import { watchPrinting } from "./printed.js";
import { watchReading } from "./reading.js";
import { DeskState } from "./state.js";
import { undo } from "./work.js";

const WIDE_PX = 1000;
const WIDE_IN_NOTEBOOK_PX = 900; // what JupyterLab leaves of 1400, where there is a mouse

export default makeStep((desk) => {
  const stops = [watchSize(desk), watchKeys(desk), watchTerms(desk.root, () => desk.facts.terms)];
  const begun = `wholepicture:begun:${desk.module}`;
  // The content note comes first, however the desk was reached: mostly in a step of its own, but in
  // JupyterLab a notebook may hold nothing but the desk.
  desk.begun = remembered(begun) || desk.notes.items.has("place:here");

  function begin() {
    desk.begun = true;
    remember(begun);
    desk.focusOn("records-title");
    if (!desk.served) requestAnimationFrame(() => desk.root.scrollIntoView({ block: "nearest" }));
  }
  takeUp(desk);
  stops.push(watchPlace(desk), watchReading(desk), watchPrinting(desk));
  desk.paint(() => {
    desk.within(desk.begun && moreToDo(desk));
    return desk.begun ? layout(desk) : contentNote(desk, { begin });
  });
  return () => stops.forEach((stop) => stop());
}, DeskState);

/** @param {DeskState} desk */
function watchSize(desk) {
  const { root } = desk;
  function measure() {
    const wide = root.clientWidth >= (desk.served ? WIDE_PX : WIDE_IN_NOTEBOOK_PX);
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

/** Undo, unless it is what is being typed that would be undone. @param {DeskState} desk */
function watchKeys(desk) {
  const stop = new AbortController();
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const here = desk.root.contains(target) || target === document.body;
    const typing = target.matches("textarea, select, input:not([type=radio], [type=checkbox])");
    if (!here || typing || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.shiftKey) return;
    event.preventDefault();
    undo(desk);
  }, { signal: stop.signal });
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
