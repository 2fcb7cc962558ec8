/* Changes that Python has not yet said it has. They are also kept in the tab's own storage,
   so that reloading the page loses none of them. A change that Python would not take is held:
   it is kept like the others, and sent again when it is changed or when the learner asks. */
/** @import {Change} from "./types.js" */

/**
 * Changes made by one load of the page. A reload is another client; what the load before it
 * left unsaved keeps that one's name, or our own lost reply would look like someone else's change.
 * @template V
 * @typedef {{client: string, changes: Change<V>[]}} Batch
 */

/** @template V */
export class Queue {
  /** @param {string} key Name in the tab's storage: one a module and attempt. */
  constructor(key) {
    this.key = key;
    this.client = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`;
    /** @type {Map<string, Change<V>>} */
    this.fresh = new Map();
    /** @type {Map<string, Change<V>>} */
    this.held = new Map();
    /** @type {Batch<V> | null} */
    this.left = read(key);
    /** @type {Batch<V> | null} */
    this.sent = null;
  }

  /** Whether there is nothing to send; what is held does not count. */
  get empty() {
    return this.fresh.size === 0 && !this.left && !this.sent;
  }

  /** Whether an item has a change that Python has not been sent since, or would not take. @param {string} item */
  has(item) {
    return this.fresh.has(item) || this.held.has(item);
  }

  /** Names of the items to send, or on their way. */
  items() {
    return [this.left, this.sent].flatMap((batch) => batch?.changes ?? []).map(({ item }) => item).concat(...this.fresh.keys());
  }

  /**
   * Put a change in; it replaces an unsent one to the same item.
   * @param {string} item
   * @param {V | null} value
   * @param {number} base
   */
  put(item, value, base) {
    const before = this.fresh.get(item) ?? this.held.get(item);
    this.held.delete(item);
    this.fresh.set(item, { item, value, base: before?.base ?? base });
    this.keep();
  }

  /** The next changes to send; they stay here until `settle` or `putBack`. */
  take() {
    if (this.left) {
      this.sent = this.left;
      this.left = null;
    } else {
      this.sent = { client: this.client, changes: [...this.fresh.values()] };
      this.fresh.clear();
    }
    return this.sent;
  }

  /**
   * What was sent has arrived; later changes build on it.
   * @param {(item: string) => number} seq
   * @param {(item: string) => boolean} [refused] Whether an item was sent in vain.
   */
  settle(seq, refused = () => false) {
    for (const change of this.sent?.changes ?? []) {
      const later = this.fresh.get(change.item);
      if (later) later.base = seq(change.item);
      else if (refused(change.item)) this.held.set(change.item, change);
    }
    this.sent = null;
    this.keep();
  }

  /** What is held is to be sent again. */
  release() {
    for (const [item, change] of this.held) if (!this.fresh.has(item)) this.fresh.set(item, change);
    this.held.clear();
  }

  /** What was sent has not arrived, as far as we know. Changes made since come before it. */
  putBack() {
    if (!this.sent) return;
    if (this.sent.client !== this.client) this.left = this.sent;
    else {
      for (const change of this.sent.changes) {
        const later = this.fresh.get(change.item);
        if (later) later.base = change.base;
        else this.fresh.set(change.item, change);
      }
    }
    this.sent = null;
    this.keep();
  }

  /** Everything unsaved as batches, oldest first. */
  batches() {
    const fresh = { client: this.client, changes: [...this.held.values(), ...this.fresh.values()] };
    return [this.left, this.sent, fresh].filter((batch) => batch?.changes.length);
  }

  keep() {
    try {
      const batches = this.batches();
      if (batches.length) sessionStorage.setItem(this.key, JSON.stringify(batches));
      else sessionStorage.removeItem(this.key);
    } catch {
      // Storage is full or forbidden: saving still works, only a reload while offline would lose.
    }
  }
}

/**
 * @template V
 * @param {string} key
 * @returns {Batch<V> | null}
 */
function read(key) {
  try {
    /** @type {Batch<V>[]} */
    const batches = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    if (!batches.length) return null;
    /** @type {Map<string, Change<V>>} */
    const changes = new Map();
    for (const change of batches.flatMap((batch) => batch.changes)) {
      changes.set(change.item, { ...change, base: changes.get(change.item)?.base ?? change.base });
    }
    return { client: /** @type {Batch<V>} */ (batches[0]).client, changes: [...changes.values()] };
  } catch {
    return null;
  }
}
