/* The learner's items, and getting each change of them to Python: at once, or shortly after the
   last key while typing; one request at a time; again and again while there is no connection. */
/** @import {Ask, Attempt, Change, Conflict, SaveState} from "./types.js" */
import { Problem, sentenceFor } from "./link.js";
import { Queue } from "./queue.js";
import { Soon, TYPING_MS } from "./soon.js";

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
   * @param {{ask: Ask, key: string, hears: Hears<V>, quiet?: (item: string) => boolean}} parts
   *   `key`: name in the tab's storage. `quiet`: whether an item is kept by the page itself, so
   *   that the learner is told neither that it is saved nor that it is not.
   */
  constructor({ ask, key, hears, quiet = () => false }) {
    this.ask = ask;
    this.key = key;
    this.hears = hears;
    this.loud = (/** @type {string} */ item) => !quiet(item);
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
    /** Whether Python said no to all of it: it is not asked the same again by itself. */
    this.blocked = false;
    this.next = new Soon(() => void (this.running || this.go().catch(() => {})));
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
    const names = Object.keys(reply.items);
    this.savedAt = reply.saved_at && (!names.length || names.some(this.loud)) ? new Date(reply.saved_at) : null;
    this.tries = 0;
    this.blocked = false;
    this.items.clear();
    this.seqs.clear();
    this.refused.clear();
    this.queue = new Queue(`${this.key}:${this.attempt}`);
    this.state = this.savedAt ? "saved" : "fresh";
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
    if (this.state !== "waiting" && this.loud(item)) this.state = "saving";
    this.soon(typing ? TYPING_MS : 0);
    this.hears.changed();
  }

  /** Send again what was refused, and whatever else waits. */
  tryAgain() {
    this.queue.release();
    this.soon(0);
  }

  /** Ask for what other windows have changed. */
  pull() {
    if (this.attempt && this.work === "open") this.soon(0);
  }

  /** Send everything now. Rejects with a Problem if it cannot be; it is tried again all the same. */
  async flush() {
    for (;;) {
      if (this.running) await this.running;
      else if (this.queue.empty) return;
      else await this.go();
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
    this.next.plan(wait_ms);
  }

  /** One request, and when the next will be. Rejects with a Problem once that is settled. */
  async go() {
    this.next.cancel();
    const sent = this.send();
    this.running = sent.catch((error) => this.fail(error)).then(() => {
      this.running = null;
      if (!this.queue.empty && !this.blocked && !this.next.planned) this.soon(this.backOff());
    });
    await this.running;
    await sent;
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
    this.blocked = false;
    this.seq = Math.max(this.seq, reply.seq);
    const own = new Set(batch.changes.map((change) => change.item));
    /** @type {Map<string, string>} */
    const refused = new Map((reply.refused ?? []).map((/** @type {{item: string, says: string}} */ { item, says }) => [item, says]));
    for (const item of own) this.refused.delete(item);
    for (const [item, says] of refused) this.refused.set(item, says);
    // A refused item that comes with the reply stays as it was saved before; there is nothing to send again.
    queue.settle((item) => reply.items[item]?.seq ?? this.seqs.get(item) ?? 0,
      (item) => refused.has(item) && !reply.items[item] && this.loud(item));
    // Room was made for what there was no room for.
    if (batch.changes.some(({ item, value }) => value === null && !refused.has(item))) queue.release();
    const brought = this.merge(reply.items, own).filter(this.loud);
    const conflicts = (reply.conflicts ?? []).filter((/** @type {Conflict<V>} */ { item }) => this.loud(item));
    if ([...own].some(this.loud) && reply.at) this.savedAt = new Date(reply.at);
    this.state = this.standing();
    if (brought.length) this.hears.brought(brought);
    if (conflicts.length) this.hears.conflicts(conflicts);
    this.hears.changed();
  }

  /** @param {unknown} error */
  fail(error) {
    const again = error instanceof Problem ? error.again : false;
    this.tries += 1;
    this.blocked = !again;
    this.says = sentenceFor(error);
    const own = this.queue.items().some(this.loud); // or it was only a pull
    this.state = !own ? this.standing() : again ? "waiting" : "refused";
    if (!again && !(error instanceof Problem)) console.error(error);
    if (this.state === "refused" && own) void this.lookAgain();
    this.hears.changed();
  }

  /** How saving goes when nothing has just gone wrong. @returns {SaveState} */
  standing() {
    const { held } = this.queue;
    if (this.queue.items().some(this.loud)) return "saving";
    if (!held.size) return this.savedAt ? "saved" : "fresh";
    const [item = ""] = held.keys();
    this.says = held.size === 1 ? this.refused.get(item) ?? "" : `${held.size} of your changes were not taken.`;
    return "refused";
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
