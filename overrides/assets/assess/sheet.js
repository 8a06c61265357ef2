/** The sheet for an approval request: made by Python from the answers, with a QR code whose drawer is fetched only now. */

import { engine } from "../calc/client.js";
import { show } from "../calc/trusted.js";
import { find } from "./files.js";

/** @typedef {import("./comparison.js").Owner} Owner */

const LIBRARY = new URL("../qr/segno.json", import.meta.url);

export class Sheet {
  /** @param {HTMLElement} host @param {Owner} owner */
  constructor(host, owner) {
    this.host = host;
    this.owner = owner;
    this.place = find(host, ".assess-paper", HTMLOutputElement);
  }

  async make() {
    const { words } = this.owner;
    this.owner.say(words.working);
    try {
      const request = { ...JSON.parse(this.owner.form.request()), view: "sheet", sheet: await this.wishes() };
      const answer = JSON.parse(await engine.ask(JSON.stringify(request)));
      show(this.place, answer.html);
      this.place.dataset.state = answer.state;
      this.owner.say(answer.state === "done" ? words.made : words.failed);
    } catch {
      this.clear();
      this.owner.say(words.failed);
    }
  }

  async wishes() {
    const now = new Date();
    const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
    return {
      title: find(this.host, "[name=assess-title]", HTMLInputElement).value,
      author: find(this.host, "[name=assess-author]", HTMLInputElement).value,
      today: `${now.getFullYear()}-${month}-${day}`,
      address: location.origin + location.pathname,
      library: await library(),
    };
  }

  clear() {
    this.place.replaceChildren();
    delete this.place.dataset.state;
  }

  /** Prints the sheet alone, of the answers as they are now: the mark on the root hides everything else on paper, and goes when the printing is over. */
  async print() {
    await this.make();
    if (this.place.dataset.state !== "done") return;
    document.documentElement.dataset.paper = "sheet";
    window.addEventListener("afterprint", () => delete document.documentElement.dataset.paper, { once: true });
    window.print();
  }
}

/** @returns {Promise<unknown>} what draws QR codes; null where it cannot be had, and the sheet names the command instead */
async function library() {
  try {
    const response = await fetch(LIBRARY);
    return response.ok ? (await response.json()).sources : null;
  } catch {
    return null;
  }
}
