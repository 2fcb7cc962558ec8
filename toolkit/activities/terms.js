/* What a word means: a row of the words under each record, and a note that opens beside one on
   hover, focus or tap. Only one note is open at a time; Esc closes it. */
import { html, nothing } from "./lit.js";

/** @typedef {{id: string, now: string, then: string, short: string, means: string, nation: string, source: string, checked: string, verified: boolean}} TermFacts */

const GAP_PX = 6;
const EDGE_PX = 8;
const SOON_MS = 150;

/**
 * The words of one record that are explained. Each is a button: hover, focus or press opens it.
 * @param {Record<string, string>} words Term's id to the words as they stand in the record.
 * @param {{stops?: number}} [how] `stops`: at how many of them Tab stops, where arrow keys lead to the rest.
 */
export function termsRow(words, { stops = Infinity } = {}) {
  const known = Object.entries(words ?? {});
  if (!known.length) return nothing;
  return html`<p class="wp-terms"><span class="wp-terms__says">Words explained:</span>
    ${known.map(([id, said], n) => html`<button type="button" class="wp-term" data-term=${id} aria-expanded="false"
      tabindex=${n < stops ? "0" : "-1"}>${said}</button> `)}</p>`;
}

/**
 * Open the note for whichever word is looked at, anywhere in an element.
 * @param {HTMLElement} root
 * @param {() => TermFacts[]} terms What is known of each word.
 */
export function watchTerms(root, terms) {
  const note = document.createElement("div");
  note.className = "wp-term-note";
  note.setAttribute("role", "tooltip");
  note.id = `term-note-${document.querySelectorAll(".wp-term-note").length}`; // one a step, where steps share a page
  note.hidden = true;
  root.append(note);
  /** @type {HTMLElement | null} */
  let open = null;
  let timer = 0;

  /** @param {EventTarget | null} target */
  const wordAt = (target) => /** @type {HTMLElement | null} */ (target instanceof Element ? target.closest(".wp-term") : null);

  /** @param {HTMLElement} word */
  function show(word) {
    clearTimeout(timer);
    if (open === word) return;
    hide();
    const term = terms().find(({ id }) => id === word.dataset["term"]);
    if (!term) return;
    open = word;
    fill(note, term);
    note.hidden = false;
    word.setAttribute("aria-expanded", "true");
    word.setAttribute("aria-describedby", note.id);
    place(note, word, root);
  }

  function hide() {
    clearTimeout(timer);
    open?.setAttribute("aria-expanded", "false");
    open?.removeAttribute("aria-describedby");
    open = null;
    note.hidden = true;
  }

  const stop = new AbortController();
  const { signal } = stop;
  root.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const word = wordAt(event.target);
    if (word) show(word);
    else if (event.target instanceof Node && note.contains(event.target)) clearTimeout(timer);
    else if (open && open !== document.activeElement) timer = window.setTimeout(hide, SOON_MS);
  }, { signal });
  root.addEventListener("focusin", (event) => {
    const word = wordAt(event.target);
    if (word) show(word);
    else hide();
  }, { signal });
  root.addEventListener("focusout", (event) => wordAt(event.target) && hide(), { signal });
  root.addEventListener("click", (event) => {
    const word = wordAt(event.target);
    if (word) show(word);
    else if (!(event.target instanceof Node && note.contains(event.target))) hide();
  }, { signal });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    event.preventDefault(); // used here: it does not count towards hiding the page
    hide();
  }, { signal });
  window.addEventListener("scroll", () => {
    if (open && open === document.activeElement) place(note, open, root);
    else if (open) hide();
  }, { signal, capture: true, passive: true });
  return () => {
    stop.abort();
    note.remove();
  };
}

/** @param {HTMLElement} note @param {TermFacts} term */
function fill(note, term) {
  const lines = [
    ["strong", term.short && term.short !== term.now ? `${term.now} (${term.short})` : term.now],
    ["span", term.means],
    ["span", term.then ? `In 2008: ${term.then}.` : ""],
    ["small", `${term.nation}. ${term.verified ? `Compared with ${term.source} on ${term.checked}.` : `Written on ${term.checked}; not verified against an official source.`}`],
  ];
  note.replaceChildren(
    ...lines.filter(([, text]) => text).map(([name = "span", text = ""]) => {
      const line = document.createElement(name);
      line.textContent = text;
      return line;
    }),
  );
}

/** Under the word, or above it where there is no room; never beyond the edges. @param {HTMLElement} note @param {HTMLElement} word @param {HTMLElement} root */
function place(note, word, root) {
  const at = word.getBoundingClientRect();
  const frame = root.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const below = at.bottom + GAP_PX + height <= Math.min(window.innerHeight, frame.bottom);
  const left = Math.min(Math.max(at.left, EDGE_PX), window.innerWidth - width - EDGE_PX);
  note.style.left = `${left - frame.left}px`;
  note.style.top = `${(below ? at.bottom + GAP_PX : at.top - GAP_PX - height) - frame.top}px`;
}
