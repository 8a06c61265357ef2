/** A path inside a learning management system: the same players, with SCORM 1.2 or 2004 in the place of the browser's storage. */

import { all, checkOf } from "../../overrides/assets/training/common.js";
import * as quiz from "../../overrides/assets/training/quiz.js";
import * as scenario from "../../overrides/assets/training/scenario.js";
import { wordsFor } from "../../overrides/assets/training/words.js";

/** SCORM 1.2 allows this many characters; runtimes do not always say when it is more. */
export const SUSPEND_LIMIT = 4096;

/** @typedef {import("../../overrides/assets/training/store.js").Progress} Progress */
/** @typedef {Record<string, (...values: string[]) => string>} Api */
/** @typedef {{questions: Record<string, [number, string, number, Record<string, string>]>, scenes: Record<string, string>, best: number}} Memory */

/** The names that differ between the two standards. */
const NAMES = {
  1.2: { api: "API", verbs: ["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish"], status: "cmi.core.lesson_status", exit: "cmi.core.exit", time: "cmi.core.session_time", score: "cmi.core.score", response: "student_response", wrong: "wrong", comma: ",", normal: "" },
  2004: { api: "API_1484_11", verbs: ["Initialize", "GetValue", "SetValue", "Commit", "Terminate"], status: "cmi.completion_status", exit: "cmi.exit", time: "cmi.session_time", score: "cmi.score", response: "learner_response", wrong: "incorrect", comma: "[,]", normal: "normal" },
};

/** The runtime that the standard puts into a window above this one or into its opener. @param {string} name @returns {Api | null} */
function find(name) {
  for (let from of [window, window.opener]) {
    for (let steps = 0; from && steps < 20; steps += 1) {
      try {
        if (from[name]) return from[name];
      } catch {
        break; // a window of another site
      }
      if (from === from.parent) break;
      from = from.parent;
    }
  }
  return null;
}

/** What is carried from one session to the next, as ASCII text. @param {Memory} memory @param {string[]} order ids of the questions; their places are kept */
export function pack(memory, order) {
  const sets = Object.entries(memory.questions).map(([set, [seed, mode, count, answers]]) =>
    [set, seed, mode[0], count, Object.entries(answers).map(([id, answer]) => `${order.indexOf(id).toString(36)}=${answer}`).join("/")].join("|"));
  const scenes = Object.entries(memory.scenes).map(([id, way]) => `${id}=${way}`);
  return `1;${memory.best};${sets.join("&")};${scenes.join("&")};${checkOf(order.join())}`;
}

/** @param {string} text @param {string[]} order @returns {Memory} empty where the text is none of ours or of another version */
export function unpack(text, order) {
  const [form, best, sets, scenes, check] = text.split(";");
  if (form !== "1" || check !== checkOf(order.join())) return { questions: {}, scenes: {}, best: -1 };
  const questions = sets.split("&").filter(Boolean).map((one) => {
    const [set, seed, mode, count, answers] = one.split("|");
    const given = answers.split("/").filter(Boolean).map((pair) => [order[parseInt(pair, 36)], pair.slice(pair.indexOf("=") + 1)]);
    return [set, [Number(seed), mode === "e" ? "exam" : "practice", Number(count), Object.fromEntries(given)]];
  });
  return { questions: Object.fromEntries(questions), scenes: Object.fromEntries(scenes.split("&").filter(Boolean).map((one) => one.split("="))), best: Number(best) };
}

class Lms {
  /** @param {HTMLElement} root @param {keyof typeof NAMES} standard */
  constructor(root, standard) {
    /** @type {(typeof NAMES)[1.2 | 2004]} */
    this.names = NAMES[standard];
    /** @type {Api | null} */
    this.api = find(this.names.api);
    this.standard = standard;
    this.began = Date.now();
    this.bank = new Map(all(root, ".tq").map((one) => [one.dataset.id ?? "", one]));
    this.order = [...this.bank.keys()];
    const started = this.call(0, "") === "true";
    /** @type {Memory} */
    this.memory = unpack(started ? this.get("cmi.suspend_data") : "", this.order);
    if (!started) this.api = null;
    else if (["", "unknown", "not attempted"].includes(this.get(this.names.status))) this.set(this.names.status, "incomplete");
    this.set(this.names.exit, "suspend");
    this.call(3, "");
  }

  /** @param {number} verb @param {string[]} values @returns {string} */
  call(verb, ...values) {
    return String(this.api?.[this.names.verbs[verb]](...values) ?? "");
  }

