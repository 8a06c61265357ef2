/** The one worker that holds the Python interpreter: it answers a request text with a result text. */

const RUNTIME = new URL("../../runtime/", import.meta.url);

/** Bytes, decompressed, of what the runtime fetches: wasm 9.6 MB, library 2.5 MB, lock and wheel. Only the progress bar depends on it. */
const EXPECTED_BYTES = 12_500_000;
const BYTES_BETWEEN_REPORTS = 250_000;

/**
 * @typedef {{run(text: string): string}} Api
 * @typedef {{pyimport(name: string): Api}} Interpreter
 * @typedef {{loadPyodide(options: {indexURL: string, packages: string[]}): Promise<Interpreter>}} PyodideModule
 * @typedef {{id: number, text: string}} Question
 */

let received = 0;
let reported = 0;

/** @param {"load" | "start"} stage */
function report(stage) {
  const percent = stage === "load" ? 2 + Math.min(88, (88 * received) / EXPECTED_BYTES) : 95;
  self.postMessage({ kind: "progress", stage, percent: Math.round(percent) });
}

/** @param {Uint8Array} chunk */
function count(chunk) {
  received += chunk.byteLength;
  if (received - reported < BYTES_BETWEEN_REPORTS) return;
  reported = received;
  report("load");
}

const plainFetch = self.fetch.bind(self);

/** Tells at once that a file cannot be had: Pyodide itself would wait for its wasm for ever. @param {unknown} reason @returns {never} */
function lost(reason) {
  self.postMessage({ kind: "failed", message: String(reason) });
  throw reason;
}

/**
 * Fetches as always and counts the bytes on their way; headers are kept, because `instantiateStreaming` asks for `application/wasm`.
 *
 * @param {RequestInfo | URL} address
 * @param {RequestInit} [options]
 * @returns {Promise<Response>}
 */
async function countingFetch(address, options) {
  const response = await plainFetch(address, options).catch(lost);
  if (!response.ok || response.body === null) lost(`${response.status} ${response.url}`);
  /** @type {TransformStream<Uint8Array, Uint8Array>} */
  const counter = new TransformStream({
    transform(chunk, controller) {
      count(chunk);
      controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(counter), { status, statusText, headers });
}

/** @returns {Promise<Api>} */
async function boot() {
  self.fetch = countingFetch;
  report("load");
  /** @type {PyodideModule} */
  const pyodide = await import(new URL("pyodide.mjs", RUNTIME).href);
  const interpreter = await pyodide.loadPyodide({ indexURL: RUNTIME.href, packages: ["calculators"] });
  report("start");
  const api = interpreter.pyimport("calculators.api");
  self.postMessage({ kind: "ready" });
  return api;
}

const api = boot();

api.catch((error) => self.postMessage({ kind: "failed", message: String(error) }));

self.addEventListener("message", async (/** @type {MessageEvent<Question>} */ { data }) => {
  const python = await api.catch(() => null);
  if (python === null) return;
  try {
    self.postMessage({ kind: "answer", id: data.id, text: python.run(data.text) });
  } catch (error) {
    self.postMessage({ kind: "error", id: data.id, message: String(error) });
  }
});
