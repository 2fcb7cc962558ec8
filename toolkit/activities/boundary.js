/* When our own code fails: a calm sentence, what to do, and never a blank page. */
import { html, render } from "./lit.js";

/**
 * Watch an activity. Whatever goes wrong in it puts one notice above it, and the rest stays.
 * @param {HTMLElement} host Holds the activity; the notice is put first in it.
 */
export function makeBoundary(host) {
  const place = document.createElement("div");
  host.prepend(place);

  /** @param {unknown} error */
  function caught(error) {
    console.error(error);
    render(notice(), place);
  }

  /** @param {ErrorEvent | PromiseRejectionEvent} event */
  function heard(event) {
    const error = event instanceof ErrorEvent ? event.error : event.reason;
    if (String(error?.stack ?? "").includes("wholepicture/")) caught(error);
  }
  window.addEventListener("error", heard);
  window.addEventListener("unhandledrejection", heard);

  return {
    caught,
    stop() {
      window.removeEventListener("error", heard);
      window.removeEventListener("unhandledrejection", heard);
    },
  };
}

function notice() {
  return html`<div class="wp-notice wp-notice--care" role="alert">
    <p>
      <strong>Something went wrong on this page.</strong> Everything it called saved is safe, and
      what was still on its way is kept in this tab. Reload the page to go on.
    </p>
    <button type="button" class="wp-button" @click=${() => location.reload()}>Reload the page</button>
  </div>`;
}
