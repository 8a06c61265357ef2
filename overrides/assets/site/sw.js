/**
 * Keeps the whole guide for reading and calculating without a network. The build puts it at the root of the site, with the
 * list of files in the place of the empty one below.
 *
 * Every file is kept under its address and a hash of its content, and is checked against it: pages of two versions are never
 * mixed. A new version waits until the reader asks for it in the only page that is open, or has closed all of the old one.
 */

/** @type {Record<string, string>} the address below the site's root → the start of the SHA-256 of the file */
const FILES = {};

const AT_ONCE = 4;
const HASH_BYTES = 8;

/**
 * What of the service worker's own world is used here; the checker knows only that of pages.
 *
 * @typedef {Event & {waitUntil(done: Promise<unknown>): void}} Lifetime
 * @typedef {Lifetime & {request: Request, respondWith(answer: Promise<Response>): void}} Fetching
 * @typedef {Lifetime & {data: unknown, source: {postMessage(data: unknown): void} | null, ports: readonly MessagePort[]}} Told
 * @typedef {object} Scope
 * @property {{scope: string}} registration
 * @property {{claim(): Promise<void>, matchAll(wanted: {type: "window", includeUncontrolled: true}): Promise<{url: string}[]>}} clients
 * @property {() => Promise<void>} skipWaiting
 * @property {(kind: string, listener: (event: never) => void) => void} addEventListener
 */
const worker = /** @type {Scope} */ (/** @type {unknown} */ (self));

const root = new URL(worker.registration.scope);
const store = () => caches.open(`guide ${root.pathname}`);

/** @param {string} path */
const keyOf = (path) => `${new URL(path, root).href}?${FILES[path]}`;

/** @param {ArrayBuffer} body */
async function hashOf(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body)).subarray(0, HASH_BYTES);
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Cache} cache @param {string} path */
async function keep(cache, path) {
  const response = await fetch(keyOf(path));
  if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
  const body = await response.clone().arrayBuffer();
  if ((await hashOf(body)) !== FILES[path]) throw new Error(`${path} is of another version`);
  await cache.put(keyOf(path), response);
}

/** Fetches what the older version did not have; a few at a time, so that the page itself is not held up. */
async function keepAll() {
  const cache = await store();
  const kept = new Set((await cache.keys()).map((request) => request.url));
  const missing = Object.keys(FILES).filter((path) => !kept.has(keyOf(path)));
  const lane = async () => {
    for (let path = missing.shift(); path !== undefined; path = missing.shift()) await keep(cache, path);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

async function dropOld() {
  const cache = await store();
  const current = new Set(Object.keys(FILES).map(keyOf));
  const old = (await cache.keys()).filter((request) => !current.has(request.url));
  await Promise.all(old.map((request) => cache.delete(request)));
  await worker.clients.claim();
}

/** Another page of the old version would get files of the new one, or lose what was typed in it. @param {Told} told */
async function takeOver({ source }) {
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.filter(({ url }) => url.startsWith(root.href)).length > 1) source?.postMessage("others");
  else await worker.skipWaiting();
}

/** @param {URL} url @returns {string} the path of the file in the list */
function pathOf(url) {
  const path = decodeURI(url.pathname.slice(root.pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** @param {Request} request @param {string} path */
async function answer(request, path) {
  const kept = Object.hasOwn(FILES, path) && (await (await store()).match(keyOf(path)));
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    const missing = request.mode === "navigate" && (await (await store()).match(keyOf(`${path.slice(0, 2)}/404.html`)));
    if (missing) return missing;
    throw error;
  }
}

worker.addEventListener("install", (/** @type {Lifetime} */ event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (/** @type {Lifetime} */ event) => event.waitUntil(dropOld()));
worker.addEventListener("message", (/** @type {Told} */ event) => {
  if (event.data === "take over") event.waitUntil(takeOver(event));
  if (event.data === "keep") event.waitUntil(keepAll().then(() => "kept", String).then((said) => event.ports[0]?.postMessage(said)));
});
worker.addEventListener("fetch", (/** @type {Fetching} */ event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== root.origin || !url.pathname.startsWith(root.pathname)) return;
  event.respondWith(answer(event.request, pathOf(url)));
});
