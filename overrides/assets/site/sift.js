/** Filters and sorts a table that is complete without it: `<sift-table>` shows its controls only once it is there. */

/** Sort keys that are numbers; the rest are compared as text in the page's language. */
const NUMBERS = new Set(["people", "award"]);
/** Columns whose cells hold words only; sorting them by a code would surprise. */
const AS_SHOWN = new Set(["case", "court", "items", "outcome"]);

class SiftTable extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const form = this.querySelector("form");
    if (!form) return;
    form.hidden = false;
    form.addEventListener("input", () => this.#filter(form), { signal });
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    for (const head of this.querySelectorAll("th[data-key]")) this.#makeSortable(head, signal);
    this.#filter(form);
  }

  disconnectedCallback() {
    this.#listening?.abort();
  }

  /** @returns {HTMLTableRowElement[]} */
  get #rows() {
    return [.../** @type {NodeListOf<HTMLTableRowElement>} */ (this.querySelectorAll("tbody tr"))];
  }

  /** @param {Element} head @param {AbortSignal} signal */
  #makeSortable(head, signal) {
    const old = head.querySelector("button");
    const button = old ?? document.createElement("button");
    if (!old) {
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
    }
    button.addEventListener("click", () => this.#sort(head), { signal });
  }

  /** @param {Element} head */
  #sort(head) {
    const rising = head.getAttribute("aria-sort") !== "ascending";
    for (const other of this.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", rising ? "ascending" : "descending");
    const key = /** @type {HTMLElement} */ (head).dataset.key ?? "";
    const at = [.../** @type {HTMLElement} */ (head.parentElement).children].indexOf(head);
    const order = new Intl.Collator(this.lang);
    const sorted = this.#rows.sort((one, two) => (rising ? 1 : -1) * compare(value(one, key, at), value(two, key, at), order));
    this.querySelector("tbody")?.append(...sorted);
  }

  /** @param {HTMLFormElement} form */
  #filter(form) {
    const asked = new FormData(form);
    let shown = 0;
    for (const row of this.#rows) {
      row.hidden = !matches(row, asked);
      if (!row.hidden) shown += 1;
    }
    const count = this.querySelector(".sift-count");
    if (count instanceof HTMLElement) count.textContent = (count.dataset.words ?? "").replace("{n}", String(shown));
  }
}

/**
 * @param {HTMLTableRowElement} row @param {string} key @param {number} at
 * @returns {string | number} missing numbers come last when rising
 */
function value(row, key, at) {
  const shown = row.cells[at]?.textContent ?? "";
  if (AS_SHOWN.has(key)) return shown;
  const coded = row.dataset[key] ?? shown;
  return NUMBERS.has(key) ? (coded === "" ? Infinity : Number(coded)) : coded;
}

/** @param {string | number} one @param {string | number} two @param {Intl.Collator} order */
function compare(one, two, order) {
  if (typeof one === "number" && typeof two === "number") return one === two ? 0 : one - two;
  return order.compare(String(one), String(two));
}

/** What people type into a number field: full-width digits and commas are understood. @param {FormDataEntryValue | null} text */
function number(text) {
  const digits = String(text ?? "").normalize("NFKC").replaceAll(",", "").trim();
  return /^[0-9]+$/.test(digits) ? Number(digits) : null;
}

/** @param {HTMLTableRowElement} row @param {FormData} asked */
function matches(row, asked) {
  const { level = "", court = "", category = "", year = "", award = "" } = row.dataset;
  const wanted = { court: asked.get("court"), category: String(asked.get("category") ?? "") };
  const [from, to, least] = [number(asked.get("from")), number(asked.get("to")), number(asked.get("least"))];
  if (wanted.court && wanted.court !== level && wanted.court !== court) return false;
  if (wanted.category && !category.split(" ").includes(wanted.category)) return false;
  if (from !== null && Number(year) < from) return false;
  if (to !== null && Number(year) > to) return false;
  return least === null || (award !== "" && Number(award) >= least);
}

if (!customElements.get("sift-table")) customElements.define("sift-table", SiftTable);
