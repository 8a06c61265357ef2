/**
 * CPython as Pyodide builds it, without Pyodide's own JavaScript: resumed from a memory image, asked through one door.
 *
 * Both the worker and the build (under Node) use this file, so what the build proves is what the browser runs. The
 * interpreter's interface to its host is private: it is pinned, and the full Pyodide stands behind it as the last resort.
 */

/**
 * @typedef {{address: number, bytes: Uint8Array}} Piece a stretch of memory that is not all zeros
 * @typedef {object} Interpreter the exports of CPython, each with `_` before its name, and views of its memory as it is now
 * @property {Uint8Array} HEAPU8
 * @property {Uint32Array} HEAPU32
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

/**
 * Goes on where the build stopped. Whatever the interpreter asks of its host beyond a call by address and more memory was
 * never asked while the build answered everything: here it is an error, and the page takes the next variant.
 *
 * @param {WebAssembly.Module} wasm
 * @param {Piece[]} image
 * @returns {Interpreter}
 */
export function resumeInterpreter(wasm, image) {
  /** @type {WebAssembly.Exports} */
  let exports = {};
  const memory = () => /** @type {WebAssembly.Memory} */ (exports.memory);
  const table = () => /** @type {WebAssembly.Table} */ (exports.__indirect_function_table);
  /** @type {Record<string, (address: number, self: number, args: number, named: number) => number>} */
  const host = {
    // C calls functions of fewer arguments with all three; JavaScript forgives what WebAssembly does not.
    _PyEM_TrampolineCall_JS: (address, self, args, named) => table().get(address)(self, args, named),
    emscripten_resize_heap: (size) => Number(grow(memory(), size >>> 0)),
  };
  exports = new WebAssembly.Instance(wasm, importsOf(wasm, host)).exports;
  restore(memory(), image);
  const functions = Object.entries(exports).map(([name, one]) => [`_${name}`, one]);
  return Object.defineProperties(Object.fromEntries(functions), {
    HEAPU8: { get: () => new Uint8Array(memory().buffer) },
    HEAPU32: { get: () => new Uint32Array(memory().buffer) },
  });
}

/** @param {WebAssembly.Module} wasm @param {Record<string, WebAssembly.ImportValue>} host @returns {WebAssembly.Imports} */
function importsOf(wasm, host) {
  /** @type {WebAssembly.Imports} */
  const imports = {};
  for (const { module, name, kind } of WebAssembly.Module.imports(wasm)) {
    const refused = () => {
      throw new Error(`the memory image has no ${name}`);
    };
    // The globals hold addresses of functions of the host, for code that is linked later; there is none.
    const missing = kind === "global" ? new WebAssembly.Global({ value: "i32", mutable: true }) : refused;
    (imports[module] ??= {})[name] = host[name] ?? missing;
  }
  return imports;
}

/** @param {WebAssembly.Memory} memory @param {number} size in bytes @returns {boolean} */
function grow(memory, size) {
  try {
    memory.grow(Math.max(0, Math.ceil((size - memory.buffer.byteLength) / WASM_PAGE)));
    return true;
  } catch {
    return false;
  }
}

/** Before anything runs: the constructors have run in the image already. @param {WebAssembly.Memory} memory @param {Piece[]} image */
function restore(memory, image) {
  grow(memory, image.reduce((latest, { address, bytes }) => Math.max(latest, address + bytes.length), 0));
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
