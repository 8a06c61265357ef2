/**
 * Finds pages: first those with the whole query as it stands or with a word that means the same, then those with each of its words,
 * and where there is none, what Pagefind finds in the words as they can be cut. scripts/search.py makes what is read here.
 */

import { cut, lawFirst, places, readNumerals, units } from "./search-words.js";
import { draw, openFragment } from "./search-results.js";

/**
 * @typedef {[path: string, title: string, description: string, heads: string, fragment: string, long: number]} PageRow
 * @typedef {{pages: PageRow[], same: string[][], near: string[][], shards: number}} Listed
 * @typedef {Map<number, number>} Hits the number of a page → 1, 2 or 3: it holds the words, often, very often
 * @typedef {{page: number, score: number}} Ranked
 * @typedef {{search(words: string): Promise<{results: {id: string, words: number[]}[]}>}} Pagefind
 */

const DRAWN = 10; // pages shown with the place in their text; the rest with their description
const FEW = 3;
const MOST_VARIANTS = 8;
const MOST_KEYS = 12;
const OFTEN = 5;
const TELLING = /[a-z0-9]{2}|[^\u3041-\u3096]/; // not hiragana alone
const UNSURE = 10; // results of cut words
// English words that a question has and a page need not.
const SMALL = new Set(units("a an and are at be by can do does for from how i if in is it my of on or our the to we what when which who with"));

/** What stands between the breaks of a query. @param {string} text @returns {string[][]} */
const segments = (text) =>
  units(text).reduce((/** @type {string[][]} */ made, unit) => (unit ? [...made.slice(0, -1), [...(made.at(-1) ?? []), unit]] : [...made, []]), [[]]);

/** @param {Hits} one @param {Hits} two @returns {Hits} */
const both = (one, two) => new Map([...one].filter(([page]) => two.has(page)).map(([page, often]) => [page, Math.min(often, two.get(page) ?? 0)]));

export class Search {
  /** @param {string} lang @param {URL} base @param {Listed} listed */
  constructor(lang, base, listed) {
    this.lang = lang;
    this.base = base;
    this.listed = listed;
    this.same = listed.same.map((group) => group.map((word) => ({ word, cut: units(word) })));
    /** What a query is also looked for under → the term itself. @type {Map<string, string[]>} */
    this.near = new Map(listed.near.flatMap(([term, ...names]) => names.map((name) => [units(name).join(" "), units(term)])));
    this.shown = listed.pages.map(([, title, description, heads]) => [title, heads, description].map(units));
    /** @type {Map<number, Promise<Map<string, string>>>} */
    this.files = new Map();
    /** @type {Promise<Pagefind> | undefined} */
    this.pagefind = undefined;
  }

  /** @param {string} lang @param {URL} base the folder with what scripts/search.py made */
  static async load(lang, base) {
    const response = await fetch(new URL("pages.json", base));
    return new Search(lang, base, await response.json());
  }

  /**
   * @param {string} query
   * @param {() => boolean} isOld tells whether a newer query has come
   */
  async find(query, isOld = () => false) {
    const words = lawFirst(readNumerals(query.normalize("NFKC").trim().replaceAll('"', " ")));
    const variants = this.variants(words);
    const found = await this.rank(words, variants);
    if (isOld()) return [];
    if (found.length > 0) {
      const each = words.split(/\s+/).flatMap((term) => this.variants(term));
      const phrases = variants.flatMap(segments);
      return draw(this, found, [...phrases, ...each.flatMap(segments)], { drawn: DRAWN, phrases: phrases.length });
    }
    return this.findCut(words, isOld);
  }

  /** The words with what means the same in the place of a part of them; the words themselves first. @param {string} words */
  variants(words) {
    const where = cut(words);
    const own = where.map((one) => one.unit);
    const longest = this.same
      .flatMap((group) => group.map((member) => ({ group, member, at: places(own, member.cut)[0] ?? -1 })))
      .filter(({ member, at }) => at >= 0 && (member.cut.length > 1 || member.word.length > 1))
      .sort((one, two) => two.member.cut.length - one.member.cut.length)[0];
    if (!longest) return [words];
    const { group, member, at } = longest;
    const before = words.slice(0, where[at].start);
    const after = words.slice(where[at + member.cut.length - 1].end);
    const others = group.filter((other) => other !== member).map((other) => `${before}${other.word}${after}`);
    return [words, ...others].slice(0, MOST_VARIANTS);
  }

  /** @param {string} words @param {string[]} variants @returns {Promise<Ranked[]>} the best first */
  async rank(words, variants) {
    const phrases = await Promise.all(variants.map((text) => this.holding(units(text))));
    /** @type {Map<number, number>} */
    const scores = new Map();
    phrases.forEach((hits, number) => {
      for (const [page, often] of hits) {
        const score = 100 + (number === 0 ? 10 : 0) + OFTEN * often + this.standing(page, units(variants[number]));
        scores.set(page, Math.max(score, scores.get(page) ?? 0));
      }
    });
    for (const [page, score] of await this.apart(words, scores.size)) {
      if (!scores.has(page)) scores.set(page, score);
    }
    return [...scores].map(([page, score]) => ({ page, score })).sort((one, two) => two.score - one.score || one.page - two.page);
  }

