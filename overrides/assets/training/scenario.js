/** The scenario player: walks the tree that stands on the page, moves its clock, keeps what was done, and looks back at the end. */

import { all, button, contents, make, moment, money, now, print } from "./common.js";
import { keeper as site } from "./store.js";
import { wordsFor } from "./words.js";

/** @typedef {import("./store.js").Keeper} Keeper */
/** @typedef {{node: string, minutes: number, held: Set<string>, lost: Set<string>, done: Map<string, number>, costs: Set<string>, taken: {choice: HTMLElement, node: string, at: number}[]}} State */

/** @param {HTMLElement} root @param {AbortSignal} signal @param {Keeper} [keeper] */
export function start(root, signal, keeper = site) {
  const scenario = new Scenario(root, keeper);
  root.querySelector(".ts-start")?.addEventListener("click", () => scenario.begin(), { signal });
  /** @type {HTMLElement} */ (root.querySelector(".ts-setup")).hidden = false;
}

/** @param {HTMLElement} element @param {string} key @returns {string[]} the ids an attribute lists */
const ids = (element, key) => (element.dataset[key] ?? "").split(" ").filter(Boolean);

class Scenario {
  /** @param {HTMLElement} root @param {Keeper} keeper */
  constructor(root, keeper) {
    this.root = root;
    this.keeper = keeper;
    this.lang = root.lang;
    this.say = wordsFor(root.lang);
    this.stage = /** @type {HTMLElement} */ (root.querySelector(".ts-stage"));
    this.status = /** @type {HTMLElement} */ (root.querySelector(".ts-status"));
    this.began = Date.parse(`${root.dataset.aware}Z`);
    this.things = all(root, ".ts-things > li");
    this.duties = all(root, ".ts-duties > li");
    this.prices = all(root, ".ts-costs > li");
    this.realTime = false;
    this.shownAt = 0;
    /** @type {State[]} */
    this.past = [];
  }

  begin() {
    this.realTime = Boolean(/** @type {HTMLInputElement | null} */ (this.root.querySelector(".ts-real"))?.checked);
    const held = this.things.filter((one) => "start" in one.dataset).map((one) => one.dataset.id ?? "");
    this.past = [];
    this.state = { node: this.root.dataset.first ?? "", minutes: 0, held: new Set(held), lost: new Set(), done: new Map(), costs: new Set(), taken: [] };
    this.show();
  }

  /** @returns {State} */
  get at() {
    return /** @type {State} */ (this.state);
  }

  get time() {
    return this.began + this.at.minutes * 60_000;
  }

  /** The part of the tree that tells a node. @param {string} id */
  node(id) {
    return /** @type {HTMLElement} */ (all(this.root, ".ts-node").find((one) => one.dataset.node === id));
  }

  /** @param {HTMLElement} node @returns {HTMLElement[]} */
  choices(node) {
    return all(node, ":scope > .ts-choice");
  }

  /** Words for a span. @param {number} minutes */
  span(minutes) {
    const hours = Math.round(minutes / 60);
    return hours < 48 ? this.say("hours", { n: hours }) : this.say("dayHours", { d: Math.floor(hours / 24), n: hours % 24 });
  }

  show() {
    const node = this.node(this.at.node);
    if (node.dataset.ending) {
      this.finish(node);
      return;
    }
    const head = make("h3", { tabindex: "-1" }, `${this.say("now")}: ${moment(this.time, this.lang)}`);
    const list = make("div", { class: "ts-choices" }, ...this.choices(node).map((choice) => button(choice.querySelector("summary .ts-words")?.textContent ?? "", () => this.choose(choice))));
    const row = make("p", { class: "tq-buttons" });
    if (this.past.length) row.append(button(this.say("stepBack"), () => { this.state = this.past.pop(); this.show(); }));
    this.stage.replaceChildren(head, make("div", { class: "ts-story" }, ...contents(node.querySelector(":scope > .ts-text"))), list, row, this.board());
    this.shownAt = performance.now();
    this.status.textContent = "";
    head.focus();
  }

