/* One chart of the whole picture: its title, the same in words, the drawing, and the same as tables. */
import { html, nothing } from "../lit.js";

/** How long drawing may take. */
export const TIMEOUT_MS = 30_000;

/** @typedef {{svg: string, summary: string}} Drawn */
/** What is drawn, by name: null where there is nothing to draw. @typedef {Map<string, Node | null>} Pictures */

/**
 * @param {Pictures} pictures
 * @param {{name: string, title: string, summary: string, level?: 2 | 3, more?: unknown, hint?: unknown, tables: unknown}} said
 */
export function chart(pictures, { name, title, summary, level = 2, more = nothing, hint = "", tables }) {
  const picture = pictures.get(name);
  return html`<section class="wp-step__part" aria-labelledby="${name}-title">
    ${level === 2 ? html`<h2 id="${name}-title">${title}</h2>` : html`<h3 id="${name}-title">${title}</h3>`}
    <p class="wp-summary">${summary}</p>
    ${picture ? html`<div class="wp-chart" role="group" aria-label="${title}, drawn" tabindex="0">${picture}</div>` : nothing}
    ${hint ? html`<p class="wp-hint">${hint}</p>` : nothing} ${more}
    ${tables === nothing ? nothing : html`<details class="wp-fold"><summary>The same as a table</summary>${tables}</details>`}
  </section>`;
}
