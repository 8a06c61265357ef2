/** CPython as Pyodide builds it, begun afresh: by Pyodide's own module factory, with a library of modules in place of Pyodide's Python layer. */

/**
 * @typedef {(settings: object) => Promise<Beginner>} Factory `pyodide.asm.mjs`, a private interface of the pinned Pyodide
 * @typedef {import("./interpreter.js").Interpreter & Files} Beginner
 * @typedef {object} Files
 * @property {{mkdirTree(path: string): void, writeFile(path: string, data: Uint8Array): void, readFile(path: string): Uint8Array}} FS
 * @property {Record<string, string>} ENV
 */

const LIBRARY = "/lib/python314.zip";
const ENVIRONMENT = { HOME: "/home", PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1", PYTHONOPTIMIZE: "2" };

/**
 * @param {{factory: Factory, wasm: WebAssembly.Module, library: Uint8Array, files?: Record<string, Uint8Array>,
 *   say?: (line: string) => void}} parts `library`: a zip of modules
 * @returns {Promise<Beginner>}
 */
export async function startInterpreter({ factory, wasm, library, files = {}, say = console.error }) {
  const refused = Symbol("error");
  return factory({
    API: { config: { jsglobals: globalThis, packages: [] }, runtimeEnv: {} },
    arguments: [],
    thisProgram: "python", // under Node it would be the path of the builder's script, and stand in the memory image
    noImageDecoding: true,
    noAudioDecoding: true,
    print: say,
    printErr: say,
    locateFile: (/** @type {string} */ name) => name,
    preRun: [
      (/** @type {Files} */ { FS, ENV }) => {
        Object.assign(ENV, ENVIRONMENT);
        for (const [path, data] of Object.entries({ ...files, [LIBRARY]: library })) {
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
      done(new WebAssembly.Instance(wasm, imports), wasm);
      return {};
    },
  });
}
