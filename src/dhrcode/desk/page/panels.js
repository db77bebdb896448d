// What stands beside the document: the subthemes, or one of the panels for what else is noted.

import { button, element } from "./elements.js";
import { currentCell, focusCell } from "./sentences.js";
import { desk, on } from "./store.js";

const panels = []; // { id, label, draw, made }

// A panel: `draw(place)` fills it when it is first shown, and gives what draws it anew.
export function panel(id, label, draw, there = () => true) {
  panels.push({ id, label, draw, there, again: null });
}

const SUBTHEMES = ["themes", "detail", "count"];
const place = (id) => document.getElementById(`panel-${id}`);

export function showPanel(id, { focus = false } = {}) {
  desk.panel = id;
  for (const made of document.querySelectorAll("#panels button")) {
    made.setAttribute("aria-pressed", String(made.dataset.panel === id));
  }
  for (const name of SUBTHEMES) document.getElementById(name).hidden = id !== "subthemes";
  document.getElementById("coding").classList.toggle("beside", id !== "subthemes");
  for (const one of panels) {
    if (place(one.id)) place(one.id).hidden = one.id !== id;
  }
  const shown = panels.find((one) => one.id === id);
  if (shown) draw(shown);
  if (focus) (place(id) ?? document.getElementById("detail")).focus();
}

function draw(one) {
  one.again ??= one.draw(place(one.id));
  one.again();
}

// The row of buttons, and an empty place for each panel.
export function panelButtons() {
  const made = [{ id: "subthemes", label: "Subthemes" }, ...panels.filter((one) => one.there())];
  return element(
    "div",
    { class: "row", id: "panels", role: "group", "aria-label": "Beside the document" },
    made.map(({ id, label }) =>
      button(label, () => showPanel(id), { "data-panel": id, "aria-pressed": String(id === "subthemes") }),
    ),
  );
}

export function panelPlaces() {
  desk.panel = "subthemes";
  return panels
    .filter((one) => one.there())
    .map((one) => {
      one.again = null;
      const made = element("div", {
        class: "panel",
        id: `panel-${one.id}`,
        role: "region",
        "aria-label": one.label,
        tabindex: "-1",
        hidden: true,
        translate: "no",
      });
      made.addEventListener("keydown", leave);
      return made;
    });
}

// Escape goes back to the text, where one reads on.
function leave(event) {
  if (event.key !== "Escape" || event.target.tagName === "SELECT") return;
  event.preventDefault();
  focusCell(currentCell());
}

export const focusPanels = () => document.querySelector('#panels [aria-pressed="true"]')?.focus();

on("record", () => {
  const shown = panels.find((one) => one.id === desk.panel);
  if (shown && place(shown.id)) draw(shown);
});
on("theme", () => {
  if (desk.theme && document.getElementById("coding") && desk.panel !== "subthemes") showPanel("subthemes");
});
