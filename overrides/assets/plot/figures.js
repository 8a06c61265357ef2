/**
 * Draws the pictures of awards and back-tests with Observable Plot. The same functions make the live picture in the
 * browser and, under Node at build time, the still one that needs no script: `Plot` and `document` are handed in.
 *
 * @typedef {typeof import("@observablehq/plot")} Plot
 * @typedef {"ja" | "en"} Lang
 * @typedef {{name: string, day: string, award: number, step: number, href: string}} Point
 * @typedef {{name: string, low: number, mid: number, high: number, actual: number, covered: boolean, other?: number, href: string}} Range
 * @typedef {{level: number, share: number, series: "chain" | "leak"}} Mark
 * @typedef {{bytes: number, low: number, mid: number, high: number, turn: "cold" | "warm", padded: boolean}} Wait
 * @typedef {{lang: Lang, width: number, document: Document}} Frame
 */

/** Where an amount of nothing stands on a logarithmic scale of yen. */
const NOTHING = 400;
const YEN_JA = new Map([[NOTHING, "0円"], [1e3, "1,000円"], [1e4, "1万円"], [1e5, "10万円"], [1e6, "100万円"], [1e7, "1,000万円"], [1e8, "1億円"], [1e9, "10億円"], [1e10, "100億円"], [1e11, "1,000億円"], [1e12, "1兆円"]]);
const YEN_EN = new Map([[NOTHING, "¥0"], [1e3, "¥1,000"], [1e4, "¥10,000"], [1e5, "¥100,000"], [1e6, "¥1 million"], [1e7, "¥10 million"], [1e8, "¥100 million"], [1e9, "¥1 billion"], [1e10, "¥10 billion"], [1e11, "¥100 billion"], [1e12, "¥1 trillion"]]);

const XLINK = "http://www.w3.org/1999/xlink";

/** One shape for each step of data, so that colour is never alone. */
export const SYMBOLS = /** @type {const} */ (["circle", "square", "triangle"]);

/** @param {number} amount */
const shown = (amount) => Math.max(amount, NOTHING);

/** @param {Lang} lang @returns {(amount: number) => string} */
const yen = (lang) => (amount) => (lang === "ja" ? YEN_JA : YEN_EN).get(amount) ?? "";

/** @param {number} low @param {number} high the ticks of a scale of yen */
const ticks = (low, high) => [...YEN_JA.keys()].filter((amount) => amount >= low && amount <= high);

/** The year with its part gone by: 2007-07-02 is 2007.5. @param {string} day */
function year(day) {
  const start = Date.UTC(Number(day.slice(0, 4)), 0);
  return Number(day.slice(0, 4)) + (Date.parse(day) - start) / (366 * 86_400_000);
}

/** Awards by the day of the decision; every point is a link to its decision. @param {Plot} Plot @param {Point[]} points @param {Frame} frame */
export function awards(Plot, points, { lang, width, document }) {
  const words = lang === "ja" ? { x: "判決の年", y: "1人当たりの認容額", all: "判決の年と1人当たりの認容額" } : { x: "Year of the decision", y: "Award per person", all: "Awards per person by year of the decision" };
  const dots = SYMBOLS.map((symbol, step) =>
    Plot.dot(
      points.filter((point) => point.step === step).sort((one, two) => one.day.localeCompare(two.day)),
      { x: (point) => year(point.day), y: (point) => shown(point.award), href: "href", title: "name", symbol, r: 6, className: `figure-step-${step}`, ariaLabel: words.all },
    ),
  );
  const axis = { tickSize: 0, label: null };
  return tidy(
    Plot.plot({
      document, width, height: 440, marginLeft: lang === "ja" ? 86 : 92, marginBottom: 44, marginRight: 16, className: "figure",
      x: { domain: [1974, 2027], label: words.x },
      y: { type: "log", domain: [NOTHING * 0.8, 1e7], label: words.y },
      marks: [
        Plot.gridY(ticks(NOTHING, 1e7), { className: "figure-grid" }),
        Plot.axisX({ ...axis, ticks: width < 520 ? 5 : 10, tickFormat: "d", label: words.x, labelAnchor: "center" }),
        Plot.axisY(ticks(NOTHING, 1e7), { ...axis, text: yen(lang) }),
        ...dots,
      ],
    }),
    words.all,
    lang,
  );
}

