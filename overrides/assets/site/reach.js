/** Lets the keyboard reach tables that the theme makes scroll sideways; those that fit are no stop on the way. */

const WRAPS = ".md-typeset__scrollwrap";

const mark = () => {
  for (const wrap of document.querySelectorAll(WRAPS)) {
    const style = getComputedStyle(wrap);
    const scrolls = wrap.scrollWidth > wrap.clientWidth && style.overflowX !== "visible";
    if (scrolls && !wrap.hasAttribute("tabindex")) wrap.setAttribute("tabindex", "0");
    else if (!scrolls) wrap.removeAttribute("tabindex");
  }
};

let asked = 0;
const soon = () => {
  cancelAnimationFrame(asked);
  asked = requestAnimationFrame(mark);
};

// The theme wraps tables after the page is in place, on instant navigation too.
new MutationObserver((changes) => {
  const wrapped = changes.some((one) => [...one.addedNodes].some((node) => node instanceof Element && node.closest(`${WRAPS}, main, .md-container`)));
  if (wrapped) soon();
}).observe(document.documentElement, { childList: true, subtree: true });
addEventListener("resize", soon);
soon();
