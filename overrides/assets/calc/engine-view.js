/** How the engine looks on a page: the bar while it starts, the alarm with its retry button when it fails. */

import { engine } from "./client.js";

export class EngineView {
  /**
   * @param {HTMLProgressElement} bar
   * @param {HTMLElement} alarm
   * @param {import("./words.js").Words} words
   */
  constructor(bar, alarm, words) {
    this.bar = bar;
    this.alarm = alarm;
    this.words = words;
    this.label = document.createElement("span");
    this.label.className = "leakcalc-percent";
    // The status line speaks for the ears, once a stage; a number a second would drown everything else.
    this.label.setAttribute("aria-hidden", "true");
    this.label.hidden = true;
    bar.after(this.label);
  }

  showProgress() {
    const { bar, label, stage } = this;
    const hidden = engine.state !== "starting";
    bar.hidden = hidden;
    label.hidden = hidden;
    bar.value = engine.percent;
    bar.setAttribute("aria-label", stage);
    label.textContent = `${stage} ${engine.percent} %`;
    if (engine.state === "ready" && engine.notice && this.alarm.hidden) this.tell(this.words.notices[engine.notice]);
  }

  /** A word to the administrator, which hinders nobody and is said once. @param {string} sentence */
  tell(sentence) {
    const note = paragraph(sentence);
    note.className = "leakcalc-notice";
    this.alarm.replaceChildren(note);
    this.alarm.hidden = false;
  }

  /** @returns {string} what the engine is doing, in words */
  get stage() {
    return engine.state === "ready" ? this.words.working : this.words.stages[engine.stage];
  }

  /**
   * @param {import("./client.js").Trouble} reason
   * @param {() => void} retry
   */
  raiseAlarm(reason, retry) {
    const { words } = this;
    const seconds = Math.ceil(engine.patience / 1000);
    const sentence = reason === "stalled" ? words.stalled(seconds) : words[reason];
    const button = document.createElement("button");
    button.type = "button";
    button.className = "leakcalc-retry";
    button.textContent = words.retry;
    button.addEventListener("click", retry);
    this.alarm.replaceChildren(paragraph(sentence), paragraph(words.still), button);
    this.alarm.hidden = false;
  }

  /** Before another attempt; a word to the administrator stays. */
  clearAlarm() {
    if (this.alarm.querySelector(".leakcalc-notice")) return;
    this.alarm.hidden = true;
    this.alarm.replaceChildren();
  }
}

/** @param {string} text */
function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}
