/** Keeps the guide for use without a network: by itself on a fast, unmetered line, or when the reader asks for it. */

import { keeperAddress } from "../calc/trusted.js";

const QUIET_AFTER_LOAD = 5_000;
const STORE = "guide ";
const REFUSED = "offline-refused";

const WORDS = {
  ja: {
    none: "この端末には保存していません。",
    keeping: "保存しています。終わるまでこのページを閉じないでください。",
    kept: "この端末に保存してあります。通信がなくても、読むことと計算ができます。",
    failed: "保存できませんでした。通信の状態か、ブラウザの保存容量を確かめてください。",
    unable: "このブラウザ、またはこの接続(https でない接続)では保存できません。",
    keep: "この端末に保存する",
    drop: "保存したものを消す",
    update: "このガイドの新しい版があります。",
    reload: "新しい版を読む",
  },
  en: {
    none: "Not kept on this device.",
    keeping: "Keeping a copy. Please leave this page open until it is done.",
    kept: "Kept on this device: reading and calculating work without a network.",
    failed: "The copy could not be kept. Check the connection and the storage of this browser.",
    unable: "This browser, or a connection without https, cannot keep a copy.",
    keep: "Keep a copy on this device",
    drop: "Remove the copy",
    update: "There is a newer edition of this guide.",
    reload: "Read the new edition",
  },
};

const words = () => WORDS[document.documentElement.lang === "en" ? "en" : "ja"];

/** Announces every change to the elements on the page. */
const news = new EventTarget();
let state = /** @type {"none" | "keeping" | "kept" | "failed" | "unable"} */ ("none");

/** @param {typeof state} next */
function become(next) {
  state = next;
  news.dispatchEvent(new Event("change"));
}

/** @param {boolean | null} refuse @returns {boolean} whether the reader removed the copy and wants none made by itself */
function refused(refuse = null) {
  try {
    if (refuse === true) localStorage.setItem(REFUSED, "yes");
    if (refuse === false) localStorage.removeItem(REFUSED);
    return localStorage.getItem(REFUSED) === "yes";
  } catch {
    return false;
  }
}

async function keep() {
  become("keeping");
  try {
    const registration = await navigator.serviceWorker.register(keeperAddress());
    watch(registration);
    await navigator.serviceWorker.ready;
    become("kept");
  } catch {
    become("failed");
  }
}

async function drop() {
  refused(true);
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(STORE)) await caches.delete(name);
  become("none");
}

/** A newer edition waits beside the one that is read. @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const look = () => {
    if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  look();
}

/** @param {ServiceWorker} waiting */
function offer(waiting) {
  if (document.querySelector(".new-edition")) return;
  const bar = document.createElement("div");
  bar.className = "new-edition";
  bar.setAttribute("role", "status");
  bar.append(`${words().update} `, button(words().reload, () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  }));
  document.body.prepend(bar);
}

/** @param {string} text @param {() => void} act */
function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

class OfflineCopy extends HTMLElement {
  #life = new AbortController();

  connectedCallback() {
    this.#life = new AbortController();
    news.addEventListener("change", () => this.draw(), { signal: this.#life.signal });
    this.draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  draw() {
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    said.textContent = words()[state];
    const can = state === "none" || state === "failed";
    const act = can
      ? button(words().keep, () => {
          refused(false);
          void keep();
        })
      : state === "kept"
        ? button(words().drop, () => void drop())
        : null;
    this.replaceChildren(said, ...(act ? [act] : []));
  }
}

/** @returns {boolean} a line that costs nothing and is fast enough; unknown in browsers that do not tell */
function freeLine() {
  const line = /** @type {{connection?: {saveData?: boolean, effectiveType?: string, type?: string}}} */ (
    /** @type {unknown} */ (navigator)
  ).connection;
  return !line || (!line.saveData && line.type !== "cellular" && (line.effectiveType ?? "4g") === "4g");
}

async function begin() {
  if (!("serviceWorker" in navigator) || !globalThis.isSecureContext) {
    become("unable");
    return;
  }
  const registration = await navigator.serviceWorker.getRegistration().catch(() => undefined);
  if (registration?.active) {
    become("kept");
    watch(registration);
    void registration.update().catch(() => undefined);
  } else if (freeLine() && !refused()) {
    setTimeout(() => requestIdleCallback(() => void keep()), QUIET_AFTER_LOAD);
  }
}

if (!customElements.get("offline-copy")) {
  customElements.define("offline-copy", OfflineCopy);
  if (document.readyState === "complete") void begin();
  else addEventListener("load", () => void begin(), { once: true });
}
