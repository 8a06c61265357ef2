/** How inputs stand in an address (`#people=1000&items=name,address`), which is read as hostile text. */

const LONGEST_FRAGMENT = 16_000;
const LONGEST_VALUE = 8_000;

/**
 * The values a fragment gives for the names asked for; the first of each name counts; empty, broken and other ones are ignored.
 *
 * A Map, never an object: a name such as `__proto__` must stay a mere string.
 *
 * @param {string} fragment with or without its `#`
 * @param {ReadonlySet<string>} names
 * @returns {Map<string, string>}
 */
export function readFragment(fragment, names) {
  /** @type {Map<string, string>} */
  const values = new Map();
  if (fragment.length > LONGEST_FRAGMENT) return values;
  for (const pair of fragment.replace(/^#/, "").split("&")) {
    const cut = pair.indexOf("=");
    const name = pair.slice(0, Math.max(cut, 0));
    const value = decode(pair.slice(cut + 1));
    if (!names.has(name) || values.has(name) || !value) continue;
    if (value.length <= LONGEST_VALUE) values.set(name, value);
  }
  return values;
}

/**
 * The shortest fragment that `readFragment` reads back: empty values are left out, commas stay commas.
 *
 * @param {Iterable<readonly [string, string]>} values
 * @returns {string} empty, or beginning with `#`
 */
export function writeFragment(values) {
  const pairs = [];
  for (const [name, value] of values) {
    if (value !== "") pairs.push(`${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
  }
  return pairs.length > 0 ? `#${pairs.join("&")}` : "";
}

/** @param {string} text @returns {string | null} null where the escapes are broken */
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
