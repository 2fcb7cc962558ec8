/* Choosing an indicator: by typing, in a combobox as the ARIA Authoring Practices describe it
   (a list that narrows, arrows to move, Enter to choose, Escape to close), or by browsing. */
/** @import {GroupFacts, IndicatorFacts} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html, live, nothing, repeat } from "../lit.js";
import { plural } from "./words.js";

/**
 * @param {DeskState} desk
 * @param {{id: string, label: string, choose: (indicator: string) => void}} parts
 */
export function chooser(desk, { id, label, choose }) {
  const { chooser: look } = desk.views;
  const here = look.id === id ? look : { id, query: "", open: false, active: 0 };
  const found = search(desk.facts.groups, here.query);
  const open = here.open && found.length > 0;
  const active = open ? found[here.active] : undefined;

  /** @param {Partial<typeof here>} patch */
  function set(patch) {
    desk.views.chooser = { ...here, ...patch };
    desk.draw();
  }
  /** @param {string} indicator */
  function chosen(indicator) {
    desk.views.chooser = { id, query: "", open: false, active: 0 };
    choose(indicator);
  }
  /** @param {KeyboardEvent} event */
  function key(event) {
    const last = found.length - 1;
    const act = {
      ArrowDown: () => set(open ? { active: Math.min(here.active + 1, last) } : { open: true, active: 0 }),
      ArrowUp: () => set(open ? { active: Math.max(here.active - 1, 0) } : { open: true, active: last }),
      Enter: () => active && chosen(active.id),
      // With nothing to close or clear, Esc is left to the page, which it hides when pressed twice.
      ...(open || here.query ? { Escape: () => set(open ? { open: false } : { query: "" }) } : {}),
    }[event.key];
    if (!act || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    act();
    if (event.key.startsWith("Arrow")) desk.focusNext = () => (showActive(id), null);
  }
  /** @param {Event} event */
  function typed(event) {
    const query = /** @type {HTMLInputElement} */ (event.target).value;
    set({ query, open: true, active: 0 });
    const many = search(desk.facts.groups, query).length;
    desk.announce(many ? `${plural(many, "sign")} in the list.` : "No sign fits those words.");
  }

  return html`<div class="wp-chooser">
    <label for=${id}>${label}</label>
    <p class="wp-hint" id="${id}-help">Type a word or two, such as “hungry” or “missed”, or open a group below.</p>
    <input id=${id} class="wp-field" type="text" role="combobox" autocomplete="off" spellcheck="false" maxlength="80"
      aria-autocomplete="list" aria-expanded=${open} aria-controls="${id}-list" aria-describedby="${id}-help"
      aria-activedescendant=${active ? `${id}-${active.id}` : nothing}
      .value=${live(here.query)} @input=${typed} @keydown=${key}
      @click=${() => here.open || set({ open: here.query !== "" })} @blur=${() => here.open && set({ open: false })} />
    <ul id="${id}-list" class="wp-options" role="listbox" aria-label="Signs" ?hidden=${!open}
      @mousedown=${(/** @type {Event} */ event) => event.preventDefault()}>
      ${open
        ? repeat(found, (one) => one.id, (one, n) =>
            html`<li id="${id}-${one.id}" role="option" class="wp-option" aria-selected=${n === here.active} @click=${() => chosen(one.id)}>
              <strong>${one.name}</strong> <span>${one.means}</span>
            </li>`)
        : nothing}
    </ul>
    ${here.query && !found.length ? html`<p class="wp-hint">No sign fits those words. Try another, or open a group below.</p>` : nothing}
    ${browse(desk.facts.groups, chosen)}
  </div>`;
}

/**
 * Indicators that have every word, in the name or the definition; those with it in the name first.
 * @param {GroupFacts[]} groups
 * @param {string} query
 * @returns {IndicatorFacts[]}
 */
export function search(groups, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (/** @type {string} */ text) => words.every((word) => text.toLowerCase().includes(word));
  const all = groups.flatMap((group) => group.indicators).filter((one) => has(`${one.name} ${one.means}`));
  return [...all.filter((one) => has(one.name)), ...all.filter((one) => !has(one.name))];
}

/** @param {string} id */
function showActive(id) {
  const input = document.getElementById(id);
  const active = document.getElementById(input?.getAttribute("aria-activedescendant") ?? "");
  active?.scrollIntoView({ block: "nearest" });
}

/**
 * Every indicator by group, with its definition; to choose from, or only to read.
 * @param {GroupFacts[]} groups
 * @param {((indicator: string) => void) | null} choose
 */
export function browse(groups, choose) {
  return html`<div class="wp-browse">
    ${groups.map(
      (group) => html`<details class="wp-fold">
        <summary>${group.name} <span class="wp-chip__count">${group.indicators.length}</span></summary>
        <ul>
          ${group.indicators.map((one) => html`<li>${choose
            ? html`<button type="button" class="wp-option" @click=${() => choose(one.id)}>
                <strong>${one.name}</strong> <span>${one.means}</span>
              </button>`
            : html`<p class="wp-option"><strong>${one.name}</strong> <span>${one.means}</span></p>`}</li>`)}
        </ul>
      </details>`,
    )}
  </div>`;
}
