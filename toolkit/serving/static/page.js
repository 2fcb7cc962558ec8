// @ts-check
// What every page can do: hide itself at once, change its appearance, and say that it is leaving.

const root = document.documentElement;
const cover = /** @type {HTMLDialogElement} */ (document.getElementById("cover"));
const title = document.title;
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

function hide() {
  if (cover.open) return;
  remember("session", "wp-covered", "yes");
  root.dataset.covered = "yes";
  document.title = NEUTRAL_TITLE;
  cover.showModal(); // above everything, also another open dialog, and everything else inert
}

cover.addEventListener("close", () => {
  remember("session", "wp-covered", null);
  delete root.dataset.covered;
  document.title = title;
});

let lastEscape = -Infinity;
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Escape" || event.repeat || cover.open) return;
    const twice = event.timeStamp - lastEscape < TWICE_MS;
    lastEscape = event.timeStamp;
    if (!twice) return;
    lastEscape = -Infinity;
    event.preventDefault(); // or the same key press would close the cover again
    event.stopPropagation();
    hide();
  },
  { capture: true },
);

for (const button of document.querySelectorAll("[data-cover]")) {
  if (button instanceof HTMLElement) button.hidden = false;
  button.addEventListener("click", hide);
}
if (root.dataset.covered) hide();

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
