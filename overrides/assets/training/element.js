/** The elements of the training pages; each loads what it needs when it is first on a page. */

/** @type {Record<string, () => Promise<{start(root: HTMLElement, signal: AbortSignal): void}>>} */
const PARTS = {
  "leak-quiz": () => import("./quiz.js"),
  "leak-scenario": () => import("./scenario.js"),
  "leak-record": () => import("./record.js"),
  "leak-verify": () => import("./verify.js"),
  "leak-merge": () => import("./merge.js"),
  "leak-print": () => import("./print.js"),
};

for (const [name, load] of Object.entries(PARTS)) {
  if (customElements.get(name)) continue;
  customElements.define(
    name,
    class extends HTMLElement {
      /** @type {AbortController | undefined} */
      #running;

      connectedCallback() {
        this.#running = new AbortController();
        const { signal } = this.#running;
        void load().then((part) => signal.aborted || part.start(this, signal));
      }

      disconnectedCallback() {
        this.#running?.abort();
      }
    },
  );
}
