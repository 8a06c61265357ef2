/**
 * CPython as Pyodide builds it, without Pyodide's own Python layer: begun afresh from a library, or resumed from a memory image.
 *
 * Both the worker and the build (under Node) use this file, so what the build proves is what the browser runs. The module
 * factory of Pyodide is a private interface: it is pinned, and the full Pyodide stands behind it as the last resort.
 */

/**
 * @typedef {{address: number, bytes: Uint8Array}} Piece a stretch of memory that is not all zeros
 * @typedef {Record<string, number>} Addresses
 * @typedef {(settings: object) => Promise<Interpreter>} Factory
 * @typedef {object} Interpreter the exports of CPython and the memory, as the factory hands them out
 * @property {Uint8Array} HEAPU8
 * @property {Uint32Array} HEAPU32
 * @property {{mkdirTree(path: string): void, writeFile(path: string, data: Uint8Array): void, readFile(path: string): Uint8Array}} FS
 * @property {Record<string, string>} ENV
 * @property {(size: number) => number} _malloc
 * @property {(address: number) => void} _free
 * @property {(code: number) => number} _PyRun_SimpleString
 * @property {(name: number) => number} _PyImport_ImportModule
 * @property {(object: number, name: number) => number} _PyObject_GetAttrString
 * @property {(text: number, length: number) => number} _PyUnicode_FromStringAndSize
 * @property {(callable: number, argument: number) => number} _PyObject_CallOneArg
 * @property {(text: number, length: number) => number} _PyUnicode_AsUTF8AndSize
 * @property {(object: number) => void} _Py_DecRef
 * @property {() => void} _PyErr_Print
 */

const WASM_PAGE = 65_536;
const LIBRARY = "/lib/python314.zip";
const ENVIRONMENT = { HOME: "/home", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1", PYTHONOPTIMIZE: "2" };

/**
 * @param {{factory: Factory, wasm: WebAssembly.Module, files?: Record<string, Uint8Array>, library?: Uint8Array, image?: Piece[],
 *   say?: (line: string) => void}} parts an `image` resumes what was; a `library` (a zip of modules) begins anew
 * @returns {Promise<Interpreter>}
 */
export async function startInterpreter({ factory, wasm, files = {}, library, image, say = console.error }) {
  const written = library ? { ...files, [LIBRARY]: library } : files;
  const refused = Symbol("error");
  return factory({
    API: { config: { jsglobals: globalThis, packages: [] }, runtimeEnv: {} },
    arguments: [],
    thisProgram: "python", // under Node it would be the path of the builder's script, and stand in the memory image
    noImageDecoding: true,
    noAudioDecoding: true,
    noInitialRun: Boolean(image),
    print: say,
    printErr: say,
    locateFile: (/** @type {string} */ name) => name,
    preRun: [
      (/** @type {Interpreter} */ { FS, ENV }) => {
        Object.assign(ENV, ENVIRONMENT);
        for (const [path, data] of Object.entries(written)) {
          FS.mkdirTree(path.slice(0, path.lastIndexOf("/")) || "/");
          FS.writeFile(path, data);
        }
      },
    ],
    // The factory waits for `done`; what goes wrong on the way has to be thrown where somebody hears it.
    instantiateWasm: (/** @type {WebAssembly.Imports} */ imports, /** @type {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} */ done) => {
      const env = /** @type {Record<string, WebAssembly.ImportValue>} */ (imports.env);
      env.Jsv_GetError_import = () => refused;
      env.JsvError_Check = (/** @type {unknown} */ value) => Number(value === refused);
      const instance = new WebAssembly.Instance(wasm, imports);
      if (image) restore(instance, image);
      done(instance, wasm);
      return {};
    },
  });
}

/** Before anything runs: the constructors have run in the image already. @param {WebAssembly.Instance} instance @param {Piece[]} image */
function restore(instance, image) {
  const memory = /** @type {WebAssembly.Memory} */ (instance.exports.memory);
  const end = image.reduce((latest, { address, bytes }) => Math.max(latest, address + bytes.length), 0);
  if (end > memory.buffer.byteLength) memory.grow(Math.ceil((end - memory.buffer.byteLength) / WASM_PAGE));
  const bytes = new Uint8Array(memory.buffer);
  for (const piece of image) bytes.set(piece.bytes, piece.address);
}

/** @param {ArrayBuffer} image as the build wrote it: count, then address and length of each piece, then the bytes @returns {Piece[]} */
export function pieces(image) {
  const [count = 0] = new Uint32Array(image, 0, 1);
  const table = new Uint32Array(image, 4, 2 * count);
  let at = 4 + table.byteLength;
  return Array.from({ length: count }, (_, index) => {
    const length = table[2 * index + 1] ?? 0;
    const piece = { address: table[2 * index] ?? 0, bytes: new Uint8Array(image, at, length) };
    at += length;
    return piece;
  });
}

/**
 * Runs statements; for the build and for the first import.
 *
 * @param {Interpreter} python
 * @param {string} code
 */
export function runCode(python, code) {
  const { address } = put(python, code);
  const failed = python._PyRun_SimpleString(address);
  python._free(address);
  if (failed) throw new Error("Python failed");
}

/**
 * @param {Interpreter} python
 * @returns {(request: string) => string} `calculators.api.run`
 */
export function door(python) {
  const module = put(python, "calculators.api").address;
  const name = put(python, "run").address;
  const api = python._PyImport_ImportModule(module);
  if (api === 0) throw failure(python, "calculators.api cannot be imported");
  const run = python._PyObject_GetAttrString(api, name);
  const size = python._malloc(4);
  return (request) => {
    const asked = put(python, request);
    const argument = python._PyUnicode_FromStringAndSize(asked.address, asked.length);
    python._free(asked.address);
    if (argument === 0) throw failure(python, "the request is not text");
    const answer = python._PyObject_CallOneArg(run, argument);
    python._Py_DecRef(argument);
    if (answer === 0) throw failure(python, "the calculation failed");
    const at = python._PyUnicode_AsUTF8AndSize(answer, size);
    const length = python.HEAPU32[size >>> 2] ?? 0;
    const text = new TextDecoder().decode(python.HEAPU8.subarray(at, at + length));
    python._Py_DecRef(answer);
    return text;
  };
}

/** @param {Interpreter} python @param {string} message */
function failure(python, message) {
  python._PyErr_Print();
  return new Error(message);
}

/** @param {Interpreter} python @param {string} text @returns {{address: number, length: number}} UTF-8 in its memory, with a zero at the end */
function put(python, text) {
  const bytes = new TextEncoder().encode(text);
  const address = python._malloc(bytes.length + 1);
  python.HEAPU8.set(bytes, address);
  python.HEAPU8[address + bytes.length] = 0;
  return { address, length: bytes.length };
}
