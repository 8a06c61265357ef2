/** Shows or hides the readings above hard words, and remembers the choice in this browser. */

const KEY = "ruby";
const root = document.documentElement;

/** What was chosen before; readings are shown where nothing was, or where nothing can be remembered. */
const remembered = () => {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
};

/** @param {boolean} on */
const remember = (on) => {
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // Storage may be closed to the page; the choice then lasts until it is left.
  }
};

/** @param {boolean} on */
const show = (on) => {
  root.dataset.ruby = on ? "on" : "off";
};

class RubySwitch extends HTMLElement {
  connectedCallback() {
    if (this.querySelector("button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.lang === "ja" ? "ふりがな" : "Readings";
    const say = () => button.setAttribute("aria-pressed", String(root.dataset.ruby !== "off"));
    button.addEventListener("click", () => {
      const on = root.dataset.ruby === "off";
      show(on);
      remember(on);
      say();
    });
    say();
    this.append(button);
  }
}

show(remembered());
if (!customElements.get("ruby-switch")) customElements.define("ruby-switch", RubySwitch);
