/* What can be taken back: every change of this visit, newest first. */

const MOST = 200;

/**
 * One thing the learner did: what each item was before it.
 * @template V
 * @typedef {{label: string, burst: string, before: Map<string, V | null>}} Step
 */

/** @template V */
export class Undo {
  constructor() {
    /** @type {Step<V>[]} */
    this.steps = [];
    this.open = false;
  }

  /** What "Undo" would take back, in words; empty if nothing. */
  get label() {
    return this.steps.at(-1)?.label ?? "";
  }

  /**
   * Remember a step. Steps of one burst, such as the keys typed into one field, count as one.
   * @param {string} label
   * @param {Map<string, V | null>} before
   * @param {string} [burst]
   */
  note(label, before, burst = "") {
    const last = this.steps.at(-1);
    if (burst && this.open && last?.burst === burst) return;
    this.steps.push({ label, before, burst });
    if (this.steps.length > MOST) this.steps.shift();
    this.open = burst !== "";
  }

  /** The next change of the same field is a step of its own. */
  endBurst() {
    this.open = false;
  }

  take() {
    this.open = false;
    return this.steps.pop();
  }

  clear() {
    this.steps = [];
    this.open = false;
  }
}