  /** State, duties and cost at this moment. */
  board() {
    const groups = /** @type {const} */ (["evidence", "told", "known"]).map((kind) => {
      const held = this.things.filter((one) => one.dataset.kind === kind && this.at.held.has(one.dataset.id ?? ""));
      return make("div", {}, make("h4", {}, this.say(kind)), this.list(held, this.say("nothing")));
    });
    const gone = this.lost();
    if (gone.length) groups.push(make("div", {}, make("h4", {}, this.say("gone")), this.list(gone, "")));
    return make("div", { class: "ts-board" }, ...groups, make("div", {}, make("h4", {}, this.say("duties")), this.dutyTable(false)), make("div", {}, make("h4", {}, this.say("cost")), make("p", {}, this.spent())));
  }

  /** @param {HTMLElement[]} items @param {string} none */
  list(items, none) {
    return items.length ? make("ul", {}, ...items.map((one) => make("li", {}, ...contents(one.querySelector(".ts-words"))))) : make("p", {}, none);
  }

  /** Evidence that was destroyed and did not come back. */
  lost() {
    return this.things.filter((one) => one.dataset.kind === "evidence" && this.at.lost.has(one.dataset.id ?? "") && !this.at.held.has(one.dataset.id ?? ""));
  }

  /** Whether a duty is missed: late, or not done though it ended, or though it is due at once. @param {HTMLElement} duty @param {boolean} ended */
  missed(duty, ended) {
    const done = this.at.done.get(duty.dataset.id ?? "");
    const last = duty.dataset.last ? Date.parse(`${duty.dataset.last}Z`) : null;
    const by = this.began + (done ?? this.at.minutes) * 60_000;
    return (last !== null && by > last) || (done === undefined && (ended || last === null));
  }

  /** @param {boolean} ended */
  dutyTable(ended) {
    return make("table", { class: "ts-duty-table" }, make("tbody", {}, ...this.duties.map((duty) => {
      const done = this.at.done.get(duty.dataset.id ?? "");
      const late = this.missed(duty, ended) && (ended || Boolean(duty.dataset.last));
      const state = done !== undefined ? this.say("met", { at: moment(this.began + done * 60_000, this.lang) }) : this.say(late && duty.dataset.last ? "late" : "open");
      return make("tr", {}, make("th", { scope: "row" }, ...contents(duty.querySelector(".ts-words"))), make("td", {}, ...contents(duty.querySelector(".ts-due"))), make("td", { class: late ? "tq-wrong" : "" }, done !== undefined && late ? `${this.say("late")} — ${state}` : state));
    })));
  }

  /** The sum of the cost items, low to high. */
  spent() {
    const items = this.prices.filter((one) => this.at.costs.has(one.dataset.id ?? ""));
    const sum = (/** @type {string} */ key) => items.reduce((total, one) => total + Number(one.dataset[key]), 0);
    if (!items.length) return this.say("noCost");
    return sum("low") === sum("high") ? money(sum("mid"), this.lang) : `${money(sum("low"), this.lang)}${this.lang === "ja" ? "〜" : " to "}${money(sum("high"), this.lang)}`;
  }

  /** Nobody works through the night: what would end between 22 and 8 o'clock ends in the morning, as the build counts too. @param {number} minutes @returns {number} */
  byDay(minutes) {
    const hour = new Date(this.began + minutes * 60_000).getUTCHours();
    return hour >= 8 && hour < 22 ? minutes : this.byDay(minutes + 60);
  }

  /** @param {HTMLElement} choice */
  choose(choice) {
    const before = this.at;
    this.past.push(before);
    const thought = this.realTime ? Math.ceil((performance.now() - this.shownAt) / 60_000) : 0;
    const minutes = this.byDay(before.minutes + Number(choice.dataset.hours) * 60 + thought);
    const loses = ids(choice, "loses");
    const held = new Set([...before.held, ...ids(choice, "gains")].filter((one) => !loses.includes(one) || !before.held.has(one)));
    const done = new Map([...ids(choice, "does").map((one) => /** @type {[string, number]} */ ([one, minutes])), ...before.done]);
    const taken = [...before.taken, { choice, node: before.node, at: minutes }];
    this.state = { node: "", minutes, held, lost: new Set([...before.lost, ...loses]), done, costs: new Set([...before.costs, ...ids(choice, "costs")]), taken };
    const { to = "", amiss = "" } = choice.dataset;
    this.state.node = amiss && (this.lost().length || this.duties.some((duty) => this.missed(duty, false))) ? amiss : to;
    const head = make("h3", { tabindex: "-1" }, this.say("result"));
    const next = button(this.say("goOn"), () => this.show(), "md-button--primary");
    this.stage.replaceChildren(head, make("p", {}, make("strong", {}, `${this.say("chosen")}: `), choice.querySelector("summary .ts-words")?.textContent ?? ""), make("div", {}, ...contents(choice.querySelector(":scope > .ts-because"))), make("p", {}, `${moment(this.time, this.lang)} (${this.span(minutes - before.minutes)})`), make("p", { class: "tq-buttons" }, next), this.board());
    this.status.textContent = choice.querySelector(".ts-because p")?.textContent ?? "";
    head.focus();
  }

