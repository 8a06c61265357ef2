/**
 * `<award-explorer>`: sifts the awards and draws them anew. Observable Plot is fetched only where the element stands;
 * until it has come, and without it, the still picture and the whole table remain.
 */

/** The bundle that the build makes; its address is worked out so that the type checker does not look for it. */
const PLOT = new URL("./plot.js", import.meta.url).href;
const FIGURES = new URL("./figures.js", import.meta.url).href;
const FILTERS = /** @type {const} */ (["category", "harm", "level"]);

class AwardExplorer extends HTMLElement {
  /** @type {AbortController | undefined} */
  #listening;
  /** @type {ResizeObserver | undefined} */
  #watching;
  /** @type {(() => void) | undefined} */
  #draw;

  connectedCallback() {
    const form = this.querySelector("form");
    const place = this.querySelector("figure .scroll");
    if (!form || !(place instanceof HTMLElement)) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault(), { signal });
    form.addEventListener("input", () => this.#sift(form), { signal });
    this.#sift(form);
    void this.#start(place);
  }

  disconnectedCallback() {
    this.#listening?.abort();
    this.#watching?.disconnect();
  }

  get #rows() {
    return [.../** @type {NodeListOf<HTMLTableRowElement>} */ (this.querySelectorAll("tbody tr"))];
  }

  /** @param {HTMLElement} place */
  async #start(place) {
    const [Plot, { awards }] = await Promise.all([
      /** @type {Promise<import("./figures.js").Plot>} */ (import(PLOT)),
      /** @type {Promise<typeof import("./figures.js")>} */ (import(FIGURES)),
    ]);
    if (!this.isConnected) return;
    const lang = this.lang === "en" ? "en" : "ja";
    let width = 0;
    this.#draw = () => {
      width = Math.max(Math.round(place.clientWidth), 300);
      place.replaceChildren(awards(Plot, this.#rows.filter((row) => !row.hidden && row.dataset.day).map(point), { lang, width, document }));
      this.dataset.state = "drawn";
    };
    this.#draw();
    this.#watching = new ResizeObserver(() => {
      if (Math.abs(place.clientWidth - width) > 8) this.#draw?.();
    });
    this.#watching.observe(place);
  }

  /** @param {HTMLFormElement} form */
  #sift(form) {
    const asked = new FormData(form);
    let shown = 0;
    for (const row of this.#rows) {
      row.hidden = FILTERS.some((name) => {
        const wanted = String(asked.get(name) ?? "");
        return wanted !== "" && !(row.dataset[name] ?? "").split(" ").includes(wanted);
      });
      if (!row.hidden) shown += 1;
    }
    const count = this.querySelector(".sift-count");
    if (count instanceof HTMLElement) count.textContent = (count.dataset.words ?? "").replace("{n}", String(shown));
    this.#draw?.();
  }
}

/** What the picture needs of a row. @param {HTMLTableRowElement} row @returns {import("./figures.js").Point} */
function point(row) {
  const { name = "", day = "", award = "0", step = "0" } = row.dataset;
  return { name, day, award: Number(award), step: Number(step), href: row.querySelector("a")?.getAttribute("href") ?? "" };
}

if (!customElements.get("award-explorer")) customElements.define("award-explorer", AwardExplorer);
