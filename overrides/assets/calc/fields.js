/** What stands in the fields of a calculator's form, as text for Python and for the address, and the problems beside them. */

/**
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control
 * @typedef {"text" | "one" | "many" | "flag"} Kind
 * @typedef {string | string[] | boolean} Raw
 */

const MOST_TOKENS = 200;
const LONGEST_TOKEN = 64;

/** One input of a calculator: a text or select, radio buttons, checkboxes, or a single checkbox. */
export class Field {
  /**
   * What the address asked for and the form does not offer. It is handed to Python, which knows other names of an item and
   * otherwise says beside the field what is wrong: dropping it here would shrink an estimate silently.
   *
   * @type {string[]}
   */
  unknown = [];

  /** @param {HTMLElement} box the element with `data-field` */
  constructor(box) {
    this.box = box;
    this.name = box.dataset.field ?? "";
    /** @type {Control[]} */
    this.controls = [...box.querySelectorAll("input, select, textarea")].filter(isControl);
    this.kind = kindOf(box, this.controls);
  }

  /** @returns {Raw} as typed, for Python to judge */
  get raw() {
    if (this.kind === "many") return [...this.#ticked(), ...this.unknown];
    if (this.kind === "flag") return this.unknown[0] ?? this.#ticked().length > 0;
    if (this.kind === "one") return this.#ticked()[0] ?? this.unknown[0] ?? "";
    return this.unknown[0] ?? this.controls[0]?.value ?? "";
  }

  /** @returns {string} as it stands in the address; empty if there is nothing to say */
  get text() {
    const { raw } = this;
    if (typeof raw === "boolean") return raw ? "true" : this.#ticksByDefault ? "false" : "";
    return typeof raw === "string" ? raw : raw.join(",");
  }

  /** @returns {boolean} whether the form's own default stands in it */
  get untouched() {
    if (this.unknown.length > 0) return false;
    return this.controls.every((control) =>
      control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox")
        ? control.checked === control.defaultChecked
        : control instanceof HTMLSelectElement || control.value === control.defaultValue,
    );
  }

  get #ticksByDefault() {
    const [control] = this.controls;
    return control instanceof HTMLInputElement && control.defaultChecked;
  }

  /** @param {string | undefined} text from the address; undefined means the form's own default */
  fill(text) {
    this.unknown = [];
    if (this.kind === "text") this.#write(text);
    else this.#tick(text);
  }

  /** @param {string} message shown beside the field; empty when nothing is wrong */
  complain(message) {
    const place = this.box.querySelector(".leakcalc-problem");
    if (place instanceof HTMLElement) {
      place.textContent = message;
      place.hidden = message === "";
    }
    this.box.classList.toggle("leakcalc-wrong", message !== "");
    // A radio button cannot be invalid by itself; its group is marked by the class and by the message.
    for (const control of this.kind === "one" ? [] : this.controls) {
      if (message === "") control.removeAttribute("aria-invalid");
      else control.setAttribute("aria-invalid", "true");
    }
  }

  focus() {
    const target = this.controls.find((control) => ticks(control)) ?? this.controls[0];
    reveal(target);
    target?.focus();
  }

  #ticked() {
    return this.controls.filter(ticks).map((control) => control.value);
  }

  /** @param {string | undefined} text */
  #write(text) {
    const [control] = this.controls;
    if (control instanceof HTMLSelectElement) {
      const first = [...control.options].find((option) => option.defaultSelected) ?? control.options[0];
      control.value = text ?? first?.value ?? "";
      if (text !== undefined && control.value !== text) this.unknown = [text.slice(0, LONGEST_TOKEN)];
    } else if (control) {
      control.value = text ?? control.defaultValue;
      if (text) reveal(control, NOT_A_STEP);
    }
  }

  /** @param {string | undefined} text */
  #tick(text) {
    const wanted = new Set(tokens(text ?? "", this.kind));
    for (const control of this.controls) {
      if (!(control instanceof HTMLInputElement)) continue;
      control.checked = text === undefined ? control.defaultChecked : wanted.has(control.value);
      if (control.checked && !control.defaultChecked) reveal(control, NOT_A_STEP);
    }
    const offered = this.controls.map((control) => control.value).concat(this.kind === "flag" ? "false" : []);
    this.unknown = [...wanted].filter((token) => !offered.includes(token));
  }
}

/**
 * @param {HTMLFormElement} form
 * @returns {Map<string, Field>} in the order of the form
 */
export function fieldsOf(form) {
  const boxes = [...form.querySelectorAll("[data-field]")].filter((box) => box instanceof HTMLElement);
  return new Map(boxes.map((box) => new Field(box)).map((field) => [field.name, field]));
}

/** @param {string} text @param {Kind} kind */
function tokens(text, kind) {
  const parts = kind === "many" ? text.split(",") : [text];
  const clean = parts.map((part) => part.trim().slice(0, LONGEST_TOKEN)).filter((part) => part !== "");
  return clean.slice(0, MOST_TOKENS);
}

/** @param {HTMLElement} box @param {Control[]} controls @returns {Kind} */
function kindOf(box, controls) {
  if (box.dataset.kind === "many" || box.dataset.kind === "flag") return box.dataset.kind;
  return controls[0]?.type === "radio" ? "one" : "text";
}

/** @param {Element} element @returns {element is Control} */
function isControl(element) {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}

/** @param {Control} control */
function ticks(control) {
  return control instanceof HTMLInputElement && control.checked;
}

/** Steps of a form are opened by the reader, or where something is wrong; a filled form stays short. */
const NOT_A_STEP = ":not(.leakcalc-step)";

/** Opens the folded groups around a control, so that it can be seen and focused. @param {Element | undefined} element @param {string} [kind] */
function reveal(element, kind = "") {
  for (let group = element?.closest("details"); group; group = group.parentElement?.closest("details")) {
    if (kind === "" || group.matches(kind)) group.open = true;
  }
}
