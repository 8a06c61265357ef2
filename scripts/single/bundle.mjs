// Bundles the scripts of the single-file edition: node bundle.mjs OUT_FOLDER
import { build } from "esbuild";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const calc = join(here, "../../overrides/assets/calc");
const own = { "./addresses.js": "addresses.js", "./runtime.js": "runtime.js" };

const replaced = {
  name: "single-file parts",
  setup(job) {
    job.onResolve({ filter: /^\.\/(addresses|runtime)\.js$/ }, ({ path }) => ({ path: join(here, own[path]) }));
  },
};
const common = { bundle: true, minify: true, format: "iife", target: "es2022", charset: "utf8", outdir: process.argv[2], logLevel: "error" };

await build({ ...common, entryPoints: { page: join(calc, "element.js"), choose: join(here, "choose.js") }, plugins: [replaced] });
await build({ ...common, entryPoints: { worker: join(here, "worker.js") }, external: ["node:*"], define: { "import.meta.url": '"x:"' } });
