// Takes a reader from the old address of a page to its new one, with the fragment.
(() => {
  const target = document.querySelector("link[rel=canonical]");
  if (target instanceof HTMLLinkElement) location.replace(target.href + location.hash);
})();
