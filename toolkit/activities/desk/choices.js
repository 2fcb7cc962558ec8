/* The answers a learner can choose from, in words. */
/** @import {YesNo} from "./types.js" */

export const BASIS = /** @type {const} */ ([
  { value: "observed", label: "The writer saw or heard it" },
  { value: "reported", label: "The writer was told it" },
  { value: "opinion", label: "It is the writer’s opinion" },
]);
/** @type {{value: YesNo, label: string}[]} */
export const YES_NO = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "not-recorded", label: "The record does not say" },
];
export const SIGNIFICANCE = [
  { value: 0, label: "0. Routine", help: "Nothing here would worry anyone by itself." },
  { value: 1, label: "1. Worth noting", help: "Small, but part of a pattern." },
  { value: 2, label: "2. Significant", help: "Someone should have asked or acted." },
  { value: 3, label: "3. Turning point", help: "After this, things should have changed." },
];
