// @ts-check
// The record of training: the name as it is typed, the reflection if it is ticked, print, and Word.

const TIMEOUT_MS = 60_000;
const NOT_MADE = "The file could not be made just now. Try again, or print the page.";

/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const form = /** @type {HTMLFormElement} */ (find("record-form"));
const name = /** @type {HTMLInputElement} */ (find("record-name"));
const own = /** @type {HTMLInputElement} */ (find("record-reflection"));
const says = find("record-says");

function show() {
  find("record-named-as").textContent = name.value.trim();
  find("record-named").hidden = !name.value.trim();
  find("record-own").hidden = !own.checked;
}

// A browser may fill a form in again when somebody comes back to the page.
form.reset();
show();
name.addEventListener("input", show);
own.addEventListener("change", show);
for (const id of ["record-print", "record-word"]) find(id).hidden = false;
find("record-print").addEventListener("click", () => window.print());
form.addEventListener("submit", (event) => {
  event.preventDefault();
  void save();
});

async function save() {
  says.textContent = "Preparing the file…";
  try {
    const payload = { name: name.value, reflection: own.checked, today: today() };
    const response = await fetch(`/api/wholepicture/${form.dataset["module"]}`, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-XSRFToken": xsrf() },
      body: JSON.stringify({ kind: "record-file", payload }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await response.json();
    if (!answer.ok) throw new Error(answer.error.says);
    hand(answer.reply);
    says.textContent = `Your browser has saved ${answer.reply.filename}.`;
  } catch {
    says.textContent = NOT_MADE;
  }
}

/** @param {{base64: string, mime: string, filename: string}} file */
function hand(file) {
  const bytes = Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: file.mime }));
  link.download = file.filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TIMEOUT_MS);
}

/** The day it is here, as 2026-11-23. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

function xsrf() {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith("_xsrf="));
  return found ? decodeURIComponent(found.slice("_xsrf=".length)) : "";
}

export {};