/** The range the others suggest for each decision, and what was awarded. @param {Plot} Plot @param {Range[]} rows @param {Frame} frame */
export function ranges(Plot, rows, frame) {
  const label = frame.lang === "ja" ? "判決ごとの範囲(線)、中間の額(四角)と、実際の認容額(点)" : "For each decision the range (line), the middle (square) and the actual award (dot)";
  return bars(Plot, rows, frame, label, 1e7);
}

/** The estimate for each incident, what was published, and the JO model. @param {Plot} Plot @param {Range[]} rows @param {Frame} frame */
export function totals(Plot, rows, frame) {
  const label = frame.lang === "ja" ? "事故ごとの見積りの範囲(線)、公表された額(点)とJOモデルの額(三角)" : "For each incident the estimated range (line), the published total (dot) and the JO model (triangle)";
  return bars(Plot, rows, frame, label, 1e12);
}

/** Ranges below one another on a scale of yen. @param {Plot} Plot @param {Range[]} rows @param {Frame} frame @param {string} label @param {number} top */
function bars(Plot, rows, { lang, width, document }, label, top) {
  const marks = ticks(NOTHING, top).filter((amount) => top < 1e9 || amount === NOTHING || Math.log10(amount) % 2 === 0);
  return tidy(
    Plot.plot({
      document, width, height: 60 + rows.length * 21, marginLeft: lang === "ja" ? 270 : 324, marginTop: 34, marginBottom: 24, marginRight: 46, className: "figure",
      x: { type: "log", domain: [NOTHING * 0.8, top], label: null },
      y: { type: "band", domain: rows.map((row) => row.name), label: null },
      marks: [
        Plot.gridX(marks, { className: "figure-grid" }),
        Plot.axisX(marks, { anchor: "top", tickSize: 0, text: yen(lang), label: null }),
        Plot.axisY({ tickSize: 0, label: null }),
        Plot.link(rows, { x1: (row) => shown(row.low), x2: (row) => shown(row.high), y1: "name", y2: "name", className: "figure-range" }),
        Plot.dot(rows, { y: "name", x: (row) => shown(row.mid), symbol: "square", r: 4, className: "figure-mid" }),
        Plot.dot(rows.filter((row) => row.other !== undefined), { y: "name", x: (row) => shown(row.other), symbol: "triangle", r: 4, className: "figure-other" }),
        Plot.dot(rows.filter((row) => row.covered), { y: "name", x: (row) => shown(row.actual), href: "href", title: "name", r: 5, symbol: "circle", className: "figure-inside" }),
        Plot.dot(rows.filter((row) => !row.covered), { y: "name", x: (row) => shown(row.actual), href: "href", title: "name", r: 6, symbol: "times", className: "figure-outside" }),
      ],
    }),
    label,
    lang,
  );
}

