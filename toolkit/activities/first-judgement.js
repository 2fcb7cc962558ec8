/* The first judgement, made from one agency's file: it stands once the others have been opened. */
/** @import {Step} from "./step.js" */

export const FIRST = "judgement:first";

/** Steps that show what other agencies wrote. */
const BEYOND = new Set(["records", "picture", "decide", "hand-in"]);

/** @typedef {{id: string, role: string, worry: number | null, would: string, why: string, stands: boolean}} Judgement */

/** @param {Step} step @returns {Judgement} */
export function firstOf(step) {
  const blank = { id: "first", role: "", worry: null, would: "", why: "", stands: false };
  return { ...blank, ...step.work.items.get(FIRST) };
}

/** Whether anything was said of the file. @param {Judgement} first */
export function isSaid({ worry, would, why }) {
  return worry !== null || would !== "" || why.trim() !== "";
}

/**
 * The learner has gone on to a step that shows other agencies' records: what they said before stays.
 * In JupyterLab every step is on one page, so there it stands once something rests on another file.
 * @param {Step} step
 */
export function goOn(step) {
  const first = firstOf(step);
  if (!step.served || !step.editable || !BEYOND.has(step.name)) return;
  if (isSaid(first) && !first.stands) step.work.change(FIRST, { ...first, stands: true });
}
