/** The worker of the single-file edition: everything it needs comes with the first message. */

import { door, pieces, resumeInterpreter } from "../../overrides/assets/calc/interpreter.js";

/** @typedef {{files: {engine: string, image: string}} | {id: number, text: string}} Told */

/** @param {string} text base64 of a gzip file @returns {Promise<ArrayBuffer>} */
async function unpacked(text) {
  const binary = atob(text);
  const bytes = Uint8Array.from({ length: binary.length }, (_, at) => binary.charCodeAt(at));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** @param {{engine: string, image: string}} files */
async function boot({ engine, image }) {
  self.postMessage({ kind: "progress", stage: "start", percent: 50 });
  const [wasm, memory] = await Promise.all([unpacked(engine).then((bytes) => WebAssembly.compile(bytes)), unpacked(image)]);
  return door(resumeInterpreter(wasm, pieces(memory)));
}

/** @type {Promise<((text: string) => string) | null>} */
let opened = Promise.resolve(null);

self.addEventListener("message", async (/** @type {MessageEvent<Told>} */ { data }) => {
  if ("files" in data) {
    opened = boot(data.files).catch((error) => {
      self.postMessage({ kind: "failed", reason: "died", message: String(error) });
      return null;
    });
    void opened.then((run) => run && self.postMessage({ kind: "ready" }));
    return;
  }
  const run = await opened;
  if (run === null) return;
  try {
    self.postMessage({ kind: "answer", id: data.id, text: run(data.text) });
  } catch (error) {
    self.postMessage({ kind: "error", id: data.id, message: String(error) });
  }
});
