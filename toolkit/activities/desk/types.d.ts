/* What the desk shows and what the learner makes; mirrors desk_facts and toolkit.response.models. */
import type { Announce, Ask, Conflict } from "../types.js";
import type { Saving } from "../saving.js";
import type { TermFacts } from "../terms.js";
import type { Undo } from "../undo.js";

export interface When {
  typed: string;
  edtf: string;
  said: string;
}

export type YesNo = "yes" | "no" | "not-recorded" | "";

export interface Entry {
  id: string;
  when: When;
  sentences: string[];
  what: string;
  opinion: string;
  basis: "observed" | "reported" | "opinion" | "";
  seen: YesNo;
  alone: YesNo;
  looked: string;
  said: string;
  significance: number | null;
  why: string;
  done: string;
}

export interface MarkedSign {
  id: string;
  sentences: string[];
  indicator: string;
  note: string;
}

export type Item = Entry | MarkedSign;

export interface AgencyFacts {
  id: string;
  name: string;
  keeps: string;
}

export interface PersonFacts {
  id: string;
  name: string;
  known_as: string[];
  kind: "child" | "adult" | "professional";
  born: string;
  agency: string;
  note: string;
}

export interface RecordFacts {
  id: string;
  agency: string;
  date: string;
  time: string;
  form: string;
  author: string;
  lines: string[][];
  /** Ids of all its sentences, in order. */
  ids: string[];
  /** Words the glossary explains: term's id to the words as they stand. */
  terms: Record<string, string>;
}

export interface IndicatorFacts {
  id: string;
  name: string;
  means: string;
}

export interface GroupFacts {
  id: string;
  name: string;
  indicators: IndicatorFacts[];
}

export interface Choice<T> {
  value: T;
  label: string;
  help?: string;
}

/** What Python sends. */
export interface RawFacts {
  module: { id: string; title: string };
  scenario: { id: string; version: string; content_note: string };
  agencies: AgencyFacts[];
  people: PersonFacts[];
  records: RecordFacts[];
  terms: TermFacts[];
  groups: GroupFacts[];
  choices: {
    basis: Choice<Exclude<Entry["basis"], "">>[];
    yes_no: Choice<Exclude<YesNo, "">>[];
    significance: Choice<number>[];
  };
  /** An entry with nothing filled in. */
  blank: Omit<Entry, "id">;
  limits: { entries: number; signs: number; sentences: number; prose: number; short: number };
}

export interface Sentence {
  id: string;
  record: RecordFacts;
  text: string;
  /** Place among all sentences, in the order of the records. */
  order: number;
}

/** The same with what is needed to find things by id. */
export interface Facts extends RawFacts {
  agency: Map<string, AgencyFacts>;
  record: Map<string, RecordFacts>;
  sentence: Map<string, Sentence>;
  sentencesOf: Map<string, Sentence[]>;
  indicator: Map<string, IndicatorFacts>;
  groupOf: Map<string, GroupFacts>;
}

export type Pane = "records" | "chronology" | "signs" | "timeline" | "hand-in";

/** Where a sentence has been used. */
export interface Uses {
  entries: string[];
  signs: string[];
}
