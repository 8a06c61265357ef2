/** The trainers' page: many exported records become one table for a spreadsheet; nothing leaves the machine. */

import { download, make } from "./common.js";
import { imported } from "./store.js";
import { wordsFor } from "./words.js";

const COLUMNS = ["name", "set", "title", "kind", "mode", "score", "max", "passed", "at", "lang", "seed", "version", "check", "file"];

/** One cell: quoted, and with a mark before what a spreadsheet would run as a formula. @param {string} text */
export const cell = (text) => `"${(/^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** @param {string[][]} rows @returns {string} with the mark of UTF-8 and the line ends that Excel expects */
export const csv = (rows) => `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/** @param {HTMLElement} root @param {AbortSignal} signal */
export function start(root, signal) {
  const say = wordsFor(root.lang);
  const file = /** @type {HTMLInputElement} */ (root.querySelector("input[type=file]"));
  const status = /** @type {HTMLElement} */ (root.querySelector(".tr-status"));
  const body = /** @type {HTMLElement} */ (root.querySelector(".tr-body"));
  /** @type {HTMLElement} */ (root.querySelector(".tr-live")).hidden = false;

  const merge = async () => {
    const rows = [];
    const states = [];
    const people = new Set();
    const seen = new Set();
    for (const one of file.files ?? []) {
      const record = imported(await one.text());
      states.push([one.name, record ? say(record.fits ? "ok" : "mismatch") : say("notJson", { file: one.name })]);
      for (const attempt of record?.found.attempts ?? []) {
        const known = JSON.stringify([record?.found.name, attempt]);
        if (seen.has(known)) continue;
        seen.add(known);
        people.add(record?.found.name);
        const line = /** @type {Record<string, unknown>} */ ({ ...attempt, name: record?.found.name, check: record?.fits ? "ok" : "MISMATCH", file: one.name });
        rows.push(COLUMNS.map((key) => String(line[key])));
      }
    }
    body.replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, say("file")), make("th", { scope: "col" }, say("state")))), make("tbody", {}, ...states.map((row) => make("tr", {}, ...row.map((words) => make("td", {}, words)))))));
    status.textContent = rows.length ? say("rows", { n: people.size, all: rows.length }) : say("nobody");
    if (rows.length) download("training-records.csv", csv([COLUMNS, ...rows]), "text/csv");
  };
  file.addEventListener("change", () => void (file.files?.length && merge()), { signal });
}
