// @ts-check
// Shows the widgets of a module's page and carries their messages to the kernel and back.
//
// A learner's page shows anywidgets only, so it needs of JupyterLab's machinery just this much:
// the state that came with the page, one websocket, and anywidget's own small interface. Stock
// Voila brings five megabytes for the same.

/**
 * @typedef {{state: Record<string, any>, buffers: {path: (string|number)[], data: string}[]}} Saved
 * @typedef {{kernel: string, models: Record<string, Saved>}} PageData
 * @typedef {{header: {msg_type: string}, content: any, buffers?: DataView[]}} Message
 * @typedef {(...args: any[]) => void} Listener
 */

const READY_WITHIN_MS = 30_000;
const PROTOCOL = "v1.kernel.websocket.jupyter.org";
const MADE_ROOM = 4001; // why the server closed the websocket
const RETRY_MS = [250, 1_000, 2_000, 5_000, 10_000];

const root = document.documentElement;
/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @type {PageData} */
const data = JSON.parse(byId("page-data").textContent ?? "");

/* The websocket to the kernel. */

const session = crypto.randomUUID?.() ?? `${Math.random()}`.slice(2);
/** @type {Map<string, Model>} */
const models = new Map();
/** @type {ArrayBuffer[]} */
const waiting = [];
/** @type {WebSocket | undefined} */
let socket;
let tries = 0;
let gone = false;

function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const path = `api/kernels/${data.kernel}/channels?session_id=${session}`;
  const opened = new WebSocket(`${scheme}://${location.host}/${path}`, PROTOCOL);
  opened.binaryType = "arraybuffer";
  opened.onopen = () => {
    socket = opened;
    tries = 0;
    for (const message of waiting.splice(0)) opened.send(message);
  };
  opened.onmessage = (event) => receive(decode(event.data));
  opened.onclose = ({ code }) => {
    socket = undefined;
    if (code === MADE_ROOM) kernelGone("gone-for-room");
    else if (!gone) void reconnect();
  };
}

async function reconnect() {
  const wait = RETRY_MS[tries++];
  if (wait === undefined) tries = RETRY_MS.length - 1;
  await new Promise((done) => setTimeout(done, wait ?? RETRY_MS[RETRY_MS.length - 1]));
  const answer = await fetch("/healthz").catch(() => null);
  if (answer?.ok && tries > 2) kernelGone(); // the server is there and this kernel is not
  else connect();
}

/** @param {"gone-by-itself" | "gone-for-room"} how */
function kernelGone(how = "gone-by-itself") {
  if (gone) return;
  gone = true;
  byId(how).hidden = false;
  byId("gone").hidden = false;
}

/** @param {string} comm @param {Record<string, unknown>} content */
function sendToKernel(comm, content) {
  const header = {
    msg_id: `${session}-${performance.now()}`,
    msg_type: "comm_msg",
    session,
    username: "",
    date: new Date().toISOString(),
    version: "5.3",
  };
  const message = encode(["shell", header, {}, {}, { comm_id: comm, data: content }]);
  if (socket?.readyState === WebSocket.OPEN) socket.send(message);
  else waiting.push(message);
}

/* Jupyter's binary message: how many offsets, the offsets, then the channel's name, the header,
   the parent's header, metadata and content as JSON, and any buffers. */

/** @param {[string, ...object[]]} parts */
function encode([channel, ...parts]) {
  const texts = [channel, ...parts.map((part) => JSON.stringify(part))];
  const pieces = texts.map((text) => new TextEncoder().encode(text));
  const start = 8 * (pieces.length + 2);
  const bytes = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, start));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, pieces.length + 1, true);
  let offset = start;
  pieces.forEach((piece, n) => {
    view.setUint32(8 * (n + 1), offset, true);
    bytes.set(piece, offset);
    offset += piece.length;
  });
  view.setUint32(8 * (pieces.length + 1), offset, true);
  return bytes.buffer;
}

/**
 * @param {ArrayBuffer} raw
 * @returns {Message}
 */
function decode(raw) {
  const view = new DataView(raw);
  const count = view.getUint32(0, true);
  const offsets = Array.from({ length: count }, (_, n) => view.getUint32(8 * (n + 1), true));
  const pieces = offsets.slice(0, -1).map((start, n) => [start, offsets[n + 1] - start]);
  const [, header, , , content, ...buffers] = pieces;
  /** @param {number[]} piece */
  const parse = ([start, size]) => JSON.parse(new TextDecoder().decode(new Uint8Array(raw, start, size)));
  return {
    header: parse(header),
    content: parse(content),
    buffers: buffers.map(([start, size]) => new DataView(raw, start, size)),
  };
}

