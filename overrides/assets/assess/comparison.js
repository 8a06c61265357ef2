/** Up to three sets of answers side by side: collected in the page, worked out and written by Python. */

import { engine } from "../calc/client.js";
import { show } from "../calc/trusted.js";
import { find } from "./files.js";
import { pack } from "./store.js";

/**
 * @typedef {import("./store.js").Saved} Saved
 * @typedef {object} Owner
 * @property {import("./words.js").Words} words
 * @property {{entered(): import("../calc/element.js").Entered, request(): string}} form
 * @property {(sentence: string) => void} say
 */

const MOST = 3;

export class Comparison {
  /** @type {Saved[]} */
  scenarios = [];

  /** @param {HTMLElement} host @param {Owner} owner */
  constructor(host, owner) {
    this.host = host;
    this.owner = owner;
    this.list = find(host, ".assess-scenarios", HTMLOListElement);
    this.place = find(host, ".assess-comparison", HTMLOutputElement);
  }

  /** @param {string} name */
  add(name) {
    const { words, form, say } = this.tools();
    if (this.scenarios.length >= MOST) return say(words.full);
    const taken = this.scenarios.some((one) => one.name === name);
    const called = name === "" || taken ? words.scenario(this.scenarios.length + 1) : name;
    this.scenarios.push(pack(form.entered(), called));
    this.draw();
    return say(words.compared(this.scenarios.length));
  }

  tools() {
    const { words, form } = this.owner;
    return { words, form, say: this.owner.say.bind(this.owner) };
  }

  draw() {
    this.list.replaceChildren(
      ...this.scenarios.map((one) => {
        const row = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = this.owner.words.remove;
        button.setAttribute("aria-label", `${this.owner.words.remove}: ${one.name}`);
        button.addEventListener("click", () => this.remove(one));
        row.append(`${one.name} `, button);
        return row;
      }),
    );
  }

  /** @param {Saved} one */
  remove(one) {
    this.scenarios = this.scenarios.filter((other) => other !== one);
    this.draw();
  }

  clear() {
    this.scenarios = [];
    this.draw();
    this.place.replaceChildren();
  }

  async run() {
    const { words, form, say } = this.tools();
    if (this.scenarios.length < 2) return say(words.two);
    say(words.working);
    const asked = JSON.parse(form.request());
    const scenarios = this.scenarios.map(({ name, inputs, edition }) => ({ name, inputs: { ...inputs, v: String(edition) } }));
    const request = { ...asked, inputs: scenarios[0]?.inputs, view: "compare", scenarios };
    try {
      const answer = JSON.parse(await engine.ask(JSON.stringify(request)));
      show(this.place, answer.html);
      say(answer.state === "done" ? words.made : words.failed);
    } catch {
      say(words.failed);
    }
  }
}
