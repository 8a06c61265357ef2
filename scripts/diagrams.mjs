// Draws DOT texts with Graphviz: a JSON object of name → DOT on standard input, name → {svg, graph} on standard output.
// Graphviz does not know the fonts of readers and takes Japanese letters for half their width: each node is given its own.

import { instance } from "@viz-js/viz";

const POINTS = 72;
const DEFAULTS = `bgcolor="transparent" pad=0.1 nodesep=0.18 ranksep=0.42
node [shape=box fontname="Arial" fontsize=14 margin="0.1,0.06"]
edge [fontname="Arial" fontsize=12 arrowsize=0.7]`;

/** Lines of a label, whatever marks their ends in DOT. @param {string} label @returns {string[]} */
const lines = (label) => label.split(/\\[nlr]|\n/).filter((line) => line.trim());

/** Width of a text in em: a letter beyond Latin is as wide as high. @param {string} text */
const ems = (text) => [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 1 : 0.54), 0);

/** The DOT text with the width and height of every node written at its end. @param {any} viz @param {string} dot */
function measured(viz, dot) {
  const head = dot.replace(/^digraph \{/m, (start) => `${start}\n${DEFAULTS}\n`);
  const graph = JSON.parse(viz.renderString(head, { format: "json0" }));
  const nodes = (graph.objects ?? []).filter((/** @type {any} */ one) => !one.nodes && one.label !== undefined);
  const sizes = nodes.map((/** @type {any} */ node) => {
    const said = lines(node.label);
    const size = Number(node.fontsize);
    const width = (Math.max(...said.map(ems)) * size + 20) / POINTS;
    const height = (said.length * size * 1.25 + 14) / POINTS;
    return `"${node.name}" [width=${width.toFixed(2)} height=${height.toFixed(2)} fixedsize=true]`;
  });
  return head.replace(/\}\s*$/, `${sizes.join("\n")}\n}`);
}

const asked = JSON.parse(await new Response(/** @type {any} */ (process.stdin)).text());
const viz = await instance();
/** @type {Record<string, {svg: string, graph: unknown}>} */
const drawn = {};
for (const [name, dot] of Object.entries(asked)) {
  const full = measured(viz, dot);
  drawn[name] = { svg: viz.renderString(full, { format: "svg" }), graph: JSON.parse(viz.renderString(full, { format: "json0" })) };
}
process.stdout.write(JSON.stringify(drawn));
