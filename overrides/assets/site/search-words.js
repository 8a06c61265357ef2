/** How the search folds and cuts words: the same rules as `units` in scripts/search.py, with the place of each unit in the text. */

/** @typedef {{unit: string, start: number, end: number}} Cut a unit ("" where a sentence breaks) and where it stands */

const SILENT = /['’]/g;
const LONG_END = /ー+(?![ぁ-ゖー])/g; // サーバー is サーバ, but メール is not める
const ARTICLE = /第(?=[0-9]+条)|\bart(?:icle)?s?\.?\s+(?=[0-9])/g;
const UNIT = /[0-9]{1,3}(?:,[0-9]{3})+|[a-z0-9]+|[。、，．,.;:()[\]]|[\p{L}\p{N}]/gu;
const BREAK = new Set("。、，．,.;:()[]");
const SHORTEST = 3;
const PLAIN = /[a-z0-9 \u3041-\u3096\u4e00-\u9fff]/; // letters that stay as they are: most of a text

/** Lower case, full width to half, katakana to hiragana. @param {string} text */
const fold = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(SILENT, "");

/** An English word without the endings of its plural and of its tenses; anything else as it is. @param {string} word */
export function stem(word) {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  const ending = ["ing", "ed", "es", "s"].find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST);
  const bare = ending === undefined || word.endsWith("ss") ? word : word.slice(0, -ending.length);
  return bare.length > SHORTEST ? bare.replace(/e$/, "") : bare;
}

/** @param {string} text @returns {Cut[]} */
export function cut(text) {
  let folded = "";
  /** @type {number[]} for each folded letter the place of the one it came from */
  const from = [];
  let at = 0;
  for (const letter of text) {
    const plain = PLAIN.test(letter) ? letter : fold(letter);
    folded += plain;
    for (let count = 0; count < plain.length; count += 1) from.push(at);
    at += letter.length;
  }
  from.push(at);
  const clean = folded.replace(LONG_END, (gone) => " ".repeat(gone.length)).replace(ARTICLE, (gone) => " ".repeat(gone.length));
  return [...clean.matchAll(UNIT)].map((found) => {
    let after = found.index + found[0].length;
    while (after < from.length - 1 && from[after] === from[after - 1]) after += 1; // a letter that folds into several
    const unit = BREAK.has(found[0]) ? "" : stem(found[0].replaceAll(",", ""));
    return { unit, start: from[found.index], end: from[after] };
  });
}

/** The units of a query or a title. @param {string} text */
export const units = (text) => cut(text.normalize("NFKC")).map((one) => one.unit);

/**
 * Finds every place where units stand one after another.
 *
 * @param {readonly string[]} where
 * @param {readonly string[]} what
 * @returns {number[]} the index of the first unit of each place
 */
export function places(where, what) {
  const found = [];
  for (let at = where.indexOf(what[0]); at >= 0 && what.length > 0; at = where.indexOf(what[0], at + 1)) {
    if (what.every((unit, index) => where[at + index] === unit)) found.push(at);
  }
  return found;
}

const DIGITS = "〇一二三四五六七八九";
const TENS = new Map([["千", 1000], ["百", 100], ["十", 10]]);

/** 七百九条 → 709条. @param {string} text */
export const readNumerals = (text) =>
  text.replace(/[〇一二三四五六七八九十百千]+(?=条)/g, (numeral) => {
    if (![...numeral].some((letter) => TENS.has(letter))) return [...numeral].map((one) => DIGITS.indexOf(one)).join("");
    let sum = 0;
    let digit = 0;
    for (const letter of numeral) {
      const ten = TENS.get(letter);
      if (ten === undefined) digit = DIGITS.indexOf(letter);
      else {
        sum += Math.max(digit, 1) * ten;
        digit = 0;
      }
    }
    return String(sum + digit);
  });

/** art. 709 of the Civil Code → Civil Code art. 709, as the pages write it. @param {string} text */
export const lawFirst = (text) => text.replace(/^art(?:icle)?s?\.?\s*([0-9][0-9.-]*)\s+(?:of\s+)?(?:the\s+)?(.+)$/i, "$2 art. $1");
