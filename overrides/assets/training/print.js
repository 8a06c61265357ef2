/** A sheet of the trainer's kit that is printed by itself. */

import { button, make, print } from "./common.js";
import { wordsFor } from "./words.js";

/** @param {HTMLElement} root */
export function start(root) {
  if (!root.querySelector(".tq-buttons")) root.append(make("p", { class: "tq-buttons" }, button(wordsFor(root.lang)("printIt"), () => print(root))));
}
