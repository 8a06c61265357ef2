/** Draws what the search found in the form that the theme's box shows: a page, and the sections of it that hold the words. */

import { cut, places } from "./search-words.js";

/**
 * @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} Item
 * @typedef {{text: string, sections: {start: number, id: string, title: string}[]}} Opened
 */

const SIGNATURE = "pagefind_dcd".length;
const SECTIONS = 3;
const BEFORE = 24;
const AFTER = 90;
const MARKED = 12;

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Reads what Pagefind kept of a page. @param {URL} address @returns {Promise<Opened>} */
export async function openFragment(address) {
  const response = await fetch(address);
  if (!response.ok || !response.body) throw new Error(`the index answered ${response.status}`);
  const text = await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
  const { content, anchors } = JSON.parse(text.slice(SIGNATURE));
  // Anchors count words: between marks of no width in Japanese, between spaces in English.
  const words = content.includes("\u200b") ? content.split("\u200b") : content.split(/(?<=\s)(?=\S)/);
  const starts = [0];
  for (const word of words) starts.push(starts[starts.length - 1] + word.length);
  const sections = anchors
    .filter((/** @type {{element: string}} */ anchor) => /^h[2-4]$/.test(anchor.element))
    .map((/** @type {{location: number, id: string, text: string}} */ { location, id, text: title }) => ({
      start: starts[location] ?? 0,
      id,
      title,
    }));
  return { text: words.join(""), sections };
}

/** The text around a place, with the words marked. @param {string} text @param {[number, number][]} spans @param {number} floor @param {number} ceiling */
function excerpt(text, spans, floor, ceiling) {
  const from = Math.max(floor, spans[0][0] - BEFORE);
  const to = Math.min(ceiling, spans[0][1] + AFTER);
  let made = from > floor ? "…" : "";
  let at = from;
  for (const [start, end] of spans.filter((span) => span[1] <= to && span[0] >= from)) {
    if (start < at) continue;
    made += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`;
    at = end;
  }
  return `${made}${escape(text.slice(at, to))}${to < ceiling ? "…" : ""}`;
}

/** Where each of the words stands in the text of a page. @param {string} text @param {string[][]} wanted @returns {[number, number][][]} */
function spansOf(text, wanted) {
  const where = cut(text);
  const line = where.map((one) => one.unit);
  return wanted.map((what) => places(line, what).map((at) => [where[at].start, where[at + what.length - 1].end]));
}

/**
 * @param {Opened} opened @param {[number, number][]} spans @param {string} path @param {number} score @param {Record<string, boolean>} terms
 * @returns {Item[]}
 */
function sectionsOf({ text, sections }, spans, path, score, terms) {
  /** @type {Item[]} */
  const made = [];
  for (const [index, { start, id, title }] of sections.entries()) {
    const end = sections[index + 1]?.start ?? text.length;
    const inside = spans.filter((span) => span[0] >= start && span[1] <= end);
    if (inside.length > 0) {
      const rank = made.length < SECTIONS ? score : score / 2;
      made.push({ location: `${path}#${id}`, title: escape(title), text: excerpt(text, inside, start, end), score: rank, terms });
    }
  }
  return made.slice(0, MARKED);
}

/**
 * @param {import("./search-engine.js").Search} search
 * @param {import("./search-engine.js").Ranked[]} found
 * @param {string[][]} wanted what to mark, as units
 * @param {object} how
 * @param {number} how.drawn how many pages are shown with their text
 * @param {number} [how.phrases] how many of the wanted, the first ones, are the whole query: alone marked where a page holds it
 * @param {number} [how.least] how many of the wanted a page must hold; 0: one, and long pages are not opened to see
 * @returns {Promise<Item[][]>}
 */
export async function draw(search, found, wanted, { drawn, phrases = 0, least = 0 }) {
  const items = found.map(async ({ page, score }, rank) => {
    const [path, title, description, , , long] = search.listed.pages[page];
    /** @type {Item} */
    const item = { location: path, title: escape(title), text: escape(description), score, terms: {} };
    if (rank >= drawn || (long && rank > 0 && least === 0)) return [item];
    const opened = await search.fragment(page);
    const each = spansOf(opened.text, wanted);
    // Pairs alone can err: a page may hold every pair of the words and not the words.
    if (each.filter((found) => found.length > 0).length < Math.max(least, 1)) return [];
    const whole = each.slice(0, phrases).flat();
    const spans = (whole.length > 0 ? whole : each.flat()).sort((one, two) => one[0] - two[0]);
    item.terms = Object.fromEntries(spans.slice(0, MARKED).map(([start, end]) => [opened.text.slice(start, end), true]));
    const first = opened.sections[0]?.start ?? opened.text.length;
    const above = spans.filter((span) => span[1] <= first);
    if (above.length > 0) item.text = excerpt(opened.text, above, 0, first);
    return [item, ...sectionsOf(opened, spans, path, score, item.terms)];
  });
  return (await Promise.all(items)).filter((group) => group.length > 0);
}
