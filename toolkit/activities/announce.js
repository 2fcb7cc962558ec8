/* Telling someone who does not see the page what has just happened on it. */

const TOGETHER_MS = 120;

/**
 * Two live regions at the end of an element, and how to speak through them.
 * @param {HTMLElement} host
 */
export function makeAnnouncer(host) {
  const polite = region(host, "status");
  const urgent = region(host, "alert");
  /** @type {Map<HTMLElement, string[]>} */
  const waiting = new Map();
  let timer = 0;

  function speak() {
    for (const [where, sentences] of waiting) {
      where.replaceChildren(...sentences.map((sentence) => line(sentence)));
    }
    waiting.clear();
  }

  /** @param {string} sentence @param {{now?: boolean}} [how] `now`: it cannot wait its turn. */
  return function announce(sentence, { now = false } = {}) {
    const where = now ? urgent : polite;
    const sentences = waiting.get(where) ?? [];
    if (!sentences.includes(sentence)) sentences.push(sentence);
    waiting.set(where, sentences);
    clearTimeout(timer);
    timer = window.setTimeout(speak, TOGETHER_MS);
  };
}

/** @param {HTMLElement} host @param {string} role */
function region(host, role) {
  const element = document.createElement("div");
  element.className = "wp-unseen";
  element.setAttribute("role", role);
  host.append(element);
  return element;
}

/** @param {string} sentence */
function line(sentence) {
  const element = document.createElement("p");
  element.textContent = sentence;
  return element;
}
