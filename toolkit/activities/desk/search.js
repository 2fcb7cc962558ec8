/* Finding words in the records. */
/** @import {Facts, RecordFacts} from "./types.js" */
import { html } from "../lit.js";

const LEAST = 2;

/** The words looked for, as a pattern; null when there is too little to look for. @param {string} query */
export function patternFor(query) {
  const words = query.trim().replace(/\s+/g, " ");
  if (words.length < LEAST) return null;
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/['’]/g, "['’]");
  return new RegExp(`(${escaped})`, "gi");
}

/**
 * Records that fit the filter, and how often the words occur in them.
 * @param {Facts} facts
 * @param {{agency: string, query: string}} filter
 */
export function findRecords(facts, { agency, query }) {
  const pattern = patternFor(query);
  let hits = 0;
  const records = facts.records.filter((record) => {
    if (agency && record.agency !== agency) return false;
    if (!pattern) return true;
    const found = countIn(record, pattern);
    hits += found;
    return found > 0;
  });
  return { records, hits, searching: pattern !== null };
}

/** @param {RecordFacts} record @param {RegExp} pattern */
function countIn(record, pattern) {
  const text = [record.form, record.author, ...record.lines.flat()].join("\n");
  return [...text.matchAll(pattern)].length;
}

/** A text with what was looked for marked. @param {string} text @param {RegExp | null} pattern */
export function highlight(text, pattern) {
  if (!pattern) return text;
  const parts = text.split(pattern);
  if (parts.length === 1) return text;
  return parts.map((part, n) => (n % 2 ? html`<mark>${part}</mark>` : part));
}
