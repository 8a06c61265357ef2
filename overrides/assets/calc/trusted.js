/** The one place where text becomes HTML, a block of JSON or the address of a worker, under the Trusted Types policy "leak-calculator". */

import { KEEPER, WORKER, WORKER_TYPE } from "./addresses.js";

/**
 * @typedef {{createHTML(text: string): string, createScript(text: string): string, createScriptURL(text: string): string}} Policy
 * @typedef {{createPolicy(name: string, rules: Policy): Policy}} PolicyFactory
 */

/** @type {Policy} */
const rules = {
  // Only the HTML of calculators/render.py comes here; it escapes everything a user typed.
  createHTML: (text) => text,
  createScript: (text) => {
    // JSON does nothing; anything else throws here.
    JSON.parse(text);
    return text;
  },
  createScriptURL: (text) => {
    if (text !== WORKER && text !== KEEPER) throw new TypeError("not a worker of this site");
    return text;
  },
};

// TypeScript's own declarations of the browser know nothing of Trusted Types.
const factory = /** @type {{trustedTypes?: PolicyFactory}} */ (/** @type {unknown} */ (globalThis)).trustedTypes;
const policy = factory ? factory.createPolicy("leak-calculator", rules) : rules;

/**
 * Puts HTML written by the Python renderer in the place of what an element held.
 *
 * @param {Element} place
 * @param {string} html
 */
export function show(place, html) {
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(html);
  place.replaceChildren(template.content);
}

/** @param {string} json @returns {HTMLScriptElement} a block of data that the browser never runs */
export function dataBlock(json) {
  const script = document.createElement("script");
  script.type = "application/json";
  script.text = policy.createScript(json);
  return script;
}

/** @returns {Worker} a new worker with its own Python interpreter, not yet started */
export function newWorker() {
  return new Worker(policy.createScriptURL(WORKER), { type: WORKER_TYPE, name: "leak-calculator" });
}

/** @returns {string} where the service worker that keeps the guide stands */
export function keeperAddress() {
  return policy.createScriptURL(KEEPER);
}