  /** The way back through everything, beside the best way. @param {HTMLElement} ending */
  finish(ending) {
    const missed = this.duties.filter((duty) => this.missed(duty, true));
    const { best = "", bestMissed = "0", bestMid = "0", bestHours = "0", version = "", id = "" } = this.root.dataset;
    const mid = this.prices.filter((one) => this.at.costs.has(one.dataset.id ?? "")).reduce((total, one) => total + Number(one.dataset.mid), 0);
    const line = this.at.taken.map(({ choice, at }) => make("li", {}, make("strong", {}, moment(this.began + at * 60_000, this.lang)), " ", choice.querySelector("summary .ts-words")?.textContent ?? "", make("div", { class: "small" }, ...contents(choice.querySelector(":scope > .ts-because")))));
    const law = missed.map((duty) => make("li", {}, make("strong", {}, ...contents(duty.querySelector(".ts-words"))), " ", ...contents(duty.querySelector(".ts-missed")), " ", ...contents(duty.querySelector(".ts-cites"))));
    const sums = (/** @type {number} */ count, /** @type {number} */ cost, /** @type {number} */ minutes) => this.say("least", { n: count, cost: money(cost, this.lang), time: this.span(minutes) });
    const score = this.duties.length - missed.length;
    const state = this.keeper.done({ set: `scenario:${id}`, title: this.root.dataset.title ?? id, kind: "scenario", mode: "scenario", lang: this.lang, seed: 0, score, max: this.duties.length, passed: ending.dataset.ending === "good", at: now(), version, answers: { way: this.at.taken.map((one) => this.choices(this.node(one.node)).indexOf(one.choice)).join(",") } });
    const head = make("h3", { tabindex: "-1" }, `${this.say("report")}: ${ending.dataset.title}`);
    this.stage.replaceChildren(
      head, make("div", {}, ...contents(ending.querySelector(":scope > .ts-text"))),
      make("h4", {}, this.say("line")), make("ol", {}, ...line),
      make("h4", {}, this.say("duties")), this.dutyTable(true),
      make("h4", {}, this.say("missed")), law.length ? make("ul", {}, ...law) : make("p", {}, this.say("noMissed")),
      ...(this.lost().length ? [make("h4", {}, this.say("gone")), this.list(this.lost(), "")] : []),
      make("h4", {}, this.say("cost")), make("p", {}, this.spent()), this.list(this.prices.filter((one) => this.at.costs.has(one.dataset.id ?? "")), ""),
      make("p", {}, make("strong", {}, `${this.say("yours")}: `), sums(missed.length, mid, this.at.minutes)),
      make("p", {}, make("strong", {}, `${this.say("best")}: `), sums(Number(bestMissed), Number(bestMid), Number(bestHours) * 60)),
      this.bestWay(best),
      make("h4", {}, this.say("debrief")), make("ul", {}, ...contents(this.root.querySelector(".ts-debrief"))),
      make("p", { class: "tq-buttons" }, button(this.say("printIt"), () => print(this.stage)), button(this.say("restart"), () => this.begin())),
      make("p", { class: "small" }, this.say(state)),
    );
    this.status.textContent = head.textContent;
    head.focus();
  }

  /** The choices of the best way, in words. @param {string} best `node:number of the choice`, spaces between */
  bestWay(best) {
    return make("ol", {}, ...best.split(" ").map((step) => {
      const [node, number] = step.split(":");
      return make("li", {}, this.choices(this.node(node))[Number(number)].querySelector("summary .ts-words")?.textContent ?? "");
    }));
  }
}
