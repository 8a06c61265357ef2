// Leaves on the page only what the address asks for, before the calculators come to life: ?lang=en&calculator=jo_model
(() => {
  const asked = new URLSearchParams(location.search);
  const lang = asked.get("lang") === "en" ? "en" : "ja";
  const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("main > section")]);
  const wanted = sections.find((one) => one.lang === lang && one.dataset.name === asked.get("calculator"));
  for (const one of sections) {
    if (wanted ? one !== wanted : one.lang !== lang || one.dataset.name !== "") one.remove();
  }
  document.documentElement.lang = lang;
})();
