/* The learner's private notes on a module: kept apart from the work that is handed in. */
/** @import {Link} from "./types.js" */
/** @import {Hears} from "./saving.js" */
import { Saving } from "./saving.js";

/** @typedef {Record<string, any>} Note */

/** Place, time, what was read, and what is picked but not decided: the page keeps them by itself. */
const QUIET = /^(?:place|step|reading|pick):/;

/**
 * A stream of notes, saved as work is, by asks of its own.
 * @param {Link} link
 * @param {string} module
 * @param {Partial<Hears<Note>>} hears
 * @returns {Saving<Note>}
 */
export function makeNotes(link, module, hears = {}) {
  return new Saving({
    ask: (kind, payload, options) => link.ask(`${kind}-notes`, payload, options),
    key: `wholepicture:notes:${module}`,
    quiet: (item) => QUIET.test(item),
    hears: { changed() {}, conflicts() {}, brought() {}, closed() {}, ...hears },
  });
}
