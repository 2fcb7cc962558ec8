/* The records and everything else Python sends once, with ways to find things by id. */
/** @import {Facts, RawFacts, Sentence} from "./types.js" */

/** @param {RawFacts} raw @returns {Facts} */
export function indexFacts(raw) {
  /** @type {Map<string, Sentence[]>} */
  const sentencesOf = new Map();
  let order = 0;
  for (const record of raw.records) {
    const texts = record.lines.flat();
    sentencesOf.set(
      record.id,
      texts.map((text, n) => ({ id: /** @type {string} */ (record.ids[n]), record, text, order: order++ })),
    );
  }
  const all = [...sentencesOf.values()].flat();
  return {
    ...raw,
    sentencesOf,
    sentence: new Map(all.map((sentence) => [sentence.id, sentence])),
    record: byId(raw.records),
    agency: byId(raw.agencies),
    indicator: byId(raw.groups.flatMap((group) => group.indicators)),
    groupOf: new Map(raw.groups.flatMap((group) => group.indicators.map((i) => [i.id, group]))),
  };
}

/** @template {{id: string}} T @param {T[]} things */
function byId(things) {
  return new Map(things.map((thing) => [thing.id, thing]));
}

/** Sentence ids in the order of the records. @param {Facts} facts @param {Iterable<string>} ids */
export function inOrder(facts, ids) {
  const place = (/** @type {string} */ id) => facts.sentence.get(id)?.order ?? Infinity;
  return [...ids].sort((a, b) => place(a) - place(b));
}

/** Names of the agencies these sentences come from. @param {Facts} facts @param {string[]} ids */
export function agenciesOf(facts, ids) {
  const agencies = ids.map((id) => facts.sentence.get(id)?.record.agency ?? "");
  return [...new Set(agencies)].flatMap((id) => facts.agency.get(id)?.name ?? []);
}

/** Several sentences as one text. @param {Facts} facts @param {string[]} ids */
export function textOf(facts, ids) {
  return ids.map((id) => facts.sentence.get(id)?.text ?? "").join(" ").trim();
}
