/* Naming what is picked, and the signs named so far. */
/** @import {MarkedSign} from "./types.js" */
/** @import {DeskState} from "./state.js" */
import { html, nothing, repeat } from "../lit.js";
import { browse, chooser } from "./chooser.js";
import { quotes, textArea } from "./fields.js";
import { backToRecords } from "./picks.js";
import { plural } from "./words.js";
import { addSign, changeSign, removeSign, withPicks } from "./work.js";

/** @param {DeskState} desk */
export function signsPane(desk) {
  const { signs } = desk;
  return html`<div class="wp-paper">
    ${desk.editable && desk.picks.size ? naming(desk) : nothing}
    <h2 id="signs-title" tabindex="-1" class="wp-pane__title">
      Signs you have marked <span class="wp-count">${plural(signs.length, "sign")}</span>
    </h2>
    ${signs.length ? nothing : html`<p class="wp-empty">No signs yet.</p>`}
    ${desk.facts.groups.map((group) => {
      const own = signs.filter((sign) => desk.facts.groupOf.get(sign.indicator) === group);
      return own.length
        ? html`<section aria-labelledby="signs-${group.id}">
            <h3 id="signs-${group.id}" class="wp-group">${group.name}</h3>
            <ul class="wp-signs">${repeat(own, (sign) => sign.id, (sign) => signView(desk, sign))}</ul>
          </section>`
        : nothing;
    })}
    ${desk.editable && !desk.picks.size
      ? html`<h2 class="wp-pane__title">The signs you can name</h2>
          <p class="wp-hint">Pick one sentence or more in the records, then press Name a sign. Read what each sign means here.</p>
          ${browse(desk.facts.groups, null)}`
      : nothing}
  </div>`;
}

/** The picked sentences, waiting for a name. @param {DeskState} desk */
function naming(desk) {
  const { picked } = desk;
  return html`<section class="wp-card wp-naming" aria-labelledby="naming-title">
    <h2 id="naming-title" class="wp-pane__title">Name a sign</h2>
    ${quotes(desk, {
      id: "naming-quotes",
      sentences: picked,
      ...(picked.length > 1
        ? {
            remove: (/** @type {string} */ id) => {
              desk.picks.delete(id);
              desk.draw();
            },
          }
        : {}),
    })}
    ${chooser(desk, {
      id: "choose-sign",
      label: "What is it a sign of?",
      choose: (indicator) => {
        if (addSign(desk, indicator)) backToRecords(desk);
      },
    })}
  </section>`;
}

/** @param {DeskState} desk @param {MarkedSign} sign */
function signView(desk, sign) {
  const indicator = desk.facts.indicator.get(sign.indicator);
  const open = desk.openSign === sign.id;
  const refused = desk.work.refused.get(`sign:${sign.id}`);
  return html`<li class="wp-card wp-sign">
    <h4 id="sign-${sign.id}" tabindex="-1" class="wp-sign__name">${indicator?.name ?? "A sign that is not in the list"}</h4>
    <p class="wp-hint">${indicator?.means}</p>
    ${refused ? html`<p class="wp-notice wp-notice--care" role="alert">This is not saved: ${refused}</p>` : nothing}
    ${open
      ? nothing
      : html`${quotes(desk, { id: `sign-quotes-${sign.id}`, sentences: sign.sentences })}
          ${sign.note ? html`<p class="wp-sign__note">${sign.note}</p>` : nothing}`}
    ${desk.editable
      ? html`<div class="wp-row">
          <button type="button" class="wp-button" id="change-${sign.id}" aria-expanded=${open} @click=${() => {
            desk.openSign = open ? "" : sign.id;
            desk.undo.endBurst();
            desk.draw();
          }}>${open ? "Done" : "Change"}<span class="wp-unseen"> ${indicator?.name}</span></button>
          <button type="button" class="wp-button wp-button--quiet" @click=${() => removeSign(desk, sign.id)}>
            Remove<span class="wp-unseen"> ${indicator?.name}</span>
          </button>
        </div>`
      : nothing}
    ${open && desk.editable ? form(desk, sign) : nothing}
  </li>`;
}

/** @param {DeskState} desk @param {MarkedSign} sign */
function form(desk, sign) {
  const { id, sentences } = sign;
  return html`<div class="wp-form">
    ${quotes(desk, {
      id: `sign-quotes-${id}`,
      sentences,
      ...(sentences.length > 1
        ? { remove: (/** @type {string} */ one) => changeSign(desk, id, { sentences: sentences.filter((had) => had !== one) }) }
        : {}),
      add: () => changeSign(desk, id, { sentences: withPicks(desk, sentences) }),
    })}
    ${chooser(desk, {
      id: `rename-${id}`,
      label: "Call it something else",
      choose: (indicator) => {
        changeSign(desk, id, { indicator });
        desk.announce(`Changed to: ${desk.facts.indicator.get(indicator)?.name}.`);
        desk.focusOn(`change-${id}`);
      },
    })}
    ${textArea(desk, {
      id: `note-${id}`, label: "Your note (optional)", value: sign.note,
      change: (note) => changeSign(desk, id, { note }, { typing: true }),
    })}
  </div>`;
}
