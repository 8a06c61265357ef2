/** What quiz, scenarios and records share: making elements, a shuffle that a seed repeats, a check number, dates and yen. */

/** @typedef {Record<string, string | boolean | ((event: Event) => void)>} Attributes */

/**
 * Makes an element. Text stays text: nothing here reads HTML.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Attributes} [attributes] `onclick` and the like are listeners, true is an empty attribute
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** @param {string} words @param {(event: Event) => void} onclick @param {string} [kind] */
export const button = (words, onclick, kind = "") => make("button", { type: "button", class: `md-button ${kind}`.trim(), onclick }, words);

/** Copies what an element holds, without its ids: the original stays where it is. @param {Element | null | undefined} element */
export function contents(element) {
  const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
  for (const one of copy?.querySelectorAll("[id]") ?? []) one.removeAttribute("id");
  return [...(copy?.childNodes ?? [])];
}

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
export const all = (root, selector) => [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];

/** Numbers from 0 to 1 that a seed repeats (mulberry32). @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @template T @param {readonly T[]} list @param {() => number} next @returns {T[]} */
export function shuffled(list, next) {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  return mixed;
}

/** CRC-32 of a text as eight hexadecimal digits: finds slips and simple edits, not forgery. @param {string} text */
export function checkOf(text) {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/** What a person types as a number, full-width digits and commas included. @param {string} text */
export function number(text) {
  const plain = text.normalize("NFKC").replaceAll(/[,\s]/g, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** An estimate to three significant figures, as the pages say amounts: 約413万円, about ¥4.13 million. @param {number} yen @param {string} lang */
export function money(yen, lang) {
  const rounded = Number(yen.toPrecision(3));
  const about = rounded === yen ? "" : lang === "ja" ? "約" : "about ";
  if (lang !== "ja") return rounded < 1e6 ? `${about}¥${rounded.toLocaleString("en")}` : `${about}¥${rounded / 1e6} million`;
  const parts = [[Math.floor(rounded / 1e8), "億"], [Math.floor(rounded / 1e4) % 1e4, "万"], [rounded % 1e4, ""]];
  const said = parts.map(([part, word]) => (part ? part.toLocaleString("ja") + word : "")).join("");
  return `${about}${said || "0"}円`;
}

/** A moment of a scenario, kept as if it were UTC so that no reader's time zone moves it. @param {number} time @param {string} lang */
export const moment = (time, lang) =>
  new Intl.DateTimeFormat(lang === "ja" ? "ja" : "en-GB", { dateStyle: "full", timeStyle: "short", timeZone: "UTC" }).format(time);

/** The reader's own day and minute. */
export const now = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** Hands the reader a file. @param {string} name @param {string} text @param {string} type */
export function download(name, text, type) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Prints one part of the page alone. @param {Element} part */
export function print(part) {
  document.documentElement.classList.add("training-print");
  part.classList.add("training-sheet");
  addEventListener("afterprint", () => {
    document.documentElement.classList.remove("training-print");
    part.classList.remove("training-sheet");
  }, { once: true });
  globalThis.print();
}
