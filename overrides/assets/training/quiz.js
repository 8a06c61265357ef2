/** The quiz player: asks the questions that stand on the page, in an order that its seed repeats; they stay readable without it. */

import { all, button, contents, make, now, number, print, random, shuffled } from "./common.js";
import { keeper as site } from "./store.js";
import { wordsFor } from "./words.js";

/** @typedef {import("./store.js").Keeper} Keeper */
/** @typedef {{set: string, title: string, pass: number, mode: string, seed: number, count: number, ids: string[], answers: Record<string, string>, at: number, tried: Set<string>}} Run */

/** @param {HTMLElement} root @param {AbortSignal} signal @param {Keeper} [keeper] */
export function start(root, signal, keeper = site) {
  new Quiz(root, keeper).begin(signal);
}

/** Whether an answer is right: keys joined by commas, or a number. @param {HTMLElement} question @param {string} answer */
export function isRight(question, answer) {
  const { type, answer: wanted = "", within = "0" } = question.dataset;
  if (type === "number") return Math.abs((number(answer) ?? NaN) - Number(wanted)) <= Number(within);
  return answer === wanted;
}

class Quiz {
  /** @param {HTMLElement} root @param {Keeper} keeper */
  constructor(root, keeper) {
    this.root = root;
    this.keeper = keeper;
    this.say = wordsFor(root.lang);
    this.form = /** @type {HTMLFormElement} */ (root.querySelector(".tq-setup"));
    this.stage = /** @type {HTMLElement} */ (root.querySelector(".tq-stage"));
    this.status = /** @type {HTMLElement} */ (root.querySelector(".tq-status"));
    this.notice = /** @type {HTMLElement} */ (root.querySelector(".tq-notice"));
    /** @type {Map<string, HTMLElement>} */
    this.bank = new Map(all(root, ".tq").map((one) => [one.dataset.id ?? "", one]));
  }

