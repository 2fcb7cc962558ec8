/* Dates for reading and for putting in order. What a typed date means is for Python to say. */
/** @import {When} from "./types.js" */

const LONG = new Intl.DateTimeFormat("en-GB", {
  weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
});
const PLAIN = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "long", year: "numeric", timeZone: "UTC",
});

/** @param {string} day "2024-03-02" */
const utc = (day) => new Date(`${day}T00:00:00Z`);

/** "Saturday 2 March 2024". @param {string} day */
export const sayDayInFull = (day) => LONG.format(utc(day));

/** "2 March 2024". @param {string} day */
export const sayDay = (day) => PLAIN.format(utc(day));

/** A date as it stands on a record. @param {string} day @returns {When} */
export const whenOf = (day) => ({ typed: sayDay(day), edtf: day, said: sayDay(day) });

/** @type {Record<string, string>} Seasons of EDTF and the month each begins. */
const SEASONS = { 21: "03", 22: "06", 23: "09", 24: "12" };

/**
 * Something to sort an EDTF date by: its earliest day, and a less exact date before the days
 * inside it. Undated comes last.
 * @param {string} edtf
 */
export function sortKey(edtf) {
  const [year = "", month = "", day = ""] = edtf
    .replace(/^\.*\//, "")
    .replace(/\/.*$/, "")
    .replace(/[~?%]/g, "")
    .replace(/X/g, "0")
    .split("-");
  if (!/^\d{4}$/.test(year)) return "9999";
  return [year, SEASONS[month] ?? month, day].filter(Boolean).join("-");
}
