/** Keeps the guide for use without a network: by itself on a fast, unmetered line, or when the reader asks for it. */

import { keeperAddress } from "../calc/trusted.js";

const QUIET_AFTER_LOAD = 5_000;
/** Under a path of a host with other sites, only what stands below it is ours. */
const ROOT = new URL("./", keeperAddress());
const STORE = `guide ${ROOT.pathname}`;
const REFUSED = "offline-refused";

const WORDS = {
  ja: {
    looking: "保存してあるかを確かめています。",
    none: "この端末には保存していません。",
    keeping: "保存しています。終わるまでこのページを閉じないでください。",
    kept: "この端末に保存してあります。通信がなくても、読むことと計算ができます。",
    failed: "保存できませんでした。通信の状態か、ブラウザの保存容量を確かめてください。",
    unable: "このブラウザ、またはこの接続(https でない接続)では保存できません。",
    keep: "この端末に保存する",
    drop: "保存したものを消す",
    update: "このガイドの新しい版があります。",
    reload: "新しい版を読む",
    others: "このガイドを開いているほかのタブを閉じてから、もう一度押してください。版が混ざるのを防ぐためです。",
    notKept: "このガイドの新しい版がありますが、この端末に保存できませんでした。次に開いたときにもう一度試します。空きが足りないときは、「このガイドの使い方」で保存したものを消すと、新しい版を読めます。",
  },
  en: {
    looking: "Looking whether a copy is kept.",
    none: "Not kept on this device.",
    keeping: "Keeping a copy. Please leave this page open until it is done.",
    kept: "Kept on this device: reading and calculating work without a network.",
    failed: "The copy could not be kept. Check the connection and the storage of this browser.",
    unable: "This browser, or a connection without https, cannot keep a copy.",
    keep: "Keep a copy on this device",
    drop: "Remove the copy",
    update: "There is a newer edition of this guide.",
    reload: "Read the new edition",
    others: "Please close the other tabs with this guide, then press again: editions must not be mixed.",
    notKept: "There is a newer edition of this guide, but it could not be kept on this device. It will be tried again when you open the guide next. If there is no room, remove the copy on the page “How to use this guide” to read the new edition.",
  },
};

const words = () => WORDS[document.documentElement.lang === "en" ? "en" : "ja"];

/** Announces every change to the elements on the page. */
const news = new EventTarget();
let state = /** @type {"looking" | "none" | "keeping" | "kept" | "failed" | "unable"} */ ("looking");

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

async function own() {
  const found = await navigator.serviceWorker.getRegistration(ROOT.href).catch(() => undefined);
  return found?.scope === ROOT.href ? found : undefined;
}

async function keep() {
  become("keeping");
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;
  try {
    registration = await navigator.serviceWorker.register(keeperAddress());
    await working(registration);
    await filled(registration);
    watch(registration);
    become("kept");
  } catch {
    await registration?.unregister();
    become("failed");
  }
}

/** One that was removed and is wanted again on the same page begins with an empty store. @param {ServiceWorkerRegistration} registration */
async function filled({ active }) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => (port1.onmessage = resolve));
  active?.postMessage("keep", [port2]);
  if (/** @type {MessageEvent} */ (await answer).data !== "kept") throw new Error("could not be kept");
}

/** Waits until everything is kept; fails where it could not be. @param {ServiceWorkerRegistration} registration */
function working(registration) {
  const coming = registration.active ?? registration.waiting ?? registration.installing;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (coming?.state === "activated") resolve(undefined);
      else if (!coming || coming.state === "redundant") reject(new Error("could not be kept"));
    };
    coming?.addEventListener("statechange", look);
    look();
  });
}

async function drop() {
  refused(true);
  await (await own())?.unregister();
  await caches.delete(STORE);
  become("none");
}

/** A newer edition waits beside the one that is read. @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const offerWaiting = () => {
    if (registration.waiting && registration.active) offer(registration.waiting);
  };
  const follow = () => {
    const coming = registration.installing;
    // The first change says whether everything was kept.
    const told = () => (coming?.state === "installed" ? offerWaiting() : registration.active && say(words().notKept));
    coming?.addEventListener("statechange", told, { once: true });
  };
  registration.addEventListener("updatefound", follow);
  follow();
  offerWaiting();
}

/** @param {string} sentence @param {HTMLElement[]} [more] in a bar above the page, in the place of what it said before */
function say(sentence, more = []) {
  const bar = document.querySelector(".new-edition") ?? document.createElement("div");
  bar.className = "new-edition";
  bar.setAttribute("role", "status");
  bar.replaceChildren(`${sentence} `, ...more);
  if (!bar.isConnected) document.body.prepend(bar);
}

/** @param {ServiceWorker} waiting */
function offer(waiting) {
  const { others, reload, update } = words();
  const go = button(reload, () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    navigator.serviceWorker.onmessage = ({ data }) => {
      if (data === "others") say(others, [go]);
    };
    waiting.postMessage("take over");
  });
  say(update, [go]);
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
  const registration = await own();
  if (registration?.active) {
    become("kept");
    watch(registration);
    void registration.update().catch(() => undefined);
  } else {
    become("none");
    if (freeLine() && !refused()) setTimeout(() => requestIdleCallback(() => void (state === "none" && keep())), QUIET_AFTER_LOAD);
  }
}

if (!customElements.get("offline-copy")) {
  customElements.define("offline-copy", OfflineCopy);
  if (document.readyState === "complete") void begin();
  else addEventListener("load", () => void begin(), { once: true });
}
