/* Opening a step: the learner's work and notes, however often it takes, and what goes on from there. */
/** @import {Step} from "./step.js" */
import { goOn } from "./first-judgement.js";
import { sentenceFor } from "./link.js";
import { html, render } from "./lit.js";
import { watchNotebook } from "./notebook.js";
import { trackStep } from "./progress.js";

const AGAIN_MS = 3_000;

/**
 * Open both streams, however often it takes.
 * @template {Step} T
 * @param {T} step
 * @param {(step: T) => void | (() => void)} start
 */
export async function openStep(step, start) {
  for (;;) {
    try {
      await Promise.all(step.streams.map((stream) => (stream.attempt ? null : stream.open())));
      break;
    } catch (error) {
      render(html`<p class="wp-notice wp-notice--care" role="alert">${sentenceFor(error)} Trying again…</p>`, step.app);
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
  if (step.works) goOn(step);
  const stop = start(step) ?? (() => {});
  const untrack = step.served ? trackStep(step.notes, step.name, () => step.flush()) : watchNotebook(step);
  step.draw();
  queueMicrotask(() => {
    document.documentElement.dataset["ready"] = step.name;
  });
  return [stop, untrack];
}
