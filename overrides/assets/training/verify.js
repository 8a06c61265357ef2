/** Checks offline whether the number of a certificate fits what is written on it. */

import { certificateCheck } from "./record.js";
import { wordsFor } from "./words.js";

/** @param {HTMLElement} root @param {AbortSignal} signal */
export function start(root, signal) {
  const say = wordsFor(root.lang);
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  const status = /** @type {HTMLElement} */ (root.querySelector(".tr-status"));
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = new FormData(form);
    const field = (/** @type {string} */ key) => String(asked.get(key) ?? "").normalize("NFKC").trim();
    const [name, set, at, score, version] = ["name", "set", "at", "score", "version"].map(field);
    const fits = certificateCheck({ name, set, at, score: score.replaceAll(" ", ""), version }) === field("code").toLowerCase();
    const old = fits && version !== root.dataset.version ? ` ${say("old", { n: version })}` : "";
    status.textContent = `${say(fits ? "fits" : "fitsNot")}${old} ${say("limit")}`;
    status.dataset.state = fits ? "fits" : "fits-not";
  }, { signal });
}
