/* A file that Python made, handed to the browser to save. */

const KEPT_MS = 60_000;

/** @param {{base64: string, mime: string, filename: string}} file */
export function saveFile({ base64, mime, filename }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: mime }));
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

/** The day it is where the learner is, as 2026-11-23. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}
