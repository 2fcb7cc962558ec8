/* What is different in JupyterLab: the steps of a module stand on one page, one under another, and
   the page has colours of its own, chosen there and not by the system. */
/** @import {Saving} from "./saving.js" */
/** @import {Step} from "./step.js" */

const KEPT = "wp-kept";

/** @typedef {{by: Step, notes: boolean}} Kept Whose change was saved, and in which of the two streams. */

/**
 * Tell the other steps on the page what was saved here, hear of what was saved there, and wear the
 * page's colours.
 * @param {Step} step
 */
export function watchNotebook(step) {
  const stop = new AbortController();
  document.addEventListener(KEPT, (event) => {
    const { by, notes } = /** @type {CustomEvent<Kept>} */ (event).detail;
    if (by !== step && by.module === step.module) (notes ? step.notes : step.work).pull();
  }, { signal: stop.signal });

  const told = new Map(step.streams.map((stream) => [stream, stream.savedAt]));
  step.heed = (/** @type {Saving<any>} */ stream) => {
    if (!told.has(stream) || told.get(stream) === stream.savedAt) return;
    told.set(stream, stream.savedAt);
    /** @type {Kept} */
    const detail = { by: step, notes: stream === step.notes };
    document.dispatchEvent(new CustomEvent(KEPT, { detail }));
  };

  const observer = new MutationObserver(wearTheme);
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  wearTheme();
  return () => {
    stop.abort();
    step.heed = () => {};
    observer.disconnect();
  };
}

/** JupyterLab says on its body whether its colours are light; where nobody says, the system does. */
function wearTheme() {
  const light = document.body.dataset["jpThemeLight"];
  if (light) document.documentElement.dataset["theme"] = light === "true" ? "light" : "dark";
}
