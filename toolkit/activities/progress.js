/* Where the learner is in a module, and how long each step was on screen: private notes, from
   which the page's list of steps, "time left" and the learner's own record of time are made. */
/** @import {Note} from "./notes.js" */
/** @import {Saving} from "./saving.js" */

const TICK_MS = 20_000;
const GO_WITHIN_MS = 3_000;

/**
 * Keep the place and the time, and mark the step done when the learner goes on from it.
 * @param {Saving<Note>} notes
 * @param {string} step
 * @param {() => Promise<unknown>} flush Sends what is not saved yet, before the page is left.
 */
export function trackStep(notes, step, flush) {
  const stop = new AbortController();
  const { signal } = stop;
  let since = document.visibilityState === "visible" ? performance.now() : 0;

  /** @param {{done?: boolean}} [news] */
  function keep({ done = false } = {}) {
    const seconds = since ? Math.round((performance.now() - since) / 1000) : 0;
    if (since) since = performance.now();
    const now = notes.items.get(`step:${step}`) ?? { seconds: 0, done: false };
    if (!seconds && (!done || now["done"])) return;
    notes.change(`step:${step}`, { seconds: now["seconds"] + seconds, done: now["done"] || done });
  }

  if (notes.items.get("place:here")?.["step"] !== step) notes.change("place:here", { step });
  const timer = setInterval(keep, TICK_MS);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") since = performance.now();
    else {
      keep();
      since = 0;
    }
  }, { signal });
  window.addEventListener("pagehide", () => {
    keep();
    notes.leave();
  }, { signal });
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a[data-step]");
    const other = !(event instanceof MouseEvent) || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!(link instanceof HTMLAnchorElement) || other || event.defaultPrevented) return;
    event.preventDefault();
    keep({ done: "next" in link.dataset });
    void leave(link.href, flush);
  }, { signal });
  return () => {
    clearInterval(timer);
    stop.abort();
  };
}

/** Go to another step once all is saved, or after a moment: this tab keeps what is not. @param {string} href @param {() => Promise<unknown>} flush */
async function leave(href, flush) {
  const soon = new Promise((done) => setTimeout(done, GO_WITHIN_MS));
  await Promise.race([flush().catch(() => {}), soon]);
  try {
    sessionStorage.setItem("wp-went", new URL(href).pathname); // there the focus goes to the title
  } catch {
    // Storage is switched off: the focus begins at the top of the page.
  }
  location.assign(href);
}
