/** Adds up the self-check in the page: bars by area and the three things to do first. Nothing is sent; kept only if asked. */

const KEY = "self-check";
/** Points of an answer; “not applicable” and no answer are left out of the sum. @type {Record<string, number>} */
const POINTS = { yes: 2, partly: 1, no: 0 };
const HIGHEST = 2;

/** @typedef {{ got: number, of: number, left: number }} Sum */

class SelfCheck extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;
  /** @type {Record<string, string>} */
  #words = {};

  connectedCallback() {
    const form = this.querySelector("form");
    const actions = this.querySelector(".self-check-actions");
    if (!form || !(actions instanceof HTMLElement)) return;
    this.#words = JSON.parse(this.dataset.words ?? "{}");
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    form.addEventListener("submit", (event) => this.#asked(event), { signal });
    form.addEventListener("change", () => this.#changed(), { signal });
    this.#button("print").addEventListener("click", () => print(), { signal });
    this.#button("clear").addEventListener("click", () => this.#clear(form), { signal });
    // The paper shows what the screen would show, whichever way it is printed.
    addEventListener("beforeprint", () => this.#answered.size > 0 && this.#show(), { signal });
    actions.hidden = false;
    this.#restore();
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** @param {string} what @returns {HTMLElement} */
  #button(what) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-do="${what}"]`));
  }

  get #remember() {
    return /** @type {HTMLInputElement} */ (this.#button("remember"));
  }

  get #result() {
    return /** @type {HTMLElement} */ (this.querySelector(".self-check-result"));
  }

  /** Question → answer. @returns {Map<string, string>} */
  get #answered() {
    const chosen = /** @type {NodeListOf<HTMLInputElement>} */ (this.querySelectorAll("input[type=radio]:checked"));
    return new Map([...chosen].map((one) => [one.name, one.value]));
  }

  /** @param {Event} event */
  #asked(event) {
    event.preventDefault();
    this.#show();
    this.querySelector("h3")?.focus();
  }

  #changed() {
    keep(this.#remember.checked ? this.#answered : null);
    if (!this.#result.hidden) this.#show();
  }

  /** @param {HTMLFormElement} form */
  #clear(form) {
    form.reset();
    keep(null);
    this.#result.hidden = true;
    this.querySelector("input")?.focus();
  }

  #restore() {
    const kept = remembered();
    this.#remember.checked = kept !== null;
    for (const [name, value] of kept ?? []) {
      const input = this.querySelector(`input[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
      if (input instanceof HTMLInputElement) input.checked = true;
    }
  }

  #show() {
    const answers = this.#answered;
    const questions = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".self-check-question"))];
    for (const row of this.querySelectorAll("tr[data-area]")) {
      const area = /** @type {HTMLElement} */ (row).dataset.area;
      this.#fill(row, sum(questions.filter((one) => one.closest("fieldset")?.dataset.area === area), answers));
    }
    const na = [...answers.values()].filter((one) => one === "na").length;
    const summary = this.querySelector(".summary");
    if (summary) summary.textContent = say(this.#words.summary, { all: questions.length, answered: answers.size, na });
    this.#first(questions, answers);
    this.#result.hidden = false;
  }

  /** @param {Element} row @param {Sum} found */
  #fill(row, { got, of, left }) {
    row.querySelector(".got")?.setAttribute("width", String(of === 0 ? 0 : (100 * got) / of));
    const points = say(this.#words.area, { got, of }) + (left > 0 ? say(this.#words.left, { n: left }) : "");
    const said = row.querySelector(".said");
    if (said) said.textContent = of > 0 ? points : left > 0 ? this.#words.none : this.#words.na;
  }

  /** @param {HTMLElement[]} questions @param {Map<string, string>} answers */
  #first(questions, answers) {
    const open = questions.filter((one) => ["no", "partly"].includes(answers.get(nameOf(one)) ?? ""));
    /** @param {HTMLElement} one */
    const urgency = (one) => 2 * Number(one.dataset.weight) + (answers.get(nameOf(one)) === "no" ? 1 : 0);
    const items = open.sort((one, two) => urgency(two) - urgency(one)).slice(0, 3).map(item);
    if (items.length === 0) {
      const none = document.createElement("li");
      none.textContent = this.#words.nothing;
      items.push(none);
    }
    this.querySelector(".first")?.replaceChildren(...items);
  }
}

/** @param {HTMLElement} question */
const nameOf = (question) => question.querySelector("input")?.name ?? "";

/** The points of some questions. @param {HTMLElement[]} questions @param {Map<string, string>} answers @returns {Sum} */
function sum(questions, answers) {
  const given = questions.map((one) => answers.get(nameOf(one)));
  const points = given.flatMap((one) => (one !== undefined && one in POINTS ? [POINTS[one]] : []));
  const got = points.reduce((total, one) => total + one, 0);
  return { got, of: HIGHEST * points.length, left: given.filter((one) => one === undefined).length };
}

/** What to do: the question, why it matters, and the page that helps. @param {HTMLElement} question */
function item(question) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = question.dataset.page ?? "";
  link.textContent = question.querySelector(".ask [id]")?.textContent ?? "";
  const why = document.createElement("span");
  why.className = "small";
  why.textContent = question.querySelector(".why [id]")?.textContent ?? "";
  line.append(link, document.createElement("br"), why);
  return line;
}

/** @param {string} words @param {Record<string, number>} numbers */
const say = (words, numbers) => words.replace(/\{(\w+)\}/g, (_, name) => String(numbers[name]));

/** @param {Map<string, string> | null} answers null forgets */
function keep(answers) {
  try {
    if (answers) localStorage.setItem(KEY, JSON.stringify([...answers]));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be closed to the page; the answers then last until it is left.
  }
}

/** What was kept, or null where nothing was or it cannot be read. @returns {[string, string][] | null} */
function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return Array.isArray(kept) ? kept.filter((one) => Array.isArray(one) && one.length === 2).map(([name, value]) => [String(name), String(value)]) : null;
  } catch {
    return null;
  }
}

if (!customElements.get("self-check")) customElements.define("self-check", SelfCheck);
