/** The one worker that holds the Python interpreter: it answers a request text with a result text. */

/**
 * @typedef {import("./runtime.js").Runtime} Runtime
 * @typedef {import("./runtime.js").RuntimeFile} RuntimeFile
 * @typedef {"image" | "library" | "whole"} Variant from the fastest to the one that cannot miss anything
 * @typedef {(text: string) => string} Door
 * @typedef {{variant: Variant, files: Runtime | null}} Start
 * @typedef {{id: number, text: string}} Question
 * @typedef {{runPython(code: string): void, pyimport(name: string): {run: Door}}} Pyodide
 */

const FOLDER = new URL("../../runtime/", import.meta.url);
/** Of the whole Pyodide, decompressed: wasm 9.6 MB, library 2.5 MB, lock and wheel. Only the bar depends on it. */
const WHOLE_BYTES = 12_500_000;
const BYTES_BETWEEN_REPORTS = 250_000;
const FETCHED_SHARE = 90;
const STARTING = 95;

let expected = WHOLE_BYTES;
let received = 0;
let reported = 0;

/** @param {"load" | "start"} stage */
function report(stage) {
  const percent = stage === "load" ? 2 + Math.min(FETCHED_SHARE - 2, (FETCHED_SHARE * received) / expected) : STARTING;
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

/**
 * Fetches as always and counts the bytes on their way; headers are kept, because streaming compilation asks for `application/wasm`.
 *
 * @param {RequestInfo | URL} address
 * @param {RequestInit} [options]
 * @returns {Promise<Response>}
 */
async function countingFetch(address, options) {
  const response = await plainFetch(address, options);
  if (!response.ok || response.body === null) throw new Error(`${response.status} ${response.url}`);
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

/** @param {RuntimeFile} file @returns {URL} */
const at = ({ name }) => new URL(name, FOLDER);

/** @param {RuntimeFile} file @returns {Promise<Response>} */
async function asked(file) {
  const response = await plainFetch(at(file));
  if (!response.ok) throw new Error(`${response.status} ${file.name}`);
  return response;
}

/** Straight into its place: the size is known. @param {RuntimeFile} file @param {Response} [response] @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function bytesOf(file, response) {
  const bytes = new Uint8Array(file.size);
  const { body } = response ?? (await asked(file));
  const reader = /** @type {ReadableStream<Uint8Array>} */ (body).getReader();
  let end = 0;
  for (let { done, value: chunk } = await reader.read(); !done && chunk; { done, value: chunk } = await reader.read()) {
    if (end + chunk.length > file.size) throw new Error(`${file.name}: more than ${file.size} bytes`);
    bytes.set(chunk, end);
    end += chunk.length;
    count(chunk);
  }
  if (end < file.size) throw new Error(`${file.name}: ${end} bytes instead of ${file.size}`);
  await check(file, bytes);
  return bytes;
}

/** Throws unless these are the bytes that were published: a proxy may have cut them off, a cache mixed them up. @param {RuntimeFile} file @param {Uint8Array<ArrayBuffer>} bytes */
async function check(file, bytes) {
  // Browsers hash for pages from https or from this machine only; elsewhere the size has to do.
  if (!self.isSecureContext) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== file.sha256) throw new Error(`${file.name}: not the bytes that were published`);
}

/** @param {RuntimeFile} file @returns {Promise<WebAssembly.Module>} */
async function compiled(file) {
  const response = await asked(file);
  // Only the whole Pyodide needs the right type; an administrator should hear of it all the same.
  if (response.headers.get("Content-Type") !== "application/wasm") self.postMessage({ kind: "notice", notice: "mime" });
  return WebAssembly.compile(await bytesOf(file, response));
}

/** @param {Runtime} files @returns {Promise<Door>} the interpreter as the build left it, calculators and facts loaded */
async function fromImage(files) {
  expected = files.engine.size + files.image.size;
  const [{ door, pieces, resumeInterpreter }, wasm, image] = await Promise.all([
    // Asked for beside the large files, not before them: on a slow line every round trip counts.
    import("./interpreter.js"),
    compiled(files.engine),
    bytesOf(files.image),
  ]);
  report("start");
  return door(resumeInterpreter(wasm, pieces(image.buffer)));
}

/** @param {Runtime} files @returns {Promise<Door>} a new interpreter with the modules that the calculators need */
async function fromLibrary(files) {
  expected = files.wasm.size + files.library.size;
  const [{ door, runCode }, { startInterpreter }, { default: factory }, wasm, library] = await Promise.all([
    import("./interpreter.js"),
    import("./library.js"),
    import(at(files.factory).href),
    compiled(files.wasm),
    bytesOf(files.library),
  ]);
  report("start");
  const python = await startInterpreter({ factory, wasm, library });
  runCode(python, "import calculators.api");
  return door(python);
}

/** @returns {Promise<Door>} Pyodide as its package ships it; it fetches its own files, and waits for ever for a wasm that does not come */
async function fromWhole() {
  expected = WHOLE_BYTES;
  self.fetch = (address, options) => countingFetch(address, options).catch(failed);
  const { loadPyodide } = await import(new URL("pyodide.mjs", FOLDER).href);
  /** @type {Pyodide} */
  const python = await loadPyodide({ indexURL: FOLDER.href, packages: ["calculators"] });
  report("start");
  const api = python.pyimport("calculators.api");
  return (text) => api.run(text);
}

/** @param {Start} start @returns {Promise<Door>} */
function boot({ variant, files }) {
  report("load");
  if (variant === "whole" || files === null) return fromWhole();
  return variant === "image" ? fromImage(files) : fromLibrary(files);
}

/** @param {unknown} error @returns {never} */
function failed(error) {
  const forbidden = error instanceof WebAssembly.CompileError && /unsafe-eval|Content Security Policy/i.test(error.message);
  self.postMessage({ kind: "failed", reason: forbidden ? "forbidden" : "died", message: String(error) });
  throw error;
}

/** @type {Promise<Door | null>} */
let opened = Promise.resolve(null);

/** @param {Question} question */
async function answer({ id, text }) {
  const run = await opened;
  if (run === null) return;
  try {
    self.postMessage({ kind: "answer", id, text: run(text) });
  } catch (error) {
    self.postMessage({ kind: "error", id, message: String(error) });
  }
}

self.addEventListener("message", (/** @type {MessageEvent<Start | Question>} */ { data }) => {
  if ("id" in data) {
    void answer(data);
    return;
  }
  opened = boot(data).catch(failed).catch(() => null);
  void opened.then((run) => run && self.postMessage({ kind: "ready" }));
});
