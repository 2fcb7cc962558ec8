// @ts-check
// A preview's pages load themselves again when a file of the scenario changes, and stay in place.
//
// They ask each second while they can be seen. An open line to the server for each page would be
// quicker, but a browser allows six of them at once, and an author has more pages open than that.

const ASK_MS = 1_000;
const SAVE_WITHIN_MS = 5_000;

const says = /** @type {HTMLElement} */ (document.getElementById("preview-says"));
const mine = document.querySelector("meta[name=wp-stamp]")?.getAttribute("content");
const kept = `wp-preview:${location.pathname}${location.search}`;

/* What is open and where one was, kept over one loading. */

/** @typedef {{y: number, id: string, top: number, open: string[], inner: [string, number][]}} Place */

function keepPlace() {
  if (document.querySelector("[data-broken]")) return; // the place before it broke still holds
  const near = [...document.querySelectorAll("main [id]")].find((one) => one.getBoundingClientRect().bottom > 0);
  /** @type {Place} */
  const place = {
    y: scrollY,
    id: near?.id ?? "",
    top: near?.getBoundingClientRect().top ?? 0,
    open: [...document.querySelectorAll("main details[open][id]")].map((one) => one.id),
    inner: [...document.querySelectorAll("main *")]
      .filter((one) => one.scrollTop > 0)
      .map((one) => [one.className, one.scrollTop]),
  };
  try {
    sessionStorage.setItem(kept, JSON.stringify(place));
  } catch {
    // Storage is switched off: the page begins at its top.
  }
}

function takePlace() {
  if (document.querySelector("[data-broken]")) return;
  /** @type {Place | null} */
  let place = null;
  try {
    place = JSON.parse(sessionStorage.getItem(kept) ?? "null");
    sessionStorage.removeItem(kept);
  } catch {
    // As above.
  }
  if (!place) return;
  for (const id of place.open) {
    const one = document.getElementById(id);
    if (one instanceof HTMLDetailsElement) one.open = true;
  }
  const near = document.getElementById(place.id);
  scrollTo(0, near ? scrollY + near.getBoundingClientRect().top - place.top : place.y);
  for (const [name, top] of place.inner) {
    const [one] = document.getElementsByClassName(name);
    if (one) one.scrollTop = top;
  }
}

/** Run once the page is drawn: a learner's step is not, when it arrives. @param {() => void} run */
function onceDrawn(run) {
  const { documentElement: root } = document;
  if (!document.getElementById("page-data") || root.dataset["ready"]) return void requestAnimationFrame(run);
  new MutationObserver((_, watch) => {
    if (!root.dataset["ready"]) return;
    watch.disconnect();
    requestAnimationFrame(run);
  }).observe(root, { attributes: true, attributeFilter: ["data-ready"] });
}

/* Loading again. */

let leaving = false;

async function loadAgain() {
  leaving = true;
  /** @type {Promise<unknown>[]} */
  const saving = [];
  document.dispatchEvent(new CustomEvent("wp-leaving", { detail: saving }));
  const late = new Promise((_, reject) => setTimeout(reject, SAVE_WITHIN_MS));
  try {
    if (saving.length) await Promise.race([Promise.all(saving), late]);
  } catch {
    leaving = false;
    say("A file has changed. Something on this page could not be saved, so it stays as it is.");
    return;
  }
  keepPlace();
  location.reload();
}

/** @param {string} text */
function say(text) {
  if (says.textContent !== text) says.textContent = text;
}

let away = false;

async function ask() {
  if (leaving || document.visibilityState === "hidden") return;
  const answer = await fetch("/preview/stamp", { cache: "no-store" }).catch(() => null);
  if (!answer) {
    away = true;
    return say("The preview has stopped. Start it again, and this page goes on.");
  }
  // Another preview on the same port does not know this page's cookie.
  if (!answer.ok) return away ? loadAgain() : undefined;
  away = false;
  if ((await answer.text()) !== mine) await loadAgain();
  else say("");
}

async function keepAsking() {
  for (;;) {
    await ask();
    await new Promise((done) => setTimeout(done, ASK_MS));
  }
}

document.addEventListener("visibilitychange", () => void ask());
onceDrawn(takePlace);
void keepAsking();

/* The key's notes: opened by the tag that leads to one, or all at once. */

function openTarget() {
  const one = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(one instanceof HTMLDetailsElement)) return;
  one.open = true;
  one.querySelector("summary")?.focus();
}
addEventListener("hashchange", openTarget);
openTarget();

for (const button of document.querySelectorAll("[data-open-all]")) {
  if (!(button instanceof HTMLElement)) continue;
  const notes = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("main article details"));
  button.hidden = notes.length === 0;
  button.addEventListener("click", () => {
    const open = [...notes].some((one) => !one.open);
    for (const one of notes) one.open = open;
    button.textContent = open ? "Close all notes" : "Open all notes";
  });
}

export {};