/** @param {Message} message */
function receive({ header, content, buffers = [] }) {
  if (header.msg_type === "status" && content.execution_state === "dead") kernelGone();
  if (header.msg_type !== "comm_msg") return;
  const model = models.get(content.comm_id);
  const { method, state, buffer_paths: paths = [], content: custom } = content.data;
  if (method === "custom") model?.emit("msg:custom", custom, buffers);
  if (method !== "update") return;
  place(state, paths, buffers);
  model?.take(state);
}

/**
 * Put buffers where their paths say.
 * @param {any} state @param {(string|number)[][]} paths @param {DataView[]} buffers
 */
function place(state, paths, buffers) {
  paths.forEach((path, n) => {
    const holder = path.slice(0, -1).reduce((value, step) => value[step], state);
    holder[path[path.length - 1]] = buffers[n];
  });
}

/* What a widget's module is given: anywidget's interface of a model. */

class Model {
  /** @type {Map<string, Set<Listener>>} */
  #listeners = new Map();
  /** @type {Record<string, unknown>} */
  #changed = {};

  /** @param {string} id @param {Record<string, any>} state */
  constructor(id, state) {
    this.id = id;
    this.state = state;
  }

  /** @param {string} name */
  get(name) {
    return this.state[name];
  }

  /** @param {string} name @param {unknown} value */
  set(name, value) {
    this.#changed[name] = value;
    this.take({ [name]: value });
  }

  save_changes() {
    const state = this.#changed;
    this.#changed = {};
    if (Object.keys(state).length) {
      sendToKernel(this.id, { method: "update", state, buffer_paths: [] });
    }
  }

  /** @param {unknown} content */
  send(content) {
    sendToKernel(this.id, { method: "custom", content });
  }

  /** @param {string} names @param {Listener} listener */
  on(names, listener) {
    for (const name of names.split(" ")) {
      const known = this.#listeners.get(name) ?? new Set();
      this.#listeners.set(name, known.add(listener));
    }
  }

  /** @param {string} [names] @param {Listener} [listener] */
  off(names, listener) {
    if (names === undefined) return this.#listeners.clear();
    for (const name of names.split(" ")) {
      if (listener) this.#listeners.get(name)?.delete(listener);
      else this.#listeners.delete(name);
    }
  }

  /** @param {string} name @param {...any} details */
  emit(name, ...details) {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(...details);
  }

  /** @param {Record<string, unknown>} state */
  take(state) {
    const changed = Object.keys(state).filter((name) => this.state[name] !== state[name]);
    Object.assign(this.state, state);
    for (const name of changed) this.emit(`change:${name}`, this, state[name]);
    if (changed.length) this.emit("change", this);
  }
}

/* Putting widgets on the page. */

/** @param {string} text */
async function importText(text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    const module = await import(url);
    const widget = module.default ?? module;
    return typeof widget === "function" ? await widget() : widget;
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** @param {string} text */
function addStyle(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}

/** @param {HTMLElement} place */
async function show(place) {
  const model = /** @type {Model} */ (models.get(place.dataset.view ?? ""));
  if (model.get("_css")) addStyle(model.get("_css"));
  const widget = await importText(model.get("_esm"));
  const el = document.createElement("div");
  place.append(el);
  const { signal } = new AbortController(); // a view lives as long as its page
  await widget.initialize?.({ model, signal, experimental: {} });
  await widget.render?.({ model, el, signal, experimental: {} });
}

function admitTrouble() {
  if (root.dataset.ready) return;
  byId("wait").hidden = true;
  byId("trouble").hidden = false;
}

function endKernel() {
  const token = /(?:^|; )_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
  const form = new FormData();
  form.set("_xsrf", decodeURIComponent(token));
  gone = true;
  navigator.sendBeacon(`/voila/api/shutdown/${data.kernel}`, form);
}

for (const [id, { state, buffers }] of Object.entries(data.models)) {
  const bytes = buffers.map(({ data: base64 }) => {
    const binary = atob(base64);
    return new DataView(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer);
  });
  place(state, buffers.map(({ path }) => path), bytes);
  models.set(id, new Model(id, state));
}
connect();
addEventListener("pagehide", endKernel);
setTimeout(admitTrouble, READY_WITHIN_MS);
const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-view]"));
Promise.all([...places].map(show)).catch((error) => {
  console.error(error);
  admitTrouble();
});

export {};
