/* What single views of the desk keep between one drawing and the next: of one attempt, while it
   can be changed or once it cannot. */
/** @import {Entry} from "./types.js" */

/** @typedef {{says: string, part: "entry" | "chronology" | "signs" | "decision" | "writing", at: string, field: string}} Blank */

/** @typedef {{blanks: Blank[], counts: {entries: number, signs: number}}} Check */

/** @typedef {{filename: string, entries: Entry[], problems: string[], says: string}} Found */

/** @typedef {{svg: string, summary: string, rows: {date: string, agency: string, what: string, seen: string}[]}} Drawing */

/** What each view begins with. */
export function freshViews() {
  return {
    /** What handing in is at; `checked` says of which version of the work, `looking` whether it is
        being looked through, or will be once there is a connection. */
    handIn: { check: /** @type {Check | null} */ (null), checked: 0, says: "", busy: false, looking: false },

    /** What came of handing in. `failed` is what the server says where marking failed, `says` that it
        cannot be asked. */
    outcome: { says: "", failed: "", feedback: /** @type {HTMLElement | null} */ (null), waiting: false },

    /** What the last import or export came to. */
    exchange: { says: "", found: /** @type {Found | null} */ (null) },

    /** The drawing on screen, and of what it is or will be. */
    timeline: {
      of: "", drawing: /** @type {Drawing | null} */ (null), picture: /** @type {Node | null} */ (null), says: "", busy: false, timer: 0,
    },

    /** The list of signs that is typed in; only one is open at a time. */
    chooser: { id: "", query: "", open: false, active: 0 },

    /** Why another attempt could not be opened. */
    again: "",
  };
}