  /**
   * Pages with each of several words, wherever. In English, where every word stands apart, only those that show each of them in a
   * title, a heading or the description, unless the whole query is on few pages. Numbers alone say nothing: 26 is on many pages.
   *
   * @param {string} words @param {number} known how many pages hold the words as they stand
   * @returns {Promise<Map<number, number>>}
   */
  async apart(words, known) {
    const terms = words.split(/\s+/).filter((term) => !SMALL.has(units(term)[0] ?? ""));
    const numbered = known > 0 && terms.some((term) => /^[0-9]+条?$/.test(term));
    if (terms.length < 2 || numbered) return new Map();
    const found = await Promise.all(
      terms.map(async (term) => {
        const each = await Promise.all(this.variants(term).map((text) => this.holding(units(text))));
        return new Map(each.flatMap((hits) => [...hits]));
      }),
    );
    const prominent = this.lang === "en" && known >= FEW;
    const standings = [...found.reduce(both)].map(([page, often]) => {
      const each = terms.map((term) => this.standing(page, units(term)));
      const sum = each.reduce((one, two) => one + two) / terms.length;
      return /** @type {[number, number]} */ ([page, prominent && Math.min(...each) === 0 ? 0 : often + sum]);
    });
    return new Map(standings.filter(([, score]) => score > 0));
  }

  /** How prominent the words are on a page: in its title, a heading, its description. @param {number} page @param {string[]} what */
  standing(page, what) {
    const [title, heads, description] = this.shown[page].map((where) => places(where, what).length > 0);
    const term = this.near.get(what.join(" "));
    const near = term !== undefined && places(this.shown[page][0], term).length > 0;
    const whole = title && this.shown[page][0].length === what.length;
    return (whole ? 30 : 0) + (title || near ? 30 : 0) + (heads ? 12 : 0) + (description ? 6 : 0);
  }

  /** Pages that hold units one after another, as far as pairs can tell. @param {string[]} what @returns {Promise<Hits>} */
  async holding(what) {
    const keys = what.flatMap((unit, index) => {
      const next = what[index + 1];
      if (unit && next) return [`${unit} ${next}`];
      return unit && !what[index - 1] && /^[\x20-\x7e]+$/.test(unit) ? [unit] : [];
    });
    if (keys.length === 0) return new Map();
    const hits = await Promise.all(keys.slice(0, MOST_KEYS).map((key) => this.look(key)));
    return hits.reduce(both);
  }

  /** @param {string} key @returns {Promise<Hits>} */
  async look(key) {
    const number = [...key].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % this.listed.shards;
    if (!this.files.has(number)) this.files.set(number, this.open(number));
    const packed = (await this.files.get(number))?.get(key) ?? "";
    /** @type {Hits} */
    const hits = new Map();
    let page = -1;
    for (const letter of packed) {
      if (letter === "!" || letter === '"') hits.set(page, letter === "!" ? 2 : 3);
      else hits.set((page += letter.charCodeAt(0) - 0x22), 1);
    }
    return hits;
  }

  /** @param {number} number @returns {Promise<Map<string, string>>} */
  async open(number) {
    const response = await fetch(new URL(`pairs-${number}.txt`, this.base));
    if (!response.ok) throw new Error(`the index answered ${response.status}`);
    const lines = (await response.text()).split("\n").map((line) => line.split("\t"));
    return new Map(lines.map(([key, packed]) => [key, packed]));
  }

  /** What Pagefind finds in the words cut by the browser: sentences, beginnings of words. @param {string} words @param {() => boolean} isOld */
  async findCut(words, isOld) {
    this.pagefind ??= import(new URL("pagefind.js", this.base).href).then((made) =>
      made.createInstance({ basePath: this.base.href, noWorker: true }),
    );
    const pagefind = await this.pagefind;
    if (isOld()) return [];
    const { results } = await pagefind.search(words);
    const numbers = new Map(this.listed.pages.map((row, index) => [row[4], index]));
    const found = results.slice(0, UNSURE).map(({ id }, index) => ({ page: numbers.get(id) ?? -1, score: UNSURE - index }));
    // It finds beginnings too, down to a letter: a page must hold half of the words that say something.
    const cutter = new Intl.Segmenter(this.lang, { granularity: "word" });
    const said = [...cutter.segment(words)].map((one) => units(one.segment)).filter((what) => TELLING.test(what.join("")) && !SMALL.has(what[0]));
    return said.length === 0 ? [] : draw(this, found.filter(({ page }) => page >= 0), said, { drawn: DRAWN, least: Math.ceil(said.length / 2) });
  }

  /** @param {number} page */
  fragment(page) {
    return openFragment(new URL(`fragment/${this.listed.pages[page][4]}.pf_fragment`, this.base));
  }
}
