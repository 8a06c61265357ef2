/** The learner's record in this browser: attempts and unfinished quizzes, safe with two tabs, closed or full storage, and odd files. */

import { checkOf } from "./common.js";

const KEY = "leak-training";
const BROKEN = `${KEY}-broken`;
export const FORMAT = "leak-liability-training/1";

/**
 * @typedef {{id: string, set: string, title: string, kind: "quiz" | "scenario", mode: string, lang: string, seed: number, score: number,
 *   max: number, passed: boolean, at: string, version: string, answers: Record<string, string>}} Attempt
 * @typedef {{seed: number, mode: string, count: number, answers: Record<string, string>, tab: string}} Progress
 * @typedef {{attempts: Attempt[], progress: Record<string, Progress>}} Book
 * @typedef {{format: string, name: string, attempts: Attempt[], check: string}} Exported
 */

/** This tab among others. */
const TAB = String(Math.random());

/** What is kept while storage is closed. @type {Book} */
let memory = { attempts: [], progress: {} };

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} one @returns {one is Attempt} */
function isAttempt(one) {
  if (!isObject(one)) return false;
  const words = ["id", "set", "title", "kind", "mode", "lang", "at", "version"].every((key) => typeof one[key] === "string" && String(one[key]).length < 300);
  const numbers = [one.score, one.max, one.seed].every((value) => typeof value === "number" && Number.isFinite(value));
  return words && numbers && typeof one.passed === "boolean" && isObject(one.answers);
}

/** The browser's own storage: where it is closed, the stand-in made for the theme forgets with the page, so it keeps nothing. */
function lasting() {
  const found = localStorage;
  if (!(found instanceof Storage)) throw new TypeError("closed");
  return found;
}

/** @returns {{book: Book, state: "kept" | "off" | "broken"}} */
export function read() {
  let text = null;
  try {
    text = lasting().getItem(KEY);
  } catch {
    return { book: memory, state: "off" };
  }
  if (text === null) return { book: memory, state: "kept" };
  try {
    const found = JSON.parse(text);
    if (!isObject(found) || !Array.isArray(found.attempts) || !isObject(found.progress)) throw new TypeError("no record");
    return { book: /** @type {Book} */ ({ attempts: found.attempts.filter(isAttempt), progress: found.progress }), state: "kept" };
  } catch {
    try {
      localStorage.setItem(BROKEN, text);
      localStorage.removeItem(KEY);
    } catch {
      // It stays where it is; nothing is written over it before the next change.
    }
    return { book: memory, state: "broken" };
  }
}

/** Reads again, changes, writes: what another tab wrote meanwhile stays. @param {(book: Book) => void} change @returns {"kept" | "off" | "broken"} */
function update(change) {
  const { book, state } = read();
  const known = new Set(book.attempts.map((one) => one.id));
  book.attempts.push(...memory.attempts.filter((one) => !known.has(one.id)));
  change(book);
  memory = book;
  try {
    lasting().setItem(KEY, JSON.stringify(book));
    return state;
  } catch {
    return "off";
  }
}

/** @param {Attempt[]} found */
export const add = (found) =>
  update((book) => {
    const known = new Set(book.attempts.map((one) => one.id));
    book.attempts.push(...found.filter((one) => !known.has(one.id)));
  });

/** Forgets everything, what could not be read too. */
export function clear() {
  const state = update((book) => {
    memory.attempts = [];
    book.attempts.length = 0;
    book.progress = {};
  });
  try {
    lasting().removeItem(BROKEN);
  } catch {
    // Without storage there is nothing to remove.
  }
  return state;
}

/** Where quizzes and scenarios of the site keep what they did. */
export const keeper = {
  /** @param {string} set @returns {Progress | undefined} */
  progress: (set) => read().book.progress[set],
  /** Keeps an unfinished quiz together with the answers of another tab; `tabs` says that there was one. @param {string} set @param {Omit<Progress, "tab"> | null} own */
  save(set, own) {
    let tabs = false;
    const state = update((book) => {
      const other = book.progress[set];
      const same = own && other && other.seed === own.seed && other.mode === own.mode;
      tabs = Boolean(same && other.tab !== TAB);
      if (own) book.progress[set] = { ...own, answers: { ...(same ? other.answers : {}), ...own.answers }, tab: TAB };
      else delete book.progress[set];
    });
    return tabs ? /** @type {const} */ ("tabs") : state;
  },
  /** A quiz that is taken up again belongs to this tab. @param {string} set */
  adopt: (set) => void update((book) => book.progress[set] && (book.progress[set].tab = TAB)),
  /** @param {Omit<Attempt, "id">} attempt */
  done: (attempt) => add([{ ...attempt, id: `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}` }]),
};

/**
 * What became of a save: kept here or sent to a learning management system, or why not.
 *
 * @typedef {"kept" | "sent" | "off" | "unsent" | "broken" | "tabs"} Kept
 * @typedef {{progress(set: string): Progress | undefined, save(set: string, own: Omit<Progress, "tab"> | null): Kept, adopt(set: string): void, done(attempt: Omit<Attempt, "id">): Kept}} Keeper
 */

/** @param {Omit<Exported, "check">} one the check covers exactly this */
const checked = ({ format, name, attempts }) => checkOf(JSON.stringify([format, name, attempts]));

/** @param {string} name @returns {string} the file: readable JSON with its check number */
export function exported(name) {
  const body = { format: FORMAT, name: name.normalize("NFC"), attempts: read().book.attempts };
  return `${JSON.stringify({ ...body, check: checked(body) }, null, 1)}\n`;
}

/** @param {string} text @returns {{found: Exported, fits: boolean} | null} null: no record at all */
export function imported(text) {
  try {
    const found = JSON.parse(text);
    if (!isObject(found) || found.format !== FORMAT || !Array.isArray(found.attempts) || typeof found.name !== "string") return null;
    if (!found.attempts.every(isAttempt)) return null;
    const body = /** @type {Exported} */ (/** @type {unknown} */ (found));
    return { found: body, fits: checked(body) === body.check };
  } catch {
    return null;
  }
}
