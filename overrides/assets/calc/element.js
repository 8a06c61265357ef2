/** The `<leak-calculator>` element: it wires the form written by Python to the engine and draws what Python answers. */

import { PATIENCE, engine, EngineTrouble } from "./client.js";
import { EngineView } from "./engine-view.js";
import { fieldsOf } from "./fields.js";
import { readFragment, writeFragment } from "./fragment.js";
import { dataBlock, show } from "./trusted.js";
import { wordsFor } from "./words.js";

/**
 * @typedef {Record<string, {ja: string, en: string}>} Problems
 * @typedef {{state: "done", result: string, html: string, said: string}
 *   | {state: "problem", problems: Problems, html: string, said: string}} Answer
 * @typedef {{values: Map<string, string>, on: string, edition: number}} Entered what stands in the form, without what stands at its default
 */

const PAUSE_AFTER_TYPING = 150;
const LONGEST_DATE = 32;

class Calculator {
  /** Counts the runs, so that the answer to an older one is recognised and dropped. */
  turn = 0;
  waiting = false;
  ranOnce = false;
  /** What stands in the output; null: the worked example. @type {Answer | null} */
  answer = null;
  /** The day asked for in the address, where the form has no field for it. */
  on = "";
  /** The edition of the inputs, where a form counts its editions: of the address until somebody types, then the form's own. */
  edition = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  pause;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.path = location.pathname;
    this.words = wordsFor(host.lang);
    this.form = part(host, "form", HTMLFormElement);
    this.output = part(host, "output", HTMLOutputElement);
    this.status = part(host, ".leakcalc-status", HTMLElement);
    this.fields = fieldsOf(this.form);
    this.example = [...this.output.childNodes].map((node) => node.cloneNode(true));
    const bar = part(host, ".leakcalc-progress", HTMLProgressElement);
    const alarm = part(host, ".leakcalc-engine-problem", HTMLElement);
    this.view = new EngineView(bar, alarm, this.words);
  }

  /** @param {AbortSignal} signal ends all listening when the element leaves the page */
  open(signal) {
    const { form } = this;
    for (const kind of ["focusin", "pointerdown", "input"]) {
      form.addEventListener(kind, () => this.startEngine(), { signal, passive: true });
    }
    for (const kind of ["input", "compositionend"]) {
      form.addEventListener(kind, (event) => this.typed(event), { signal });
    }
    form.addEventListener("submit", (event) => this.submit(event), { signal });
    // The event comes before the fields are emptied.
    form.addEventListener("reset", () => setTimeout(() => this.cleared()), { signal });
    const share = form.querySelector(".leakcalc-share");
    share?.addEventListener("click", () => void this.share(), { signal });
    this.output.addEventListener("click", (event) => this.follow(event), { signal });
    window.addEventListener("hashchange", () => this.readAddress(), { signal });
    engine.addEventListener("change", () => this.showEngine(), { signal });
    part(this.host, ".leakcalc-fields", HTMLFieldSetElement).disabled = false;
    // The engine may have started, and be ready, before this element listened.
    this.view.showProgress();
    this.readAddress();
  }

  close() {
    clearTimeout(this.pause);
    this.turn += 1;
  }

  // The address

  /** A link with inputs is a wish to see its result: it fills the form and runs. */
  readAddress() {
    const values = readFragment(location.hash, new Set([...this.fields.keys(), "on", "v"]));
    const on = values.get("on");
    if (on !== undefined) this.on = on.slice(0, LONGEST_DATE);
    if (![...values.keys()].some((name) => this.fields.has(name))) return;
    if (on === undefined) this.on = "";
    for (const [name, field] of this.fields) field.fill(values.get(name));
    this.edition = values.get("v") ?? "";
    void this.run();
  }

  /** Keeps the inputs in the address, in place: neither a new step in the history nor the theme's own state is touched. */
  writeAddress() {
    if (this.host.dataset.keep !== "nothing") this.replaceFragment(writeFragment(this.addressed()));
  }

  /** A form that counts its editions leaves out what stands at its default: the edition says which default that was. */
  addressed() {
    const { edition } = this.host.dataset;
    const values = new Map([["on", this.on]]);
    if (edition) values.set("v", this.edition || edition);
    for (const [name, field] of this.fields) if (!edition || !field.untouched) values.set(name, field.text);
    return values;
  }

  /** @returns {Entered} */
  entered() {
    const touched = [...this.fields].filter(([, field]) => !field.untouched);
    const edition = Number(this.edition || this.host.dataset.edition) || 1;
    return { values: new Map(touched.map(([name, field]) => [name, field.text])), on: this.on, edition };
  }

  /** Fills the whole form; what is not named goes back to its default. @param {Entered} entered */
  enter({ values, on, edition }) {
    clearTimeout(this.pause);
    this.on = on.slice(0, LONGEST_DATE);
    this.edition = String(edition);
    for (const [name, field] of this.fields) field.fill(values.get(name));
    this.writeAddress();
  }

  /** @param {string} fragment */
  replaceFragment(fragment) {
    // Instant navigation changes the address before it removes the element.
    if (location.pathname !== this.path) return;
    history.replaceState(history.state, "", location.pathname + location.search + fragment);
  }

  async share() {
    this.writeAddress();
    try {
      await navigator.clipboard.writeText(location.href.split("#")[0] + writeFragment(this.addressed()));
      this.say(this.words.copied);
    } catch {
      this.say(this.words.notCopied);
    }
  }

  // What the user does

  startEngine() {
    engine.patience = Number(this.host.dataset.patience) || PATIENCE;
    engine.start();
  }

  /** @param {Event} event */
  typed(event) {
    const field = this.fieldAt(event.target);
    if (field) field.unknown = [];
    if (field) this.edition = "";
    clearTimeout(this.pause);
    // Kana that are still being converted are not an input yet.
    if (event instanceof InputEvent && event.isComposing) return;
    this.pause = setTimeout(() => {
      this.writeAddress();
      this.tell("typed");
      if (this.ranOnce) void this.run();
    }, PAUSE_AFTER_TYPING);
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    clearTimeout(this.pause);
    this.writeAddress();
    void this.run({ submitted: true });
  }

  cleared() {
    clearTimeout(this.pause);
    this.turn += 1;
    this.waiting = false;
    this.ranOnce = false;
    this.on = "";
    this.edition = "";
    for (const field of this.fields.values()) field.unknown = [];
    this.complain({});
    this.showExample("example");
    this.replaceFragment("");
    this.say(this.words.cleared);
    this.tell("cleared");
  }

  /** Says to whoever stands around the form that something happened. @param {"typed" | "cleared" | "answered"} what */
  tell(what) {
    this.host.dispatchEvent(new CustomEvent(`leakcalc:${what}`, { bubbles: true }));
  }

  /** A link of the problem summary leads to its field without changing the address, which holds the inputs. @param {Event} event */
  follow(event) {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    const field = link && this.fieldAt(document.getElementById(link.getAttribute("href")?.slice(1) ?? ""));
    if (!field) return;
    event.preventDefault();
    event.stopPropagation();
    field.focus();
  }

  /** @param {EventTarget | null} target */
  fieldAt(target) {
    const box = target instanceof Element && this.form.contains(target) ? target.closest("[data-field]") : null;
    return box instanceof HTMLElement ? this.fields.get(box.dataset.field ?? "") : undefined;
  }

  // A run

  async run({ submitted = false } = {}) {
    const turn = ++this.turn;
    this.ranOnce = true;
    this.waiting = true;
    this.view.clearAlarm();
    this.become("working");
    this.startEngine();
    this.say(this.view.stage);
    try {
      const answer = JSON.parse(await engine.ask(this.request()));
      if (turn === this.turn) this.draw(answer, submitted);
    } catch (error) {
      if (turn === this.turn) this.fail(error);
    }
  }

  get older() {
    return this.edition !== "" && this.edition !== this.host.dataset.edition;
  }

  request() {
    /** @type {[string, import("./fields.js").Raw][]} */
    const inputs = [...this.fields]
      // What an older edition left open stood at the default of that edition, not at the form's.
      .filter(([name, field]) => name !== "on" && !(this.older && field.untouched))
      .map(([name, field]) => [name, field.raw]);
    if (this.edition) inputs.push(["v", this.edition]);
    return JSON.stringify({
      calculator: this.host.getAttribute("name"),
      inputs: Object.fromEntries(inputs),
      lang: this.host.lang,
      on: this.fields.get("on")?.text ?? this.on,
    });
  }

  /** @param {Answer} answer @param {boolean} submitted */
  draw(answer, submitted) {
    this.waiting = false;
    this.answer = answer;
    const problems = answer.state === "problem" ? answer.problems : {};
    show(this.output, answer.html);
    this.complain(problems);
    this.keepResult(answer.state === "done" ? answer.result : null);
    this.become(answer.state);
    this.say(answer.said);
    if (answer.state === "done") markOnce("leakcalc:result");
    this.tell("answered");
    if (submitted) [...this.fields.values()].find(({ name }) => Object.hasOwn(problems, name))?.focus();
  }

  /** @param {Problems} problems */
  complain(problems) {
    const lang = this.host.lang === "en" ? "en" : "ja";
    for (const [name, field] of this.fields) {
      field.complain(Object.hasOwn(problems, name) ? (problems[name]?.[lang] ?? "") : "");
    }
  }

  /** The result, byte for byte as Python wrote it, for whoever reads the page by machine. @param {string | null} text */
  keepResult(text) {
    this.host.querySelector("script.result")?.remove();
    if (text === null) return;
    const script = dataBlock(text);
    script.className = "result";
    this.host.append(script);
    this.takeKnownNames(JSON.parse(text).inputs);
  }

  /** Ticks the boxes of items that the address gave under another name. @param {Record<string, unknown>} inputs */
  takeKnownNames(inputs) {
    if (this.older) this.takeEdition(inputs);
    for (const [name, field] of this.fields) {
      if (field.unknown.length > 0 && Object.hasOwn(inputs, name)) field.fill(String(inputs[name]));
    }
  }

  /** Shows what inputs of an older edition mean today, so that the form says what was worked out. @param {Record<string, unknown>} inputs */
  takeEdition(inputs) {
    this.edition = "";
    for (const [name, field] of this.fields) field.fill(asTyped(inputs[name]));
    this.writeAddress();
  }

  /** @param {unknown} error */
  fail(error) {
    this.waiting = false;
    const reason = error instanceof EngineTrouble ? error.reason : "broken";
    if (reason === "broken") console.error(error);
    this.showExample("failed");
    this.say("");
    this.view.raiseAlarm(reason, () => this.retry());
  }

  retry() {
    if (this.ranOnce) {
      void this.run({ submitted: true });
      return;
    }
    this.view.clearAlarm();
    this.become("example");
    engine.retry();
  }

  // What is shown

  /** @param {"example" | "working" | "done" | "problem" | "failed"} state */
  become(state) {
    this.output.dataset.state = state;
    this.output.setAttribute("aria-busy", String(state === "working"));
  }

  /** @param {"example" | "failed"} state */
  showExample(state) {
    this.answer = null;
    this.keepResult(null);
    this.output.replaceChildren(...this.example.map((node) => node.cloneNode(true)));
    this.become(state);
  }

  /** @param {string} sentence */
  say(sentence) {
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
  }

  showEngine() {
    this.view.showProgress();
    if (this.waiting && engine.state !== "failed") this.say(this.view.stage);
    // A run that waits hears of a failure by its own promise.
    if (!this.waiting && engine.state === "failed") this.fail(engine.trouble);
  }
}

export class LeakCalculator extends HTMLElement {
  /** @type {Calculator | undefined} */
  #calculator;
  #life = new AbortController();

  connectedCallback() {
    this.#life = new AbortController();
    this.#calculator ??= new Calculator(this);
    this.#calculator.open(this.#life.signal);
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#calculator?.close();
  }

  /** The form and its engine, once the element stands in a page. */
  get calculator() {
    return this.#calculator;
  }
}

/**
 * @template {Element} T
 * @param {Element} host
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
function part(host, selector, type) {
  const found = host.querySelector(selector);
  if (found instanceof type) return found;
  throw new TypeError(`leak-calculator: no ${selector} in ${host.getAttribute("name")}`);
}

/** @param {unknown} value an input as the result repeats it @returns {string | undefined} as somebody would type it */
function asTyped(value) {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) return String(value);
  return ["low", "mid", "high"].map((end) => String(Reflect.get(value, end))).join("~");
}

/** @param {string} name */
function markOnce(name) {
  if (performance.getEntriesByName(name, "mark").length === 0) performance.mark(name);
}

customElements.define("leak-calculator", LeakCalculator);
