/** What the assessment keeps in this browser, and how saved files are read: as hostile text. Nothing is ever sent. */

/**
 * @typedef {import("../calc/element.js").Entered} Entered
 * @typedef {{name: string, edition: number, on: string, inputs: Record<string, string>}} Saved
 * @typedef {"tooBig" | "notJson" | "notOurs" | "newer" | "empty"} Trouble
 */

const PREFIX = "leak-assess";
const CURRENT = `${PREFIX}.current`;
const LIST = `${PREFIX}.saved`;
const MARK = "leak_assessment";
const LONGEST_FILE = 200_000;
const LONGEST_VALUE = 8_000;
const LONGEST_NAME = 60;
const MOST_INPUTS = 200;
const MOST_SAVED = 50;

/** Why a file cannot be opened. */
export class FileTrouble extends Error {
  /** @param {Trouble} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** @returns {Storage | null} null where the browser forbids storage and the theme was given a stand-in that forgets with the page */
function storage() {
  try {
    return window.localStorage instanceof Storage ? window.localStorage : null;
  } catch {
    return null;
  }
}

/** @param {string} key @returns {unknown} */
function read(key) {
  try {
    return JSON.parse(storage()?.getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} key @param {unknown} value @returns {boolean} false where it could not be kept */
function write(key, value) {
  try {
    storage()?.setItem(key, JSON.stringify(value));
    return storage() !== null;
  } catch {
    return false;
  }
}

/** @param {Entered} entered @param {string} [name] @returns {Saved} */
export function pack({ values, on, edition }, name = "") {
  return { name: name.trim().slice(0, LONGEST_NAME), edition, on, inputs: Object.fromEntries(values) };
}

/** @param {Saved} saved @returns {Entered} */
export function unpack({ on, inputs, edition }) {
  return { values: new Map(Object.entries(inputs)), on, edition };
}

/** @param {Saved} saved @returns {boolean} */
export function keepCurrent(saved) {
  return write(CURRENT, saved);
}

/** @returns {Saved | null} what was typed last, if anything */
export function current() {
  const found = saved(read(CURRENT));
  return found && Object.keys(found.inputs).length > 0 ? found : null;
}

export function forgetCurrent() {
  storage()?.removeItem(CURRENT);
}

/** @returns {Saved[]} */
export function all() {
  const found = read(LIST);
  return Array.isArray(found) ? found.map(saved).filter((one) => one !== null) : [];
}

/** Keeps it under its name; one of the same name is replaced. @param {Saved} one @returns {boolean} */
export function keep(one) {
  const rest = all().filter(({ name }) => name !== one.name);
  return write(LIST, [one, ...rest].slice(0, MOST_SAVED));
}

/** @param {string} name */
export function forget(name) {
  write(
    LIST,
    all().filter((one) => one.name !== name),
  );
}

/** Removes everything the assessment ever kept in this browser. */
export function forgetAll() {
  for (const place of [storage(), session()]) {
    for (const key of Object.keys(place ?? {})) if (key.startsWith(PREFIX)) place?.removeItem(key);
  }
}

function session() {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}

/** @param {Saved} one @returns {string} the text of a file, which the command line reads too */
export function fileText({ edition, ...one }) {
  return `${JSON.stringify({ [MARK]: edition, ...one }, null, 1)}\n`;
}

/**
 * @param {File} file
 * @param {number} edition the newest that this page can read
 * @returns {Promise<Saved>} rejected with `FileTrouble`
 */
export async function openFile(file, edition) {
  if (file.size > LONGEST_FILE) throw new FileTrouble("tooBig");
  return readFile(await file.text(), edition);
}

/** @param {string} text @param {number} edition @returns {Saved} */
export function readFile(text, edition) {
  /** @type {unknown} */
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    throw new FileTrouble("notJson");
  }
  if (!isRecord(body) || !Object.hasOwn(body, MARK)) throw new FileTrouble("notOurs");
  const written = Number(body[MARK]);
  if (!Number.isInteger(written) || written < 1) throw new FileTrouble("notOurs");
  if (written > edition) throw new FileTrouble("newer");
  const found = saved({ ...body, edition: written });
  if (found === null) throw new FileTrouble("notOurs");
  if (Object.keys(found.inputs).length === 0) throw new FileTrouble("empty");
  return found;
}

/** @param {unknown} body @returns {Saved | null} with every value as somebody would type it */
function saved(body) {
  if (!isRecord(body) || !isRecord(body.inputs)) return null;
  const pairs = Object.entries(body.inputs).slice(0, MOST_INPUTS);
  /** @type {[string, string][]} */
  const typed = [];
  for (const [name, value] of pairs) {
    const text = typedText(value);
    if (text !== "" && text.length <= LONGEST_VALUE && /^[a-z_]{1,40}$/.test(name)) typed.push([name, text]);
  }
  const edition = Number.isInteger(body.edition) ? Number(body.edition) : 1;
  return { name: short(body.name, LONGEST_NAME), edition, on: short(body.on, 32), inputs: Object.fromEntries(typed) };
}

/** @param {unknown} value @returns {string} */
function typedText(value) {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return value.filter((one) => typeof one === "string").join(",");
  if (isRecord(value)) return [value.low, value.mid, value.high].map(String).join("~");
  return "";
}

/** @param {unknown} text @param {number} longest */
function short(text, longest) {
  return typeof text === "string" ? text.trim().slice(0, longest) : "";
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
