/* The frame's way on and back, which at the desk may lie below fifty screens of records. */
import { html, nothing } from "../lit.js";

/** @param {string} selector */
const find = (selector) => /** @type {HTMLAnchorElement | null} */ (document.querySelector(selector));

/** The frame's own links: none in JupyterLab, and no next one in the last step. */
export function wayOn() {
  return {
    back: find("#onward a[data-step]:not([data-next])"),
    next: find("#onward a[data-next]"),
  };
}

/** The same in the bar, in a word. */
export function backLink() {
  const { back } = wayOn();
  if (!back) return nothing;
  return html`<a class="wp-button wp-bar__way" href=${back.href} data-step aria-label=${words(back)}><span aria-hidden="true">‹</span></a>`;
}

/** @param {{main: boolean}} how `main`: whether going on is the next thing to do. */
export function nextLink({ main }) {
  const { next } = wayOn();
  if (!next) return nothing;
  return html`<a class="wp-button wp-bar__way ${main ? "wp-button--main" : ""}" href=${next.href} data-step data-next
    aria-label=${words(next)}>Next <span aria-hidden="true">›</span></a>`;
}

/** @param {HTMLAnchorElement} link */
function words(link) {
  return (link.textContent ?? "").replace(/\s+/g, " ").trim();
}
