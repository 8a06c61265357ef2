// Fetches the elements that stand in the page, keeps the language switch on the reader's page and fragment, and lets the
// search hear every kind of input. Runs once on load and again after each instant navigation.
(() => {
  /** Our elements, each fetched when the first of its kind stands in a page. @type {Record<string, () => Promise<unknown>>} */
  const elements = {
    "leak-calculator": () => import("../calc/element.js"),
    "leak-assessment": () => import("../assess/assessment.js"),
    "award-explorer": () => import("../plot/explorer.js"),
    "checked-days": () => import("./checked.js"),
    "offline-copy": () => import("./offline.js"),
    "ruby-switch": () => import("./ruby.js"),
    "self-check": () => import("./self-check.js"),
    "sift-table": () => import("./sift.js"),
    "leak-quiz, leak-scenario, leak-record, leak-verify, leak-merge, leak-print": () => import("../training/element.js"),
  };
  for (const [name, load] of Object.entries(elements)) if (document.querySelector(name)) void load();

  /** The attribute that says that the listeners of the page are in place. */
  const READY = "data-site-ready";

  /** This page in other languages, as its head says it. @returns {HTMLLinkElement[]} */
  const alternates = () => [
    .../** @type {NodeListOf<HTMLLinkElement>} */ (document.head.querySelectorAll("link[rel~=alternate][hreflang]")),
  ];

  // The theme takes every alternate link for the home page of a site and asks for a sitemap beside it. It looks once,
  // synchronously, when a page has been put in place: the links step aside for that moment.
  const hide = () => alternates().forEach((link) => link.setAttribute("rel", "alternate "));
  const show = () => alternates().forEach((link) => link.setAttribute("rel", "alternate"));

  /** Points a language link to this page and fragment; the header stays in place on instant navigation and grows stale.
   * @param {Event} event */
  const point = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.md-select__link") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    const same = alternates().find((other) => other.hreflang === link.hreflang);
    if (same) link.href = same.href + location.hash;
  };

  /** The theme's search listens to keys only; pasted and dictated words come without one. @param {Event} event */
  const hear = (event) => {
    const box = event.target;
    if (box instanceof HTMLInputElement && box.matches(".md-search__input")) box.dispatchEvent(new KeyboardEvent("keyup"));
  };

  /** The theme opens its menu and its search by labels, which no key reaches: buttons in their place, before the theme looks for them. */
  const reach = () => {
    for (const name of ["__drawer", "__search"]) {
      const label = document.querySelector(`label.md-header__button[for=${name}]`);
      const named = document.querySelector(name === "__drawer" ? ".md-nav--primary" : ".md-search");
      if (!label || !named) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = label.className;
      button.setAttribute("for", name);
      button.setAttribute("aria-label", named.getAttribute("aria-label") ?? "");
      button.append(...label.childNodes);
      if (name === "__drawer") button.addEventListener("click", () => document.getElementById(name)?.click());
      label.replaceWith(button);
    }
    // Enter without a result would send the form, which the policy forbids and says so in the console.
    document.querySelector("form.md-search__form")?.addEventListener("submit", (event) => event.preventDefault());
  };

  hide();
  // In the first page the theme looks when the document is parsed; later it looks as soon as this script has run.
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => setTimeout(show));
  else setTimeout(show);
  if (!document.documentElement.hasAttribute(READY)) {
    document.documentElement.setAttribute(READY, "");
    reach();
    void import("./reach.js");
    // The copy for reading without a network is looked after on every page, when the page itself is there.
    addEventListener("load", () => void import("./offline.js"), { once: true });
    for (const kind of ["pointerdown", "focusin", "click"]) document.addEventListener(kind, point, { capture: true });
    document.addEventListener("input", hear);
  }
})();
