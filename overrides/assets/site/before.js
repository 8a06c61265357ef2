// Runs before the theme: gives it the Trusted Types policy it needs, and storage that never fails.
(() => {
  /**
   * @typedef {{createHTML(text: string): string, createScript(text: string): string, createScriptURL(text: string): string}} Rules
   * @typedef {{createPolicy(name: string, rules: Rules): unknown, defaultPolicy: unknown}} PolicyFactory
   */
  const factory = /** @type {{trustedTypes?: PolicyFactory}} */ (/** @type {unknown} */ (globalThis)).trustedTypes;

  /** The theme writes HTML of this very site, and knows nothing of Trusted Types. @type {Rules} */
  const rules = {
    // Scripts and handlers in such HTML never run: the policy allows no inline script without its hash.
    createHTML: (text) => text,
    // On instant navigation the theme begins the scripts of the next page; the browser asks for their hash again.
    createScript: (text) => text,
    createScriptURL: (text) => {
      const address = new URL(text, document.baseURI);
      if (address.origin === location.origin) return text;
      throw new TypeError(`not a script of this site: ${text}`);
    },
  };
  if (factory && !factory.defaultPolicy) factory.createPolicy("default", rules);

  /** Keeps what it is given until the page is left. @implements {Storage} */
  class Forgetful {
    /** @type {Map<string, string>} */
    #kept = new Map();
    get length() {
      return this.#kept.size;
    }
    clear() {
      this.#kept.clear();
    }
    /** @param {string} name */
    getItem(name) {
      return this.#kept.get(String(name)) ?? null;
    }
    /** @param {number} index */
    key(index) {
      return [...this.#kept.keys()][index] ?? null;
    }
    /** @param {string} name */
    removeItem(name) {
      this.#kept.delete(String(name));
    }
    /** @param {string} name @param {string} value */
    setItem(name, value) {
      this.#kept.set(String(name), String(value));
    }
  }

  /** The theme parses what stands under its names (`….__palette`) and stops where it cannot. @param {Storage} storage */
  const mend = (storage) => {
    for (const name of Object.keys(storage).filter((key) => key.includes(".__"))) {
      try {
        JSON.parse(storage.getItem(name) ?? "null");
      } catch {
        storage.removeItem(name);
      }
    }
  };

  for (const name of /** @type {const} */ (["localStorage", "sessionStorage"])) {
    try {
      mend(window[name]);
    } catch {
      // Forbidden by the reader's settings: the theme would stop at its first line.
      Object.defineProperty(window, name, { value: new Forgetful(), configurable: true });
    }
  }
})();