  /** @param {AbortSignal} signal */
  begin(signal) {
    this.form.hidden = false;
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.go(this.asked()); }, { signal });
    this.form.addEventListener("input", () => this.offer(), { signal });
    this.form.querySelector(".tq-sheet")?.addEventListener("click", () => this.sheet(this.asked()), { signal });
    addEventListener("hashchange", () => this.fromAddress(), { signal });
    this.field("seed").value ||= String(Math.floor(Math.random() * 9000) + 1000);
    this.fromAddress();
  }

  /** @param {string} name */
  field(name) {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
  }

  /** `#set=all-staff&mode=exam&seed=1234` chooses; anything unknown is left alone. */
  fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const set = [...this.form.querySelectorAll("option")].some((one) => one.value === asked.get("set"));
    if (set) this.field("set").value = asked.get("set") ?? "";
    if (["practice", "exam"].includes(asked.get("mode") ?? "")) this.field("mode").value = asked.get("mode") ?? "";
    if (/^\d{1,6}$/.test(asked.get("seed") ?? "")) this.field("seed").value = asked.get("seed") ?? "";
    this.offer();
    if (set) this.form.scrollIntoView();
  }

  /** What the form asks for. @returns {Run} */
  asked() {
    const chosen = /** @type {HTMLOptionElement} */ (this.form.querySelector("option:checked"));
    const seed = Math.min(Math.abs(Math.trunc(number(this.field("seed").value) ?? 1)), 999_999);
    const count = Math.max(1, Math.trunc(number(this.field("count").value) ?? 10));
    return this.run({ set: chosen.value, mode: this.field("mode").value, seed, count, answers: {} });
  }

  /** A run with its questions in order. @param {Pick<Run, "set" | "mode" | "seed" | "count" | "answers">} given @returns {Run} */
  run(given) {
    const chosen = /** @type {HTMLOptionElement | undefined} */ ([...this.form.querySelectorAll("option")].find((one) => one.value === given.set));
    const listed = (chosen?.dataset.questions ?? "").split(" ").filter((id) => this.bank.has(id));
    const mixed = shuffled(listed, random(given.seed));
    const ids = chosen?.dataset.pass ? mixed : mixed.slice(0, given.count);
    return { ...given, title: chosen?.label ?? given.set, pass: Number(chosen?.dataset.pass ?? 0.8), ids, at: 0, tried: new Set() };
  }

  /** Offers to go on with what was begun. */
  offer() {
    const set = this.field("set").value;
    const old = this.keeper.progress(set);
    const place = /** @type {HTMLElement} */ (this.form.querySelector(".tq-resume"));
    place.replaceChildren();
    if (!old) return;
    const go = () => {
      const run = this.run({ ...old, set, answers: { ...old.answers } });
      run.at = Math.max(0, run.ids.findIndex((id) => !(id in run.answers)));
      if (run.ids.every((id) => id in run.answers)) run.at = run.ids.length - 1;
      if (run.mode === "practice") run.tried = new Set(Object.keys(run.answers));
      this.keeper.adopt(set);
      this.go(run);
    };
    place.append(button(this.say("resume", { n: Object.keys(old.answers).length }), go));
  }

  /** @param {Run} run */
  go(run) {
    this.now = run;
    this.form.hidden = true;
    if (!run.ids.length) {
      this.form.hidden = false;
      this.notice.textContent = this.say("none");
    } else this.ask();
  }

  /** @param {string} words */
  tell(words) {
    this.status.textContent = words;
  }

  /** Says it where the last save did not go as it should. @param {import("./store.js").Kept} state */
  warn(state) {
    const words = state === "kept" || state === "sent" ? "" : this.say(state);
    if (this.notice.textContent !== words) this.notice.textContent = words; // else it would be read aloud after every answer
  }

  /** The open run. @returns {Run} */
  get open() {
    return /** @type {Run} */ (this.now);
  }

  ask() {
    const run = this.open;
    const id = run.ids[run.at];
    const question = /** @type {HTMLElement} */ (this.bank.get(id));
    const { type } = question.dataset;
    const head = make("h2", { tabindex: "-1", class: "tq-head" }, this.say("of", { n: run.at + 1, all: run.ids.length }));
    const hint = type === "multiple" ? this.say("many") : type === "ordering" ? this.say("order") : "";
    const box = make("fieldset", {}, make("legend", {}, ...contents(question.querySelector(".tq-ask"))), ...(hint ? [make("p", { class: "small" }, hint)] : []));
    box.append(type === "number" ? this.typed(question, run.answers[id]) : type === "ordering" ? this.ordered(question, run.answers[id]) : this.chosen(question, run.answers[id]));
    const feedback = make("div", { class: "tq-feedback" });
    const row = make("p", { class: "tq-buttons" });
    this.stage.replaceChildren(head, box, row, feedback, make("p", { class: "small" }, this.say("seed", { n: run.seed })));
    if (run.at > 0) row.append(button(this.say("back"), () => this.move(-1)));
    const last = run.at === run.ids.length - 1;
    const forward = () => (last ? this.finish() : this.move(1));
    if (run.mode === "exam") row.append(button(this.say(last ? "finish" : "next"), () => this.take(question, box) && forward(), "md-button--primary"));
    else if (run.tried.has(id)) this.explain(question, box, row, feedback, forward, true);
    else row.append(button(this.say("check"), () => this.take(question, box) && this.explain(question, box, row, feedback, forward), "md-button--primary"));
    this.tell("");
    head.focus();
  }

  /** @param {number} step */
  move(step) {
    this.open.at += step;
    this.ask();
  }

  /** Options of a question in this run's order: the same seed gives the same order. @param {HTMLElement} question */
  options(question) {
    const id = question.dataset.id ?? "";
    const mix = [...id].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, this.open.seed);
    const mixed = shuffled(all(question, ".tq-options > li").sort((one, two) => ((one.dataset.key ?? "") < (two.dataset.key ?? "") ? -1 : 1)), random(mix));
    // An order that stands right already would ask nothing.
    if (question.dataset.type === "ordering" && mixed.map((one) => one.dataset.key).join(",") === question.dataset.answer) mixed.push(...mixed.splice(0, 1));
    return mixed;
  }

  /** @param {HTMLElement} question @param {string} [before] */
  chosen(question, before = "") {
    const type = question.dataset.type === "multiple" ? "checkbox" : "radio";
    const picked = before.split(",");
    return make("div", { class: "tq-choices" }, ...this.options(question).map((option) => {
      const key = option.dataset.key ?? "";
      return make("div", { class: "tq-choice", "data-key": key }, make("label", {}, make("input", { type, name: "answer", value: key, checked: picked.includes(key) }), make("span", {}, ...contents(option))));
    }));
  }

  /** @param {HTMLElement} question @param {string} [before] */
  typed(question, before = "") {
    return make("div", { class: "tq-choices" }, make("label", {}, `${this.say("answer")} `, make("input", { name: "answer", inputmode: "decimal", autocomplete: "off", value: before }), ` ${question.dataset.unit ?? ""}`));
  }

  /** @param {HTMLElement} question @param {string} [before] */
  ordered(question, before = "") {
    const list = make("ol", { class: "tq-choices tq-order" });
    const options = this.options(question);
    if (before) options.sort((one, two) => before.split(",").indexOf(one.dataset.key ?? "") - before.split(",").indexOf(two.dataset.key ?? ""));
    for (const option of options) {
      const item = make("li", { class: "tq-choice", "data-key": option.dataset.key ?? "" }, make("span", {}, ...contents(option)));
      const shift = (/** @type {number} */ by) => (/** @type {Event} */ event) => {
        const at = [...list.children].indexOf(item) + by;
        if (at < 0 || at >= list.children.length) return;
        list.children[at][by < 0 ? "before" : "after"](item);
        if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
        this.tell(this.say("moved", { what: option.textContent ?? "", n: at + 1 }));
      };
      for (const [key, by] of /** @type {const} */ ([["up", -1], ["down", 1]])) {
        item.append(make("button", { type: "button", class: "tq-move", "aria-label": `${this.say(key)}: ${option.textContent}`, onclick: shift(by) }, by < 0 ? "↑" : "↓"));
      }
      list.append(item);
    }
    return list;
  }

  /** Takes the answer given; says what is missing instead where there is none. @param {HTMLElement} question @param {HTMLElement} box */
  take(question, box) {
    const { type, id = "" } = question.dataset;
    let answer = "";
    if (type === "number") {
      const typed = number(/** @type {HTMLInputElement} */ (box.querySelector("input")).value);
      answer = typed === null ? "" : String(typed);
    } else if (type === "ordering") answer = all(box, "[data-key]").map((one) => one.dataset.key).join(",");
    else answer = all(box, "input:checked").map((one) => /** @type {HTMLInputElement} */ (one).value).sort().join(",");
    if (!answer) {
      this.notice.textContent = this.say(type === "number" ? "typed" : "choose");
      return false;
    }
    const run = this.open;
    run.answers[id] = answer;
    this.warn(this.keeper.save(run.set, { seed: run.seed, mode: run.mode, count: run.count, answers: run.answers }));
    return true;
  }

  /** Shows what was right, and why each option is or is not. @param {HTMLElement} question @param {HTMLElement} box @param {HTMLElement} row @param {HTMLElement} feedback @param {() => void} forward @param {boolean} [quiet] */
  explain(question, box, row, feedback, forward, quiet = false) {
    const id = question.dataset.id ?? "";
    const right = isRight(question, this.open.answers[id]);
    this.open.tried.add(id);
    for (const control of box.querySelectorAll("input, button")) /** @type {HTMLInputElement} */ (control).disabled = true;
    const near = all(question, "[data-value]").find((one) => Number(one.dataset.value) === number(this.open.answers[id]));
    feedback.append(make("p", { class: right ? "tq-right" : "tq-wrong" }, make("strong", {}, this.say(right ? "right" : "wrong")), ...(near ? [" ", ...contents(near.querySelector(".tq-because"))] : [])));
    feedback.append(...contents(question.querySelector(".tq-answer .tq-body")));
    const next = button(this.say(this.open.at === this.open.ids.length - 1 ? "finish" : "next"), forward, "md-button--primary");
    row.querySelector(".md-button--primary")?.remove();
    row.append(next);
    if (quiet) return;
    this.tell(`${this.say(right ? "right" : "wrong")} ${near?.querySelector(".tq-because")?.textContent ?? ""} ${question.querySelector(".tq-explain")?.textContent ?? ""}`);
    next.focus();
  }

  finish() {
    const run = this.open;
    const rights = run.ids.filter((id) => isRight(/** @type {HTMLElement} */ (this.bank.get(id)), run.answers[id] ?? ""));
    const needed = Math.ceil(run.pass * run.ids.length - 1e-9);
    const passed = rights.length >= needed;
    this.keeper.save(run.set, null);
    const { set, title, mode, seed, answers } = run;
    const state = this.keeper.done({ set, title, kind: "quiz", mode, lang: this.root.lang, seed, score: rights.length, max: run.ids.length, passed, at: now(), version: this.root.dataset.version ?? "", answers });
    this.warn(state);
    const line = `${this.say("score", { n: rights.length, all: run.ids.length })} — ${this.say(passed ? "passed" : "failed")}`;
    // The heading takes the focus and is read; the result itself is said once, by the live region.
    const head = make("h2", { tabindex: "-1", class: "tq-head" }, `${this.say("outcome")}: ${title}`);
    const list = make("ol", { class: "tq-results" }, ...run.ids.map((id) => {
      const question = /** @type {HTMLElement} */ (this.bank.get(id));
      const good = rights.includes(id);
      return make("li", {}, make("details", { open: !good }, make("summary", {}, make("strong", {}, good ? "○ " : "× "), question.querySelector(".tq-ask")?.textContent ?? ""), ...contents(question.querySelector(".tq-answer .tq-body"))));
    }));
    const again = (/** @type {number} */ next) => () => this.go(this.run({ set, mode, seed: next, count: run.count, answers: {} }));
    const row = make("p", { class: "tq-buttons" }, button(this.say("again"), again(seed)), button(this.say("anew"), again((seed * 7 + 13) % 999_983)), button(this.say("printIt"), () => print(this.stage)), button(this.say("done"), () => this.close()));
    const { record } = this.root.dataset;
    const path = /** @type {HTMLOptionElement | undefined} */ ([...this.form.querySelectorAll("option")].find((one) => one.value === set));
    if (record && passed && mode === "exam" && path?.dataset.pass) row.prepend(make("a", { class: "md-button md-button--primary", href: record }, this.say("makeIt")));
    this.stage.replaceChildren(head, make("p", { class: `tq-score ${passed ? "tq-right" : "tq-wrong"}` }, line), make("p", {}, `${this.say("mark", { n: needed })}${state === "kept" || state === "sent" ? ` · ${this.say(state)}` : ""} · ${this.say("seed", { n: seed })}`), row, list);
    this.tell(line);
    head.focus();
  }

  close() {
    this.stage.replaceChildren();
    this.form.hidden = false;
    this.offer();
    this.field("set").focus();
  }

  /** Questions on paper, with the answers on a page of their own. @param {Run} run */
  sheet(run) {
    this.now = run;
    const questions = run.ids.map((id) => /** @type {HTMLElement} */ (this.bank.get(id)));
    const asked = questions.map((one) => make("li", {}, make("p", {}, ...contents(one.querySelector(".tq-ask"))), one.dataset.type === "number" ? make("p", {}, `＿＿＿＿＿＿ ${one.dataset.unit ?? ""}`) : make("ul", { class: one.dataset.type === "ordering" ? "tq-blanks" : "tq-boxes" }, ...this.options(one).map((option) => make("li", {}, ...contents(option))))));
    const keys = questions.map((one) => make("li", {}, ...contents(one.querySelector(".tq-answer .tq-body"))));
    const head = `${run.title} · ${this.say("seed", { n: run.seed })}`;
    this.stage.replaceChildren(make("h2", { class: "tq-head" }, `${this.say("sheet")}: ${head}`), make("p", {}, `${this.say("named")}: ＿＿＿＿＿＿＿＿＿＿＿＿　${this.say("day")}: ＿＿＿＿＿＿`), make("ol", {}, ...asked), make("p", { class: "small" }, this.say("source", { v: this.root.dataset.version ?? "" })), make("h2", { class: "tq-head tq-key" }, `${this.say("key")}: ${head}`), make("ol", {}, ...keys));
    print(this.stage);
  }
}
