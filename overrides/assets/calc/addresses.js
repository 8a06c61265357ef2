/** Where the scripts stand that are started by their address. The single-file edition has its own version of this module. */

export const WORKER = new URL("./worker.js", import.meta.url).href;
/** @type {WorkerType} */
export const WORKER_TYPE = "module";
export const KEEPER = new URL("../../sw.js", import.meta.url).href;
