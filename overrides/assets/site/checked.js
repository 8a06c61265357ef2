/** Marks sources that were last checked long ago, from the printed date: the pages themselves stay the same from day to day. */

const STALE_DAYS = 180;
const DAY = 24 * 60 * 60 * 1000;

class CheckedDays extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector("time");
    if (!time || this.querySelector(".stale")) return;
    const days = Math.floor((Date.now() - Date.parse(time.dateTime)) / DAY);
    if (!(days > STALE_DAYS)) return;
    const mark = document.createElement("strong");
    mark.className = "stale";
    mark.textContent = this.lang === "ja" ? `(${days}日前。確認し直す時期です)` : ` (${days} days ago: due for another check)`;
    this.append(mark);
  }
}

if (!customElements.get("checked-days")) customElements.define("checked-days", CheckedDays);
