/* A chronology out to a spreadsheet, and in from one. */
/** @import {DeskState} from "./state.js" */
/** @import {Found} from "./views.js" */
import { saveFile } from "../files.js";
import { html, nothing } from "../lit.js";
import { sentenceFor } from "../link.js";
import { printing } from "./printed.js";
import { plural, shorten } from "./words.js";
import { addEntries } from "./work.js";

const MOST_BYTES = 2_000_000;
const SHOWN = 8;
const LINE = 160;
const TIMEOUT_MS = 60_000;

/** @param {DeskState} desk */
export function exchange(desk) {
  const last = desk.views.exchange;
  return html`<details class="wp-fold">
    <summary>Print, import or export</summary>
    ${printing(desk)}
    <p class="wp-hint">The columns are those a chronology of several agencies has.</p>
    <div class="wp-row">
      <button type="button" class="wp-button" @click=${() => send(desk, "xlsx")}>Export to Excel</button>
      <button type="button" class="wp-button" @click=${() => send(desk, "csv")}>Export to CSV</button>
    </div>
    ${desk.editable
      ? html`<div class="wp-form__field">
          <label for="wp-import">Import from Excel or CSV</label>
          <p class="wp-hint" id="wp-import-help">You see what was found before anything is added.</p>
          <input id="wp-import" type="file" class="wp-file" accept=".csv,.xlsx" aria-describedby="wp-import-help"
            @change=${(/** @type {Event} */ event) => void take(desk, /** @type {HTMLInputElement} */ (event.target))} />
        </div>`
      : nothing}
    <p role="status" class=${last.says ? "wp-notice" : ""}>${last.says}</p>
    ${last.found && desk.editable ? preview(desk, last.found) : nothing}
  </details>`;
}

/** @param {DeskState} desk @param {DeskState["views"]["exchange"]} now */
function say(desk, now) {
  desk.views.exchange = now;
  desk.draw();
}

/** @param {DeskState} desk @param {"csv" | "xlsx"} format */
async function send(desk, format) {
  say(desk, { says: "Preparing the file…", found: null });
  try {
    await desk.work.flush();
    const file = await desk.ask("export", { attempt: desk.work.attempt, format }, { timeout_ms: TIMEOUT_MS });
    saveFile(file);
    say(desk, { says: `Your browser has saved ${file.filename}.`, found: null });
  } catch (error) {
    say(desk, { says: sentenceFor(error), found: null });
  }
}

/** @param {DeskState} desk @param {HTMLInputElement} input */
async function take(desk, input) {
  const file = input.files?.[0];
  if (!file) return;
  if (file.size > MOST_BYTES) {
    return say(desk, { says: "That file is larger than 2 MB, more than a chronology needs.", found: null });
  }
  say(desk, { says: "Reading the file…", found: null });
  try {
    const payload = { attempt: desk.work.attempt, base64: await base64Of(file) };
    const { entries, problems, says } = await desk.ask("import", payload, { timeout_ms: TIMEOUT_MS });
    if (entries.length || problems.length) {
      say(desk, { says: "", found: { filename: file.name, entries, problems, says } });
      desk.focusOn("wp-import-found");
    } else say(desk, { says, found: null });
  } catch (error) {
    say(desk, { says: sentenceFor(error), found: null });
  }
  input.value = "";
}

/** @param {File} file @returns {Promise<string>} */
function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

/** @param {DeskState} desk @param {Found} found */
function preview(desk, { filename, entries, problems, says }) {
  const more = entries.length - SHOWN;
  return html`<div class="wp-card">
    <h3 id="wp-import-found" tabindex="-1">${says || `${plural(entries.length, "entry", "entries")} found in ${filename}`}</h3>
    ${problems.length
      ? html`<p>Left out or changed:</p>
          <ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul>`
      : nothing}
    <ul>
      ${entries.slice(0, SHOWN).map((e) => html`<li><strong>${e.when.said || e.when.typed || "No date"}</strong> ${shorten(e.what, LINE)}</li>`)}
    </ul>
    ${more > 0 ? html`<p>and ${more} more.</p>` : nothing}
    <div class="wp-row">
      ${entries.length
        ? html`<button type="button" class="wp-button wp-button--main" @click=${() => {
            addEntries(desk, entries, filename);
            say(desk, { says: "", found: null });
            desk.focusOn("chronology-title");
          }}>Add ${plural(entries.length, "entry", "entries")}</button>`
        : nothing}
      <button type="button" class="wp-button wp-button--quiet" @click=${() => {
        say(desk, { says: "Nothing was added.", found: null });
        desk.focusOn("wp-import");
      }}>${entries.length ? "Cancel" : "Close"}</button>
    </div>
  </div>`;
}
