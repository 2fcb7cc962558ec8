/* How saving goes, for someone who does not see the status line: not at every key. */
/** @import {Announce} from "./types.js" */

const SELDOM_MS = 15_000;

/**
 * Announce a change in how saving goes, and return what was last heard.
 * @param {{state: string, says: string}} saving
 * @param {{state: string, at: number}} heard
 * @param {Announce} announce
 */
export function saySaving({ state, says }, heard, announce) {
  if (state === heard.state) return heard;
  const trouble = ["waiting", "refused"];
  const now = performance.now();
  if (state === "waiting") announce("Not saved yet: no connection. Keep this page open.", { now: true });
  if (state === "refused") announce(`Not saved. ${says}`, { now: true });
  const again = now - heard.at > SELDOM_MS || heard.at === 0;
  if (state === "saved" && heard.state !== "opening" && (again || trouble.includes(heard.state))) {
    announce("Saved.");
    return { state, at: now };
  }
  // On the way from trouble to saved it is saving for a moment: the trouble is still to be settled.
  return state === "saving" && trouble.includes(heard.state) ? heard : { state, at: heard.at };
}
