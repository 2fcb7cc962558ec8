/* The learner's items, and getting each change of them to Python: at once, or shortly after the
   last key while typing; one request at a time; again and again while there is no connection. */
/** @import {Ask, Attempt, Change, Conflict, SaveState} from "./types.js" */
import { Problem, sentenceFor } from "./link.js";
import { Queue } from "./queue.js";

const TYPING_MS = 400;
const MOST_TYPING_MS = 2_000;
const RETRY_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * What the page around it is told of.
 * @template V
 * @typedef {object} Hears
 * @property {() => void} changed Something to redraw: an item, or how saving goes.
 * @property {(conflicts: Conflict<V>[]) => void} conflicts
 * @property {(items: string[]) => void} brought Changes made elsewhere came in.
 * @property {() => void} closed Another window handed the attempt in.
 */

/**
 * @template V
 * @typedef {Record<string, {value: V | null, seq: number}>} Versions
 */

/** @template V */
export class Saving {
  /**
   * @param {{ask: Ask, key: string, hears: Hears<V>}} parts `key`: name in the tab's storage.
   */
  constructor({ ask, key, hears }) {
    this.ask = ask;
    this.key = key;
    this.hears = hears;
    /** @type {Map<string, V>} */
    this.items = new Map();
    /** @type {Map<string, number>} */
    this.seqs = new Map();
    /** @type {Map<string, string>} Items Python would not save, and why. */
    this.refused = new Map();
    /** @type {Attempt[]} */
    this.attempts = [];
    /** @type {Attempt["state"]} */
    this.work = "open";
    this.attempt = 0;
    this.seq = 0;
    /** @type {SaveState} */
    this.state = "opening";
    /** @type {Date | null} */
    this.savedAt = null;
    this.says = "";
    /** @type {string[]} What could not be read of earlier work, in sentences. */
    this.problems = [];
    this.tries = 0;
    this.timer = 0;
    this.due = Infinity;
    /** Since when something has been waiting to be sent. */
    this.since = 0;
    /** @type {Promise<void> | null} */
    this.running = null;
    this.queue = /** @type {Queue<V>} */ (new Queue(key));
  }

  /** Load an attempt, the latest if null, and send again what an earlier load left unsaved. */
  async open(/** @type {number | null} */ attempt = null) {
    this.load(await this.ask("open", { attempt }));
  }

  /** Start a new attempt, empty or from a copy. */
  async startAgain(/** @type {number | null} */ copyOf) {
    this.load(await this.ask("new-attempt", { copy_of: copyOf }));
  }

  /** @param {any} reply */
  load(reply) {
    this.attempt = reply.attempt;
    this.attempts = reply.attempts;
    this.work = reply.state;
    this.seq = reply.seq;
    this.problems = reply.problems ?? [];
    this.savedAt = reply.saved_at ? new Date(reply.saved_at) : null;
    this.state = this.savedAt ? "saved" : "fresh";
    this.items.clear();
    this.seqs.clear();
    this.refused.clear();
    this.queue = new Queue(`${this.key}:${this.attempt}`);
    this.merge(reply.items, new Set());
    if (this.queue.left && this.work === "open") {
      for (const { item, value } of this.queue.left.changes) this.show(item, value);
      this.soon(0);
    }
    this.hears.changed();
  }

  /**
   * Change one item, or remove it with null. Shown at once; saved at once, or when typing pauses.
   * @param {string} item
   * @param {V | null} value
   * @param {{typing?: boolean}} [how]
   */
  change(item, value, { typing = false } = {}) {
    this.show(item, value);
    this.refused.delete(item);
    this.queue.put(item, value, this.seqs.get(item) ?? 0);
    if (this.state !== "waiting") this.state = "saving";
    this.soon(typing ? TYPING_MS : 0);
    this.hears.changed();
  }

  /** Ask for what other windows have changed. */
  pull() {
    if (this.attempt && this.work === "open") this.soon(0);
  }

  /** Send everything now. Rejects with a Problem if it cannot be. */
  async flush() {
    clearTimeout(this.timer);
    this.due = Infinity;
    while (this.running) await this.running.catch(() => {});
    while (!this.queue.empty) {
      this.running = this.send();
      try {
        await this.running;
      } finally {
        this.running = null;
      }
    }
  }

