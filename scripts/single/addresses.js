/** The single-file edition: the worker's text stands in the page, and nothing is kept by a service worker. */

const text = document.getElementById("worker")?.textContent ?? "";

export const WORKER = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
/** A page from a disk may not start module workers. @type {WorkerType} */
export const WORKER_TYPE = "classic";
export const KEEPER = "";
