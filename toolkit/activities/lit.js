/* The part of lit-html we use, under one name; see _vendor/README.md. */
export { html, nothing, render } from "./_vendor/lit-html/lit-html.js";
export { guard } from "./_vendor/lit-html/directives/guard.js";
export { live } from "./_vendor/lit-html/directives/live.js";
export { repeat } from "./_vendor/lit-html/directives/repeat.js";
