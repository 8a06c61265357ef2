/** The files of the runtime; the build writes this module anew with the names, which hold a hash of the content, and the sizes. */

/**
 * @typedef {{name: string, size: number, sha256: string}} RuntimeFile its size as it is used, not as it travels
 * @typedef {{factory: RuntimeFile, engine: RuntimeFile, image: RuntimeFile, wasm: RuntimeFile, library: RuntimeFile}} Runtime
 */

/** @type {Runtime | null} null: only the whole Pyodide is there */
export const RUNTIME = null;

/** Tried in this order; what a faster one lacks, the next one has. @type {import("./worker.js").Variant[]} */
export const VARIANTS = ["whole"];
