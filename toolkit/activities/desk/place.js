/* Where the learner is among the records: kept quietly as they read, and gone back to when the desk
   is opened again. */
/** @import {Pane} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { sayDay } from "./dates.js";

const SETTLED_MS = 1_000;
const GAP_PX = 8;

/** @typedef {{step: string, at: string, agency: string, pane: Pane | ""}} Place */

/** What scrolls on a narrow screen: the page, or in a notebook the desk itself. @param {DeskState} desk */
export function scroller(desk) {
  return desk.served ? document.documentElement : desk.app;
}

/** Below which line the records are in sight once they are scrolled: other things stay above it. @param {DeskState} desk */
export function topEdge(desk) {
  const above = desk.root.querySelector(desk.wide ? ".wp-pane--records" : ".wp-bar__right");
  if (!above) return 0;
  const { top, height } = above.getBoundingClientRect();
  const from = desk.served ? 0 : scroller(desk).getBoundingClientRect().top;
  return desk.wide ? top : from + (parseFloat(getComputedStyle(above).top) || 0) + height;
}

/** Bring something to the top of the records. @param {DeskState} desk @param {Element} element */
export function bringUp(desk, element) {
  const by = element.getBoundingClientRect().top - topEdge(desk) - GAP_PX;
  const pane = desk.root.querySelector(".wp-pane--records");
  if (desk.wide && pane) pane.scrollTop += by;
  else scroller(desk).scrollBy({ top: by, behavior: "instant" });
}

/** The first of some elements, in the order of the page, that ends below a line. @param {ArrayLike<Element>} elements @param {number} edge */
export function firstBelow(elements, edge) {
  let [low, high] = [0, elements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {Element} */ (elements[middle]).getBoundingClientRect().bottom > edge) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The sentence at the top of the records; none at their beginning. @param {DeskState} desk */
function atTop(desk) {
  const sentences = desk.root.querySelectorAll("[data-sentence]");
  const n = firstBelow(sentences, topEdge(desk) + GAP_PX);
  return n ? /** @type {HTMLElement | undefined} */ (sentences[n])?.dataset["sentence"] ?? "" : "";
}

/** Take up the place where the desk was left, or the one that the address asks for. @param {DeskState} desk */
export function takeUp(desk) {
  const place = /** @type {Place | undefined} */ (desk.notes.items.get(`place:${desk.name}`));
  const [, asked = ""] = /^#record-(.+)$/.exec(location.hash) ?? [];
  desk.returnTo = desk.facts.sentencesOf.get(asked)?.[0]?.id ?? "";
  if (!place || !desk.served || desk.returnTo) return;
  if (desk.facts.agency.has(place.agency)) desk.agency = place.agency;
  if (place.pane && desk.name === "records" && place.pane !== "hand-in") {
    desk.pane = place.pane;
    if (place.pane !== "records") desk.paper = place.pane;
  }
  desk.returnTo = desk.facts.sentence.has(place.at) ? place.at : "";
}

/** Go there, once the records are on screen. The focus is left where it is. @param {DeskState} desk */
export function goBack(desk) {
  const at = desk.returnTo;
  if (!at || !desk.shows("records")) return;
  desk.returnTo = "";
  const sentence = desk.find(`s-${at}`);
  const record = desk.facts.sentence.get(at)?.record;
  if (!sentence || !record) return;
  const first = desk.facts.sentencesOf.get(record.id)?.[0]?.id === at;
  bringUp(desk, (first && sentence.closest("article")) || sentence);
  desk.announce(`You are back where you were: ${record.form}, ${sayDay(record.date)}.`);
}

/** Keep the place whenever it has settled, and before the page is left. @param {DeskState} desk */
export function watchPlace(desk) {
  if (!desk.served) return () => {};
  const stop = new AbortController();
  const { signal } = stop;
  const item = `place:${desk.name}`;
  const first = desk.wide ? desk.paper : desk.pane;
  const restores = history.scrollRestoration;
  history.scrollRestoration = "manual"; // the browser would go by pixels of a page that is not there yet
  let timer = 0;

  function keep() {
    clearTimeout(timer);
    timer = 0;
    if (!desk.shown) return;
    const before = /** @type {Place | undefined} */ (desk.notes.items.get(item));
    const at = desk.returnTo || (desk.shows("records") ? atTop(desk) : before?.at ?? "");
    const now = { step: desk.name, at, agency: desk.agency, pane: desk.wide ? desk.paper : desk.pane };
    const had = before ?? { step: desk.name, at: "", agency: "", pane: first };
    if (Object.entries(now).some(([name, value]) => had[/** @type {keyof Place} */ (name)] !== value)) desk.notes.change(item, now);
  }
  desk.moved = () => {
    timer ||= window.setTimeout(keep, SETTLED_MS);
  };
  document.addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = window.setTimeout(keep, SETTLED_MS);
  }, { signal, capture: true, passive: true });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a[data-step]")) keep();
  }, { signal, capture: true });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && keep(), { signal });
  window.addEventListener("pagehide", keep, { signal });
  return () => {
    clearTimeout(timer);
    stop.abort();
    history.scrollRestoration = restores;
  };
}
