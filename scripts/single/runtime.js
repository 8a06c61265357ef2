/** The single-file edition: the packed engine and image stand in the page as text. */

/** @param {string} id */
const packed = (id) => document.getElementById(id)?.textContent ?? "";

export const RUNTIME = { engine: packed("engine"), image: packed("image") };
export const VARIANTS = ["image"];
