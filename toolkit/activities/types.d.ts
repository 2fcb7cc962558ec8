/* What goes between the page and Python, whatever the activity. */

/** The little of anywidget's model that we use. */
export interface Model {
  get(name: string): any;
  send(content: unknown): void;
  on(event: string, heard: (content: any) => void): void;
  off(event: string, heard: (content: any) => void): void;
}

/** Ask Python for something. Rejects with a Problem, whose `says` is for the learner. */
export type Ask = (kind: string, payload: object, options?: AskOptions) => Promise<any>;

export interface AskOptions {
  /** Let the request outlive the page; for the last save as it closes. */
  keepalive?: boolean;
  timeout_ms?: number;
}

export interface Link {
  ask: Ask;
  /** Whether asks go to the learner's server; if not, to the kernel. */
  served: boolean;
  stop(): void;
}

/** One change to one item of the response; `value` null removes it. */
export interface Change<V> {
  item: string;
  value: V | null;
  /** Sequence number of the version the page changed; 0 for a new item. */
  base: number;
}

export type SaveState = "opening" | "fresh" | "saved" | "saving" | "waiting" | "refused";

export interface Attempt {
  attempt: number;
  state: "open" | "waiting" | "marked" | "failed";
  saved_at: string | null;
  total: string | null;
  maximum: string | null;
}

/** Another window changed the same item; `theirs` is what it made of it. */
export interface Conflict<V> {
  item: string;
  theirs: V | null;
}

export type Announce = (sentence: string, how?: { now?: boolean }) => void;
