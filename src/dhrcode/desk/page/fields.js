// Fields that the panels share: a line, a text, a choice, and several of a list.

import { element, fill } from "./elements.js";

const TYPED = { autocomplete: "off", spellcheck: "false", translate: "no" };
const REST = 600; // milliseconds between the digits of one number

export const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1);

export const numbered = (values) => values.map(([id, label], at) => [id, `${at + 1} ${sentence(label)}`]);

// A label with its field, and what is said of it.
export function labelled(label, field, hint = "") {
  const said = hint ? element("span", { class: "quiet hint", id: `${field.id}-hint` }, hint) : null;
  if (said) field.setAttribute("aria-describedby", said.id);
  return element("div", { class: "field" }, element("label", { for: field.id }, label), field, said);
}

export const line = (id) => element("input", { id, type: "text", ...TYPED });

export const words = (id, rows = 2) => element("textarea", { id, rows: String(rows), ...TYPED });

// One of several values; a number that is typed finds it, as in any list of a browser.
export function choice(id, values, empty) {
  const made = element("select", { id });
  const options = [["", empty], ...numbered(values)].map(([value, label]) => element("option", { value }, label));
  fill(made, options);
  return made;
}

// Puts a value into a list; one that is no longer offered stays as long as nobody chooses another.
export function put(field, value) {
  if (field.options && ![...field.options].some((option) => option.value === value)) {
    field.append(element("option", { value }, `${value} (no longer chosen)`));
  }
  field.value = value;
}

// One or several of a list, each a box to tick; within it a number ticks its box.
export function several(id, label, values, changed = () => {}) {
  const boxes = [];
  const names = new Map(values);
  const group = element("div", { role: "group", "aria-label": label });
  const add = ([value, name]) => {
    boxes.push(element("input", { type: "checkbox", id: `${id}-${value}`, value }));
    group.append(element("div", {}, boxes.at(-1), element("label", { for: `${id}-${value}` }, name)));
  };
  numbered(values).forEach(add);
  const said = element("span", { class: "quiet" });
  const made = element(
    "details",
    { class: "several", id },
    element("summary", {}, `${label}: `, said),
    group,
  );
  const chosen = () => boxes.filter((box) => box.checked).map((box) => box.value);
  const draw = () => {
    said.textContent = chosen().map((value) => names.get(value) ?? value).join(", ") || "none";
  };
  made.addEventListener("change", (event) => {
    draw();
    changed(event.target.value);
  });
  made.addEventListener("keydown", (event) => tick(event, boxes));
  draw();
  return {
    made,
    chosen,
    // One that is no longer offered gets a box too, so that what is saved does not silently lack it.
    put: (now) => {
      for (const value of now) {
        if (!boxes.some((box) => box.value === value)) add([value, `${value} (no longer chosen)`]);
      }
      for (const box of boxes) box.checked = now.includes(box.value);
      draw();
    },
  };
}

let typed = "";
let timer = 0;

function tick(event, boxes) {
  const modified = event.ctrlKey || event.altKey || event.metaKey;
  if (modified || !/^\d$/.test(event.key) || event.target.tagName !== "INPUT") return;
  event.preventDefault();
  clearTimeout(timer);
  typed += event.key;
  const take = () => {
    const box = boxes[Number(typed) - 1];
    typed = "";
    if (!box) return;
    box.focus();
    box.click();
  };
  // Of twelve boxes a 1 may be the beginning of 12, and a 3 may not.
  if (Number(typed) * 10 > boxes.length) take();
  else timer = setTimeout(take, REST);
}
