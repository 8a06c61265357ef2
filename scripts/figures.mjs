// Draws one figure as SVG under Node: reads {"figure", "data", "lang", "width"} from standard input, writes the picture.
// The drawing itself is overrides/assets/plot/figures.js, which the browser runs too.
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { text } from "node:stream/consumers";
import * as figures from "../overrides/assets/plot/figures.js";

const { figure, data, lang, width } = JSON.parse(await text(process.stdin));
const { document } = parseHTML("<html><body></body></html>");
process.stdout.write(figures[figure](Plot, data, { lang, width, document }).outerHTML);
