/* A drawing made by Python, as a picture and as a table. */
import { html } from "./lit.js";

/**
 * The drawing as nodes. It comes from our own kernel, but holds the learner's words: it is
 * parsed as a picture, and anything in it that is not one is left out.
 * @param {{svg: string, summary: string}} drawing
 */
export function pictureOf({ svg, summary }) {
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  const root = parsed.documentElement;
  if (root.localName !== "svg" || parsed.querySelector("parsererror")) return null;
  for (const odd of root.querySelectorAll("script, foreignObject, a, use, image, style, iframe")) odd.remove();
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const { name } of [...element.attributes]) {
      if (/^on|href$/i.test(name) || (/^(role|tabindex)$|^aria-/.test(name) && element !== root)) element.removeAttribute(name);
    }
  }
  root.setAttribute("role", "img");
  root.setAttribute("aria-label", summary);
  return document.importNode(root, true);
}

/** How wide a drawing can be in an element, in steps: not every pixel is worth drawing again. @param {Element | null | undefined} place */
export function roomIn(place) {
  const room = (place?.clientWidth ?? 0) - EDGES_PX;
  return room > 0 ? Math.max(Math.floor(room / STEP_PX) * STEP_PX, LEAST_PX) : USUAL_PX;
}

const EDGES_PX = 24;
const STEP_PX = 40;
const LEAST_PX = 280;
const USUAL_PX = 520;

/**
 * A table that scrolls by itself where it is too wide; the first column names the row.
 * @param {{caption: string, head: string[], rows: (string | number)[][]}} said
 */
export function table({ caption, head, rows }) {
  return html`<div class="wp-table" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption>${caption}</caption>
      <thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}
