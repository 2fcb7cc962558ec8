/* How the page asks Python for something: over HTTP where a learner's server answers,
   otherwise by messages to the widget's kernel. */
/** @import {Ask, AskOptions, Link, Model} from "./types.js" */

const TIMEOUT_MS = 15_000;

const NO_CONNECTION = "There is no connection at the moment. Your work here is kept; try again shortly.";
const NO_KERNEL =
  "The part of this page that draws has stopped answering. Your saved work is safe. " +
  "Reload the page and try again.";
const NOT_UNDERSTOOD = "Something went wrong on our side. Your work here is kept; try again shortly.";

/** Why an ask came to nothing, in a sentence for the learner. */
export class Problem extends Error {
  /**
   * @param {string} says
   * @param {{again?: boolean, status?: number, reference?: string}} [detail] `again`: whether the
   *   same ask may well succeed later, as when there was no connection.
   */
  constructor(says, { again = false, status = 0, reference = "" } = {}) {
    super(says);
    this.says = reference ? `${says} (Reference ${reference}.)` : says;
    this.again = again;
    this.status = status;
  }
}

/** The sentence for whatever was thrown. @param {unknown} error */
export function sentenceFor(error) {
  return error instanceof Problem ? error.says : NOT_UNDERSTOOD;
}

/**
 * @param {Model} model
 * @param {{api: string, module: string, kernel?: string[]}} where `kernel`: kinds that the kernel
 *   answers even under a server.
 * @returns {Link}
 */
export function makeLink(model, { api, module, kernel = [] }) {
  const messages = askByMessage(model);
  const served = api !== "";
  const url = `${api}${module}`;
  return {
    served,
    ask: (kind, payload, options) =>
      served && !kernel.includes(kind)
        ? askByHttp(url, kind, payload, options)
        : messages.ask(kind, payload, options),
    stop: messages.stop,
  };
}

/**
 * @param {string} url
 * @param {string} kind
 * @param {object} payload
 * @param {AskOptions} [options]
 */
async function askByHttp(url, kind, payload, { keepalive = false, timeout_ms = TIMEOUT_MS } = {}) {
  let response;
  try {
    response = await fetch(url, {
      method: "POST",
      credentials: "same-origin",
      keepalive,
      headers: { "Content-Type": "application/json", "X-XSRFToken": cookie("_xsrf") },
      body: JSON.stringify({ kind, payload }),
      signal: AbortSignal.timeout(timeout_ms),
    });
  } catch {
    throw new Problem(NO_CONNECTION, { again: true });
  }
  const answer = await response.json().catch(() => null);
  if (answer?.ok) return answer.reply;
  const again = response.status >= 500 || response.status === 429;
  const { says = NOT_UNDERSTOOD, reference = "" } = answer?.error ?? {};
  throw new Problem(says, { again, status: response.status, reference });
}

/** @param {string} name */
function cookie(name) {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/**
 * Asks by widget message. The kernel may have gone, and then nothing ever answers: each ask
 * has a time by which it gives up.
 * @param {Model} model
 * @returns {{ask: Ask, stop: () => void}}
 */
function askByMessage(model) {
  let count = 0;
  /** @type {Map<number, {resolve: (reply: any) => void, reject: (problem: Problem) => void}>} */
  const waiting = new Map();

  /** @param {any} content */
  function hear(content) {
    const asked = waiting.get(content?.answer);
    if (!asked) return;
    waiting.delete(content.answer);
    const { says = NOT_UNDERSTOOD, reference = "" } = content.error ?? {};
    if (content.ok) asked.resolve(content.reply);
    else asked.reject(new Problem(says, { reference }));
  }
  model.on("msg:custom", hear);

  return {
    ask: (kind, payload, { timeout_ms = TIMEOUT_MS } = {}) =>
      new Promise((resolve, reject) => {
        const ask = ++count;
        waiting.set(ask, { resolve, reject });
        setTimeout(() => {
          if (waiting.delete(ask)) reject(new Problem(NO_KERNEL, { again: true }));
        }, timeout_ms);
        try {
          model.send({ ask, kind, payload });
        } catch {
          waiting.delete(ask);
          reject(new Problem(NO_KERNEL, { again: true }));
        }
      }),
    stop: () => model.off("msg:custom", hear),
  };
}
