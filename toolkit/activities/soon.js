/* When to send: soon, sooner if something else cannot wait, and never put off for ever by typing. */

export const TYPING_MS = 400;
const MOST_TYPING_MS = 2_000;

export class Soon {
  /** @param {() => void} run What to do when it is time. */
  constructor(run) {
    this.run = run;
    this.timer = 0;
    this.due = Infinity;
    /** Since when something has been waiting. */
    this.since = 0;
  }

  /** Whether a time is set. */
  get planned() {
    return this.due !== Infinity;
  }

  /** @param {number} wait_ms */
  plan(wait_ms) {
    const now = performance.now();
    if (!this.planned) this.since = now;
    // While typing each key puts it off a little, but not for ever; nothing else does.
    const putsOff = wait_ms === TYPING_MS && now - this.since < MOST_TYPING_MS;
    if (!putsOff && now + wait_ms > this.due) return;
    clearTimeout(this.timer);
    this.due = now + wait_ms;
    this.timer = window.setTimeout(() => {
      this.due = Infinity;
      this.run();
    }, wait_ms);
  }

  cancel() {
    clearTimeout(this.timer);
    this.due = Infinity;
  }
}