  /** The page is closing: one last request that may outlive it. */
  leave() {
    for (const batch of this.queue.batches()) {
      if (!batch) continue;
      void this.ask("save", this.payload(batch), { keepalive: true }).catch(() => {});
    }
  }

  /** @param {number} wait_ms */
  soon(wait_ms) {
    const now = performance.now();
    if (this.due === Infinity) this.since = now;
    // While typing each key puts the save off a little, but not for ever; nothing else does.
    const putsOff = wait_ms === TYPING_MS && now - this.since < MOST_TYPING_MS;
    if (!putsOff && now + wait_ms > this.due) return;
    clearTimeout(this.timer);
    this.due = now + wait_ms;
    this.timer = window.setTimeout(() => this.run(), wait_ms);
  }

  run() {
    this.due = Infinity;
    if (this.running) return;
    this.running = this.send()
      .catch((error) => this.fail(error))
      .finally(() => {
        this.running = null;
        if (!this.queue.empty && this.state !== "refused" && this.due === Infinity) {
          this.soon(this.state === "waiting" ? this.backOff() : 0);
        }
      });
  }

  backOff() {
    return RETRY_MS[Math.min(this.tries, RETRY_MS.length) - 1] ?? 0;
  }

  /** @param {{client: string, changes: Change<V>[]}} batch */
  payload(batch) {
    return { attempt: this.attempt, since: this.seq, ...batch };
  }

  async send() {
    const { attempt, queue } = this;
    const batch = queue.take();
    /** @type {any} */
    let reply;
    try {
      reply = await this.ask("save", this.payload(batch));
    } catch (error) {
      queue.putBack();
      throw error;
    }
    if (attempt !== this.attempt) return queue.settle(() => 0);
    this.tries = 0;
    this.seq = Math.max(this.seq, reply.seq);
    const own = new Set(batch.changes.map((change) => change.item));
    for (const item of own) this.refused.delete(item);
    for (const { item, says } of reply.refused ?? []) this.refused.set(item, says);
    queue.settle((item) => reply.items[item]?.seq ?? this.seqs.get(item) ?? 0);
    const brought = this.merge(reply.items, own);
    if (own.size && reply.at) this.savedAt = new Date(reply.at);
    this.state = !queue.empty ? "saving" : this.savedAt ? "saved" : "fresh";
    if (brought.length) this.hears.brought(brought);
    if (reply.conflicts?.length) this.hears.conflicts(reply.conflicts);
    this.hears.changed();
  }

  /** @param {unknown} error */
  fail(error) {
    const again = error instanceof Problem ? error.again : false;
    this.tries += 1;
    if (again || !this.queue.empty) this.state = again ? "waiting" : "refused";
    this.says = sentenceFor(error);
    if (again && this.queue.empty) this.state = this.savedAt ? "saved" : "fresh"; // only a pull
    if (!again && !(error instanceof Problem)) console.error(error);
    if (this.state === "refused") void this.lookAgain();
    this.hears.changed();
  }

  /** A refusal may mean that another window has handed this attempt in. */
  async lookAgain() {
    const reply = await this.ask("open", { attempt: this.attempt }).catch(() => null);
    if (!reply || reply.attempt !== this.attempt || reply.state === "open") return;
    this.load(reply);
    this.hears.closed();
  }

  /**
   * Take in versions from Python; what the learner has changed since then stays.
   * @param {Versions<V>} versions
   * @param {Set<string>} own Items this page has just saved.
   * @returns {string[]} Items that somebody else changed.
   */
  merge(versions, own) {
    const brought = [];
    for (const [item, { value, seq }] of Object.entries(versions)) {
      if (this.queue.has(item)) {
        if (own.has(item)) this.seqs.set(item, seq);
        continue;
      }
      const different = JSON.stringify(this.items.get(item) ?? null) !== JSON.stringify(value);
      if (different && !own.has(item)) brought.push(item);
      this.seqs.set(item, seq);
      if (different) this.show(item, value);
    }
    return brought;
  }

  /** @param {string} item @param {V | null} value */
  show(item, value) {
    if (value === null) this.items.delete(item);
    else this.items.set(item, value);
  }
}
