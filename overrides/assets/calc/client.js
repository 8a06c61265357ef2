/** The one engine of a visit: it starts the worker once, asks it, watches that it moves, and survives instant navigation. */

import { RUNTIME, VARIANTS } from "./runtime.js";
import { newWorker } from "./trusted.js";

/**
 * @typedef {"idle" | "starting" | "ready" | "failed"} State
 * @typedef {"load" | "start"} Stage
 * @typedef {"stalled" | "died" | "broken" | "forbidden"} Trouble
 * @typedef {"mime"} Notice something that works, but that an administrator should put right
 * @typedef {import("./worker.js").Variant} Variant
 * @typedef {{text: string, resolve(text: string): void, reject(error: EngineTrouble): void}} Waiting
 * @typedef {{kind: "progress", stage: Stage, percent: number} | {kind: "notice", notice: Notice}
 *   | {kind: "ready"} | {kind: "failed", reason: Trouble, message: string}
 *   | {kind: "answer", id: number, text: string} | {kind: "error", id: number, message: string}} Message
 */

/** How long the worker may be silent while something is expected of it, in milliseconds, unless the page says otherwise. */
export const PATIENCE = 20_000;

/** Why an answer will not come: no progress in time, a dead worker, an error of Python itself, or a policy that forbids WebAssembly. */
export class EngineTrouble extends Error {
  /** @param {Trouble} reason @param {string} message */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

/** Sends "change" whenever its state or progress changes. */
class Engine extends EventTarget {
  /** @type {State} */
  state = "idle";
  /** @type {Stage} */
  stage = "load";
  percent = 0;
  patience = PATIENCE;
  /** @type {Notice | null} */
  notice = null;
  /** @type {EngineTrouble | null} */
  trouble = null;
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #lastId = 0;
  #variant = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watchdog;

  /** Starts the interpreter if this has not been tried yet; after a failure only `retry` and `ask` do. */
  start() {
    if (this.state === "idle") this.#begin();
  }

  /** @returns {Variant | undefined} the one that runs */
  get variant() {
    return VARIANTS[this.#variant];
  }

  retry() {
    if (this.state === "failed") this.#begin();
  }

  /**
   * @param {string} text a request for `calculators.api.run`
   * @returns {Promise<string>} its answer; rejected with `EngineTrouble`
   */
  ask(text) {
    if (this.state === "idle" || this.state === "failed") this.#begin();
    if (this.trouble) return Promise.reject(this.trouble);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { text, resolve, reject });
      this.#worker?.postMessage({ id, text });
      this.#watch();
    });
  }

  #begin() {
    this.#mark("leakcalc:start");
    this.#variant = 0;
    this.#boot();
  }

  /** A page that is left keeps no interpreter: its memory is worth more than the second it takes to start again. What waits, waits on. */
  letGo() {
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = null;
    if (this.state !== "failed") this.#become("idle");
  }

  /** The page is shown again, from the browser's own store of pages. */
  comeBack() {
    if (this.#waiting.size > 0) this.start();
  }

  /** Only without a living worker: there are never two interpreters. */
  #boot() {
    this.stage = "load";
    this.percent = 0;
    this.trouble = null;
    this.#become("starting");
    try {
      const worker = newWorker();
      this.#listen(worker);
      worker.postMessage({ variant: this.variant, files: RUNTIME });
      for (const [id, { text }] of this.#waiting) worker.postMessage({ id, text });
      this.#watch();
    } catch (error) {
      this.#fail("died", String(error));
    }
  }

  /** @param {Worker} worker */
  #listen(worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => {
      if (worker === this.#worker) this.#hear(data);
    });
    for (const kind of ["error", "messageerror"]) {
      worker.addEventListener(kind, (event) => {
        const message = event instanceof ErrorEvent ? event.message : "";
        if (worker === this.#worker) this.#stepDown("died", message || "the worker could not be loaded");
      });
    }
  }

  /** @param {Message} message */
  #hear(message) {
    if (message.kind === "progress") this.#advance(message.stage, message.percent);
    else if (message.kind === "ready") this.#ready();
    else if (message.kind === "notice") this.notice = message.notice;
    else if (message.kind === "failed") this.#stepDown(message.reason, message.message);
    else if (message.kind === "answer") this.#take(message.id)?.resolve(message.text);
    else if (this.#variant < VARIANTS.length - 1) this.#stepDown("broken", message.message);
    else this.#take(message.id)?.reject(new EngineTrouble("broken", message.message));
    this.#watch();
  }

  /** What the faster ones left out may be what is missing: the next one is asked the same, and the last one fails. @param {Trouble} reason @param {string} message */
  #stepDown(reason, message) {
    if (reason === "forbidden" || this.#variant === VARIANTS.length - 1) {
      this.#fail(reason, message);
      return;
    }
    console.info(`leak-calculator: ${this.variant}: ${message}`);
    this.#worker?.terminate();
    this.#variant += 1;
    this.#boot();
  }

  /** @param {Stage} stage @param {number} percent */
  #advance(stage, percent) {
    this.stage = stage;
    this.percent = Math.max(this.percent, percent);
    this.#become("starting");
  }

  #ready() {
    this.percent = 100;
    this.#mark("leakcalc:ready");
    this.#become("ready");
  }

  /** @param {number} id */
  #take(id) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  /** Every sign of life starts the time anew: a wrong MIME type or policy makes Pyodide wait for ever without an error. */
  #watch() {
    clearTimeout(this.#watchdog);
    if (this.state !== "starting" && this.#waiting.size === 0) return;
    const silence = this.patience;
    this.#watchdog = setTimeout(() => this.#fail("stalled", `no progress for ${silence} ms`), silence);
  }

  /** @param {Trouble} reason @param {string} message */
  #fail(reason, message) {
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = null;
    this.trouble = new EngineTrouble(reason, message);
    console.error(`leak-calculator: ${message}`);
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#become("failed");
    for (const { reject } of waiting) reject(this.trouble);
  }

  /** @param {State} state */
  #become(state) {
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }

  /** @param {string} name of a mark; a retry sets it anew */
  #mark(name) {
    performance.clearMarks(name);
    performance.mark(name);
  }
}

export const engine = new Engine();

addEventListener("pagehide", () => engine.letGo());
addEventListener("pageshow", ({ persisted }) => persisted && engine.comeBack());
