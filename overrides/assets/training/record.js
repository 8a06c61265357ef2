/** The learner's own page: what was done, files out and in, and a certificate to print. The name stays on this page. */

import { all, button, checkOf, download, make, print } from "./common.js";
import { add, clear, exported, imported, read } from "./store.js";
import { wordsFor } from "./words.js";

/** @typedef {import("./store.js").Attempt} Attempt */

/** What the check number of a certificate covers. @param {{name: string, set: string, at: string, score: string, version: string}} one */
export const certificateCheck = ({ name, set, at, score, version }) =>
  checkOf([name.normalize("NFKC").replaceAll(/\s+/g, " ").trim(), set, at.slice(0, 10), score, version].join("\n"));

/** @param {HTMLElement} root @param {AbortSignal} signal */
export function start(root, signal) {
  const say = wordsFor(root.lang);
  const body = /** @type {HTMLElement} */ (root.querySelector(".tr-body"));
  const status = /** @type {HTMLElement} */ (root.querySelector(".tr-status"));
  const sheet = /** @type {HTMLElement} */ (root.querySelector(".tr-certificate"));
  const name = /** @type {HTMLInputElement} */ (root.querySelector("input[name=name]"));
  const file = /** @type {HTMLInputElement} */ (root.querySelector("input[type=file]"));
  /** @type {HTMLElement} */ (root.querySelector(".tr-live")).hidden = false;

  const show = () => {
    const { book, state } = read();
    if (state !== "kept") status.textContent = say(state);
    const rows = [...book.attempts].reverse().map((one) => make("tr", {}, make("td", {}, one.at.replace("T", " ")), make("td", {}, `${one.title} (${say(one.mode === "exam" ? "exam" : one.kind === "scenario" ? "scenario" : "practice")})`), make("td", {}, `${one.score}/${one.max} ${one.kind === "quiz" ? say(one.passed ? "passed" : "failed") : ""}`), make("td", {}, one.version), make("td", {}, ...(certifies(one) ? [button(say("makeIt"), () => certificate(one))] : []))));
    const heads = [say("when"), say("what"), say("points"), say("version"), say("certificate")].map((words) => make("th", { scope: "col" }, words));
    body.replaceChildren(rows.length ? make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": say("what") }, make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows))) : make("p", {}, say("noRecord")), make("p", { class: "small" }, say("onlyPass")));
  };

  /** @param {Attempt} one */
  const certifies = (one) => one.kind === "quiz" && one.mode === "exam" && one.passed && root.dataset.paths?.split(" ").includes(one.set);

  /** @param {Attempt} one */
  const certificate = (one) => {
    if (!name.value.trim()) {
      status.textContent = say("needName");
      name.focus();
      return;
    }
    const lines = { name: name.value.trim(), set: one.set, at: one.at.slice(0, 10), score: `${one.score}/${one.max}`, version: one.version };
    const facts = [[say("course"), `${one.title} (${one.set})`], [say("points"), lines.score], [say("passedOn"), lines.at], [say("version"), lines.version], [say("code"), certificateCheck(lines)]];
    sheet.replaceChildren(make("h2", { tabindex: "-1", class: "tq-head" }, say("certificate")), make("p", { class: "tr-name" }, lines.name), make("p", {}, say("states")), make("dl", {}, ...facts.flatMap(([term, words]) => [make("dt", {}, term), make("dd", {}, words)])), make("p", { class: "tr-sign" }, make("span", {}, `${say("sign")}: ＿＿＿＿＿＿＿＿`), " ", make("span", {}, `${say("day")}: ＿＿＿＿＿`)), make("p", { class: "small" }, say("verifyAt"), " ", say("limit")), make("p", { class: "small" }, say("source", { v: one.version })), make("p", { class: "tq-buttons" }, button(say("printIt"), () => print(sheet))));
    /** @type {HTMLElement} */ (sheet.firstElementChild).focus();
  };

  /** @param {FileList} files */
  const take = async (files) => {
    const said = [];
    for (const one of files) {
      const record = imported(await one.text());
      if (!record) said.push(say("notJson", { file: one.name }));
      else if (!record.fits) said.push(say("edited", { file: one.name }));
      else {
        const other = record.found.attempts.some((attempt) => attempt.version !== root.dataset.version);
        const state = add(record.found.attempts);
        said.push(say(other ? "other" : "taken", { file: one.name, n: record.found.attempts.length }), ...(state === "kept" ? [] : [say(state)]));
      }
    }
    status.textContent = said.join(" ");
    file.value = "";
    show();
  };

  file.addEventListener("change", () => void (file.files?.length && take(file.files)), { signal });
  addEventListener("storage", show, { signal });
  for (const one of all(root, "button[data-do]")) {
    one.addEventListener("click", () => {
      if (one.dataset.do === "export") download("training-record.json", exported(name.value), "application/json");
      else if (confirm(say("sure"))) {
        clear();
        sheet.replaceChildren();
        status.textContent = say("cleared");
        show();
      }
    }, { signal });
  }
  show();
}
