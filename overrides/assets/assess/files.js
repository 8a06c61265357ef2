/** Hands texts over to the reader: as a file to save, or on the clipboard. */

/**
 * @template {Element} T
 * @param {Element} host
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function find(host, selector, type) {
  const found = host.querySelector(selector);
  if (found instanceof type) return found;
  throw new TypeError(`leak-assessment: no ${selector}`);
}

/** @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  // Not at once: the browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param {string} text @returns {Promise<boolean>} */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
