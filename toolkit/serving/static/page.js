// @ts-check
// What every page can do: hide itself at once, change its appearance, and say that it is leaving.

const root = document.documentElement;
const cover = /** @type {HTMLDialogElement} */ (document.getElementById("cover"));
const title = root.dataset.title ?? document.title;
const NEUTRAL_TITLE = "Notes";
const TWICE_MS = 700;

/** @param {"local" | "session"} kind @param {string} name @param {string | null} value */
function remember(kind, name, value) {
  try {
    const storage = kind === "local" ? localStorage : sessionStorage;
    if (value === null) storage.removeItem(name);
    else storage.setItem(name, value);
  } catch {
    // Storage is switched off: it holds for this page only.
  }
}

/* Hide this page. */

/** @type {Element | null} What had the focus when the page was hidden. */
let hadFocus = null;

function hide() {
  if (cover.open) return;
  hadFocus = document.activeElement;
  remember("session", "wp-covered", "yes");
  root.dataset.covered = "yes";
  document.title = NEUTRAL_TITLE;
  cover.showModal(); // above everything, also another open dialog, and everything else inert
}

/* Only its button uncovers. Somebody who is startled presses Esc more than twice, and a browser
   lets a dialog refuse to close only so often: whatever else closes it, it is opened again. */
let asked = false;
cover.querySelector("button")?.addEventListener("click", () => { asked = true; });
cover.addEventListener("cancel", (event) => event.preventDefault());
cover.addEventListener("close", () => {
  if (!asked) return cover.showModal();
  asked = false;
  remember("session", "wp-covered", null);
  delete root.dataset.covered;
  delete root.dataset.title;
  document.title = title;
  const there = hadFocus instanceof HTMLElement && hadFocus.isConnected && hadFocus !== document.body;
  (there ? /** @type {HTMLElement} */ (hadFocus) : titleOrMain())?.focus({ preventScroll: true });
});

/** Where the page begins. */
function titleOrMain() {
  return document.getElementById("step-title") ?? document.getElementById("main");
}

/* Esc twice hides the page. An Esc that something else has used, such as a list that it closes,
   is not counted: whatever uses one calls preventDefault. */
let lastEscape = -Infinity;
addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (cover.open) return event.preventDefault();
  if (event.repeat || event.defaultPrevented || clearsItself(event.target)) return;
  const twice = event.timeStamp - lastEscape < TWICE_MS;
  lastEscape = event.timeStamp;
  if (!twice) return;
  lastEscape = -Infinity;
  event.preventDefault(); // or the same key press would ask the cover to close
  hide();
});

/** Whether Esc empties what has the focus, by the browser itself. @param {EventTarget | null} target */
function clearsItself(target) {
  return target instanceof HTMLInputElement && target.type === "search" && target.value !== "";
}

addEventListener("wp-cover", hide); // early.js hears the button
if (root.dataset.covered) hide();

/* Who went on by a link of the module begins at the title of the step they came to. */

try {
  const went = sessionStorage.getItem("wp-went");
  sessionStorage.removeItem("wp-went");
  if (went === location.pathname && !cover.open) titleOrMain()?.focus({ preventScroll: true });
} catch {
  // Storage is switched off: the focus begins at the top of the page.
}

/* Appearance. */

const THEMES = ["system", "light", "dark"];
const themeButton = /** @type {HTMLElement} */ (document.querySelector("[data-theme-button]"));
const themeName = /** @type {HTMLElement} */ (document.querySelector("[data-theme-name]"));

function showTheme() {
  themeName.textContent = root.dataset.theme ?? "system";
}

themeButton.addEventListener("click", () => {
  const now = THEMES.indexOf(root.dataset.theme ?? "system");
  const next = THEMES[(now + 1) % THEMES.length];
  if (next === "system") delete root.dataset.theme;
  else root.dataset.theme = next;
  remember("local", "wp-theme", next === "system" ? null : next);
  showTheme();
});
themeButton.hidden = false;
showTheme();

/* Times, in the reader's own zone. */

const inWords = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
for (const time of document.querySelectorAll("time[datetime]")) {
  time.textContent = inWords.format(new Date(time.getAttribute("datetime") ?? ""));
}

/* On paper nothing can be opened: print what is folded away too, and fold it again after. Feedback is
   the exception: each of its many lines would bring a passage and a reason, so what is open prints. */

/** @type {HTMLDetailsElement[]} */
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("main details:not(.wp-fb details:not(.wp-fb-both))")].flatMap((one) =>
    one instanceof HTMLDetailsElement && !one.open ? one : [],
  );
  for (const one of folded) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of folded.splice(0)) one.open = false;
});

/* A module takes a moment to open: say so where it was asked for. */

for (const link of document.querySelectorAll("a[data-opens]")) {
  link.addEventListener("click", (event) => {
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    link.setAttribute("aria-disabled", "true");
    link.textContent = "Opening the records…";
  });
}

for (const button of document.querySelectorAll("[data-reload]")) {
  button.addEventListener("click", () => location.reload());
}
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload(); // its kernel ended when it was left
});

export {};
