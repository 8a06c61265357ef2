/** The `<leak-assessment>` element: around the form of the assessment it keeps, opens, compares, prints, drafts and forgets. */

import { LeakCalculator } from "../calc/element.js";
import { Comparison } from "./comparison.js";
import { copy, download, find } from "./files.js";
import { Sheet } from "./sheet.js";
import * as store from "./store.js";
import { wordsFor } from "./words.js";

/**
 * @typedef {{kind: string, title: {ja: string, en: string}, text: {ja: string, en: string}}} Draft
 * @typedef {{command: string, fragment: string, hash: string, csv: string, ics: string, drafts: Draft[]}} Files
 * @typedef {{state: "done", result: string, files: Files} | {state: "problem"}} Answer
 * @typedef {import("../calc/element.js").Entered} Entered
 */

class Assessment {
  private = false;
  /** Whether the reader asked for the answer that comes next, and wants to be led to it. */
  submitted = false;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.words = wordsFor(host.lang);
    this.edition = Number(host.dataset.edition) || 1;
    this.calculator = find(host, "leak-calculator", LeakCalculator);
    this.status = find(host, ".assess-status", HTMLElement);
    this.sheet = new Sheet(host, this);
    this.comparison = new Comparison(host, this);
  }

  /** @param {AbortSignal} signal */
  open(signal) {
    const { host } = this;
    for (const tools of host.querySelectorAll(".assess-tools")) if (tools instanceof HTMLElement) tools.hidden = false;
    host.addEventListener("leakcalc:typed", () => this.typed(), { signal });
    host.addEventListener("submit", () => (this.submitted = true), { signal });
    host.addEventListener("leakcalc:cleared", () => this.forgetAnswer(), { signal });
    host.addEventListener("leakcalc:answered", () => this.answered(), { signal });
    host.addEventListener("click", (event) => this.clicked(event), { signal });
    host.addEventListener("change", (event) => void this.changed(event), { signal });
    this.listSaved();
    this.restore();
    // On a slow line the form may have answered before this element came.
    if (this.answer) this.answered();
  }

  /** What the form answered last, unless that was a problem or a failure. */
  get answer() {
    const answer = /** @type {Answer | null} */ (this.form.answer);
    return answer?.state === "done" ? answer : null;
  }

  get form() {
    const { calculator } = this.calculator;
    if (!calculator) throw new Error("the form of the assessment is not in the page yet");
    return calculator;
  }

  /** @param {string} sentence */
  say(sentence) {
    this.status.textContent = sentence;
  }

  // What is typed and answered

  /** What was typed last comes back, unless the address brings an assessment of its own. */
  restore() {
    const last = store.current();
    if (last === null || location.hash.includes("=")) return;
    this.form.enter(store.unpack(last));
    this.say(this.words.restored);
  }

  typed() {
    if (!this.private) store.keepCurrent(store.pack(this.form.entered()));
  }

  answered() {
    this.typed();
    this.showDraft();
    find(this.host, ".assess-command", HTMLElement).textContent = this.answer?.files.command ?? "";
    if (this.submitted && this.answer) lead(this.form.output);
    this.submitted = false;
  }

  forgetAnswer() {
    store.forgetCurrent();
    this.sheet.clear();
    this.showDraft();
    find(this.host, ".assess-command", HTMLElement).textContent = "";
  }

  // What is pressed

  /** @param {Event} event */
  clicked(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.classList.contains("leakcalc-next")) nextStep(button);
    const wish = button?.dataset.do;
    if (wish && Object.hasOwn(this.actions, wish)) void this.actions[wish]?.();
  }

  /** @type {Record<string, () => unknown>} */
  actions = {
    save: () => this.save(),
    open: () => this.openSaved(),
    delete: () => this.deleteSaved(),
    "save-file": () => this.saveFile(),
    csv: () => this.needed(({ files }) => download(`${this.fileName()}.csv`, "text/csv", files.csv)),
    json: () => this.needed(({ result }) => download(`${this.fileName()}.result.json`, "application/json", `${result}\n`)),
    ics: () => this.needed(({ files }) => this.saveCalendar(files.ics)),
    "delete-all": () => this.deleteAll(),
    "compare-add": () => this.comparison.add(this.name()),
    "compare-run": () => this.comparison.run(),
    "sheet-make": () => this.sheet.make(),
    "sheet-print": () => this.sheet.print(),
    "draft-copy": () => this.needed(() => this.copy(this.draftText())),
    "draft-save": () => this.needed(() => download(`${this.fileName()}.txt`, "text/plain", this.draftText())),
    "command-copy": () => this.needed(({ files }) => this.copy(files.command)),
  };

  /** @param {(answer: Extract<Answer, {state: "done"}>) => unknown} use */
  needed(use) {
    if (this.answer) return use(this.answer);
    return this.say(this.words.noResult);
  }

  /** @param {Event} event */
  async changed(event) {
    const { target } = event;
    if (target instanceof HTMLInputElement && target.name === "assess-file") await this.openFile(target);
    if (target instanceof HTMLInputElement && target.name === "assess-private") this.keepNothing(target.checked);
    if (target instanceof HTMLSelectElement && target.name.startsWith("assess-draft")) this.showDraft();
  }

  // Keeping and opening

  name() {
    return find(this.host, "[name=assess-name]", HTMLInputElement).value.trim();
  }

  fileName() {
    return `leak-assessment-${this.answer?.files.hash ?? "inputs"}`;
  }

  save() {
    const name = this.name();
    if (name === "") {
      find(this.host, "[name=assess-name]", HTMLInputElement).focus();
      return this.say(this.words.needsName);
    }
    const kept = store.keep(store.pack(this.form.entered(), name));
    this.listSaved();
    return this.say(kept ? this.words.saved(name) : this.words.notSaved);
  }

  listSaved() {
    const select = find(this.host, "[name=assess-saved]", HTMLSelectElement);
    select.replaceChildren(...store.all().map(({ name }) => new Option(name, name)));
    select.disabled = select.options.length === 0;
  }

  openSaved() {
    const { value } = find(this.host, "[name=assess-saved]", HTMLSelectElement);
    const found = store.all().find(({ name }) => name === value);
    if (found) this.enter(found);
  }

  deleteSaved() {
    const { value } = find(this.host, "[name=assess-saved]", HTMLSelectElement);
    if (value === "") return;
    store.forget(value);
    this.listSaved();
    this.say(this.words.deleted(value));
  }

  /** Replaces the answers; those that stood in the form are kept under a name of their own. @param {store.Saved} saved */
  enter(saved) {
    const before = store.pack(this.form.entered(), this.words.before);
    const same = JSON.stringify(before.inputs) === JSON.stringify(saved.inputs);
    if (!this.private && !same && Object.keys(before.inputs).length > 0) store.keep(before);
    this.form.enter(store.unpack(saved));
    find(this.host, "[name=assess-name]", HTMLInputElement).value = saved.name;
    this.listSaved();
    this.say(this.words.opened(saved.name));
    void this.form.run();
  }

  saveFile() {
    const saved = store.pack(this.form.entered(), this.name());
    download(`${this.fileName()}.json`, "application/json", store.fileText(saved));
  }

  /** @param {HTMLInputElement} input */
  async openFile(input) {
    const [file] = input.files ?? [];
    if (!file) return;
    try {
      this.enter(await store.openFile(file, this.edition));
    } catch (error) {
      this.say(this.words.files[error instanceof store.FileTrouble ? error.reason : "notJson"]);
    }
    input.value = "";
  }

  /** @param {string} text */
  saveCalendar(text) {
    if (text === "") this.say(this.words.noDates);
    else download(`${this.fileName()}.ics`, "text/calendar", text);
  }

  /** @param {boolean} nothing */
  keepNothing(nothing) {
    this.private = nothing;
    if (nothing) this.calculator.dataset.keep = "nothing";
    else delete this.calculator.dataset.keep;
    if (nothing) {
      store.forgetCurrent();
      this.form.replaceFragment("");
    } else {
      this.form.writeAddress();
      this.typed();
    }
    this.say(nothing ? this.words.private : this.words.notPrivate);
  }

  deleteAll() {
    if (!window.confirm(this.words.confirmAll)) return;
    store.forgetAll();
    this.form.form.reset();
    this.comparison.clear();
    this.sheet.clear();
    for (const input of this.host.querySelectorAll(".assess-tools input[type=text]")) {
      if (input instanceof HTMLInputElement) input.value = "";
    }
    this.listSaved();
    this.say(this.words.deletedAll);
  }

  // Drafts

  draftText() {
    const kind = find(this.host, "[name=assess-draft]", HTMLSelectElement).value;
    const lang = find(this.host, "[name=assess-draft-lang]", HTMLSelectElement).value === "en" ? "en" : "ja";
    return this.answer?.files.drafts.find((draft) => draft.kind === kind)?.text[lang] ?? "";
  }

  showDraft() {
    const place = find(this.host, ".assess-draft", HTMLElement);
    place.textContent = this.draftText();
    place.lang = find(this.host, "[name=assess-draft-lang]", HTMLSelectElement).value;
    place.hidden = place.textContent === "";
  }

  /** @param {string} text */
  async copy(text) {
    this.say((await copy(text)) ? this.words.copied : this.words.notCopied);
  }
}

/** Whoever asked goes on reading at the first heading of the answer, by eye and by ear. @param {HTMLElement} output */
function lead(output) {
  const heading = find(output, "h3", HTMLElement);
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  output.scrollIntoView({ block: "start" });
}

/** Closes the step and opens the next one, where the reader goes on. @param {HTMLButtonElement} button */
function nextStep(button) {
  const step = button.closest("details");
  let next = step?.nextElementSibling;
  while (next && !(next instanceof HTMLDetailsElement)) next = next.nextElementSibling;
  if (!step || !(next instanceof HTMLDetailsElement)) return;
  step.open = false;
  next.open = true;
  next.querySelector("summary")?.focus();
  next.scrollIntoView({ block: "nearest" });
}

class LeakAssessment extends HTMLElement {
  /** @type {Assessment | undefined} */
  #assessment;
  #life = new AbortController();

  connectedCallback() {
    this.#life = new AbortController();
    customElements.upgrade(this); // instant navigation upgrades what is outside first; the calculator inside is needed here
    this.#assessment ??= new Assessment(this);
    this.#assessment.open(this.#life.signal);
  }

  disconnectedCallback() {
    this.#life.abort();
  }
}

customElements.define("leak-assessment", LeakAssessment);
