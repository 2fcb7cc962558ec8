/* What befalls the page as a whole, and what a step saves or asks then. */
/** @import {Step} from "./step.js" */

/** The page as a whole: leaving, coming back, connection. @param {Step} step */
export function watchPage(step) {
  const stop = new AbortController();
  const { signal } = stop;
  const pull = () => document.visibilityState === "visible" && step.streams.forEach((stream) => stream.pull());
  window.addEventListener("focus", pull, { signal });
  window.addEventListener("online", () => step.streams.forEach((stream) => stream.soon(0)), { signal });
  document.addEventListener("visibilitychange", pull, { signal });
  window.addEventListener("pagehide", () => step.streams.forEach((stream) => stream.leave()), { signal });
  // Whoever is about to load the page again asks first, and waits for what is put into the list.
  document.addEventListener("wp-leaving", (event) => event instanceof CustomEvent && event.detail.push(step.flush()), { signal });
  return () => stop.abort();
}