  /** @param {string} key */
  get(key) {
    return this.call(1, key);
  }

  /** @param {string} key @param {string | number} value */
  set(key, value) {
    return !this.api || this.call(2, key, String(value)) === "true";
  }

  /** Writes what must survive; too much is said, never cut. @returns {"sent" | "unsent"} */
  suspend() {
    const text = pack(this.memory, this.order);
    return this.api && text.length <= SUSPEND_LIMIT && this.set("cmi.suspend_data", text) && this.call(3, "") === "true" ? "sent" : "unsent";
  }

  /** @param {string} set @returns {Progress | undefined} */
  progress(set) {
    const found = this.memory.questions[set];
    return found && { seed: found[0], mode: found[1], count: found[2], answers: { ...found[3] }, tab: "" };
  }

  /** @param {string} set @param {Omit<Progress, "tab"> | null} own */
  save(set, own) {
    if (own) this.memory.questions[set] = [own.seed, own.mode, own.count, own.answers];
    else delete this.memory.questions[set];
    return this.suspend();
  }

  adopt() {}

  /** An exam gives score and result, once and for all if passed; an exercise is remembered. @param {Omit<import("../../overrides/assets/training/store.js").Attempt, "id">} attempt */
  done(attempt) {
    if (attempt.kind === "scenario") this.memory.scenes[attempt.set.replace("scenario:", "")] = attempt.answers.way;
    else if (attempt.mode === "exam") {
      for (const [id, answer] of Object.entries(attempt.answers)) this.interaction(id, answer);
      const share = attempt.score / attempt.max;
      if (share > this.memory.best) {
        this.memory.best = Math.round(share * 10_000) / 10_000;
        for (const [key, value] of [["raw", Math.round(share * 100)], ["min", 0], ["max", 100]]) this.set(`${this.names.score}.${key}`, value);
        if (this.standard === 2004) this.set("cmi.score.scaled", this.memory.best);
        const result = attempt.passed ? "passed" : "failed";
        if (this.standard === 2004) this.set("cmi.success_status", result);
        this.set(this.names.status, this.standard === 2004 ? "completed" : result);
      }
    }
    return this.suspend();
  }

  /** @param {string} id @param {string} answer */
  interaction(id, answer) {
    const question = this.bank.get(id);
    if (!question) return;
    const at = `cmi.interactions.${this.get("cmi.interactions._count") || 0}`;
    const { type = "", answer: wanted = "" } = question.dataset;
    const kind = type === "number" ? "numeric" : type === "ordering" ? "sequencing" : "choice";
    const written = (/** @type {string} */ keys) => keys.replaceAll(",", this.names.comma);
    const now = new Date();
    this.set(`${at}.id`, `q_${id}`);
    this.set(`${at}.type`, kind);
    if (this.standard === 2004) this.set(`${at}.timestamp`, `${now.toISOString().slice(0, 19)}Z`);
    else this.set(`${at}.time`, now.toTimeString().slice(0, 8));
    this.set(`${at}.correct_responses.0.pattern`, kind === "numeric" && this.standard === 2004 ? `${wanted}[:]${wanted}` : written(wanted));
    this.set(`${at}.${this.names.response}`, written(answer));
    this.set(`${at}.result`, quiz.isRight(question, answer) ? "correct" : this.names.wrong);
  }

  /** Leaves the session: what is unfinished goes on another day. */
  leave() {
    if (!this.api) return;
    const seconds = Math.round((Date.now() - this.began) / 1000);
    const two = (/** @type {number} */ value) => String(Math.floor(value)).padStart(2, "0");
    this.set(this.names.time, this.standard === 2004 ? `PT${seconds}S` : `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`);
    const open = Object.keys(this.memory.questions).length > 0 || this.memory.best < 0;
    this.set(this.names.exit, open ? "suspend" : this.names.normal);
    this.suspend();
    this.call(4, "");
    this.api = null;
  }
}

const root = /** @type {HTMLElement} */ (document.querySelector("main"));
const say = wordsFor(document.documentElement.lang);
const lms = new Lms(root, root.dataset.standard === "2004" ? 2004 : 1.2);
const { signal } = new AbortController();
for (const one of all(root, "leak-quiz")) quiz.start(one, signal, lms);
for (const one of all(root, "leak-scenario")) scenario.start(one, signal, lms);
/** @type {HTMLElement} */ (root.querySelector(".lms-state")).textContent = say(lms.api ? "lms" : "noLms");
addEventListener("pagehide", () => lms.leave());
