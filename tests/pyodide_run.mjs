// Answers requests with the shipped wheel in Pyodide under Node: node pyodide_run.mjs RUNTIME REQUESTS ANSWERS
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [runtime, asked, answered] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);
const python = await loadPyodide({ indexURL: `${runtime}/`, packages: ["calculators"] });
const api = python.pyimport("calculators.api");
const requests = JSON.parse(await readFile(asked, "utf8"));
await writeFile(answered, JSON.stringify(requests.map((request) => api.run(request))));