/** How often an award lay at or below the predicted quantile of each level. @param {Plot} Plot @param {Mark[]} marks @param {Frame} frame */
export function calibration(Plot, marks, { lang, width, document }) {
  const words = lang === "ja"
    ? { x: "予測した分位", y: "実際にそれ以下だった判決の割合", all: "予測した分位と、実際にそれ以下だった判決の割合" }
    : { x: "Predicted quantile", y: "Share of awards at or below it", all: "Predicted quantiles and the share of awards at or below them" };
  const percent = (/** @type {number} */ share) => `${Math.round(share * 100)}%`;
  const steps = [0, 0.25, 0.5, 0.75, 1];
  return tidy(
    Plot.plot({
      document, width, height: width, marginLeft: 54, marginBottom: 44, marginTop: 30, marginRight: 30, className: "figure",
      x: { domain: [0, 1] },
      y: { domain: [0, 1] },
      marks: [
        Plot.gridX(steps, { className: "figure-grid" }),
        Plot.gridY(steps, { className: "figure-grid" }),
        Plot.axisX(steps, { tickSize: 0, tickFormat: percent, label: words.x, labelAnchor: "center", labelArrow: "none" }),
        Plot.axisY(steps, { tickSize: 0, tickFormat: percent, label: words.y, labelArrow: "none" }),
        Plot.link([[0, 1]], { x1: 0, y1: 0, x2: 1, y2: 1, className: "figure-ideal" }),
        Plot.dot(marks.filter((mark) => mark.series === "chain"), { x: "level", y: "share", symbol: "circle", r: 5, className: "figure-step-0" }),
        Plot.dot(marks.filter((mark) => mark.series === "leak"), { x: "level", y: "share", symbol: "triangle", r: 5, className: "figure-step-2" }),
      ],
    }),
    words.all,
    lang,
  );
}

/** How long the first figure takes by the bytes that were received for it. @param {Plot} Plot @param {Wait[]} waits @param {Frame} frame */
export function growth(Plot, waits, { lang, width, document }) {
  const words = lang === "ja" ? { x: "受信(MB)", y: "最初の金額まで(ミリ秒)", all: "受信した大きさと、最初の金額までの時間" } : { x: "Received (MB)", y: "Wait for the first figure (ms)", all: "Bytes received and the wait for the first figure" };
  const top = Math.max(...waits.map((wait) => wait.high));
  const dots = (/** @type {Wait[]} */ some, /** @type {"circle" | "square" | "triangle"} */ symbol, /** @type {string} */ className) =>
    Plot.dot(some, { x: "bytes", y: "mid", symbol, r: 5, className });
  const real = waits.filter((wait) => !wait.padded);
  return tidy(
    Plot.plot({
      document, width, height: 320, marginLeft: 60, marginBottom: 44, marginTop: 30, className: "figure",
      x: { nice: true, inset: 20 },
      y: { domain: [0, top * 1.05] },
      marks: [
        Plot.gridY({ className: "figure-grid" }),
        Plot.axisX({ tickSize: 0, label: words.x, labelAnchor: "center", labelArrow: "none" }),
        Plot.axisY({ tickSize: 0, label: words.y, labelArrow: "none" }),
        Plot.link(waits, { x1: "bytes", x2: "bytes", y1: "low", y2: "high", className: "figure-range" }),
        dots(real.filter((wait) => wait.turn === "cold"), "circle", "figure-step-0"),
        dots(real.filter((wait) => wait.turn === "warm"), "square", "figure-step-1"),
        dots(waits.filter((wait) => wait.padded), "triangle", "figure-other"),
      ],
    }),
    words.all,
    lang,
  );
}

/**
 * Takes out what the site's policy forbids (styles inside the page) and names what a screen reader meets.
 *
 * @param {(SVGSVGElement | HTMLElement)} svg
 * @param {string} label
 * @param {Lang} lang
 * @returns {SVGSVGElement}
 */
function tidy(svg, label, lang) {
  for (const style of [...svg.querySelectorAll("style")]) style.remove();
  for (const element of [svg, ...svg.querySelectorAll("[style]")]) element.removeAttribute("style");
  for (const group of [...svg.querySelectorAll("g[aria-label]")]) group.removeAttribute("aria-label");
  for (const link of [...svg.querySelectorAll("a")]) {
    link.setAttribute("aria-label", link.querySelector("title")?.textContent ?? "");
    // The theme assigns to `href` of everything that has the plain attribute, which a link of SVG does not allow.
    const href = link.getAttribute("href") ?? "";
    link.removeAttribute("href");
    link.setAttributeNS(XLINK, "xlink:href", href);
  }
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("lang", lang);
  svg.setAttribute("font-size", "13");
  for (const name of ["width", "height", "font-family"]) svg.removeAttribute(name);
  return /** @type {SVGSVGElement} */ (svg);
}
