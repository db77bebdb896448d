// The subthemes, each with what is found of it, and which one is chosen.

import { element, fill } from "./elements.js";
import { coded, desk, findingOf, on, tell, themeName } from "./store.js";
import { say } from "./status.js";

const list = () => document.getElementById("themes");

// The focus goes along if it is in the list.
export function chooseTheme(id, { piece = 0, speak = true } = {}) {
  desk.theme = id;
  desk.piece = piece;
  tell("theme");
  const button = list().querySelector(`[data-theme="${CSS.escape(id)}"]`);
  button?.scrollIntoView({ block: "nearest" });
  if (list().contains(document.activeElement)) button?.focus({ preventScroll: true });
  if (speak) say(`${themeName(id)}, ${inWords(id)}.`);
}

function inWords(id) {
  const now = coded(id);
  if (!now) return "not coded yet";
  const pieces = now.evidence.length;
  const held = pieces ? `, ${pieces} ${pieces === 1 ? "piece" : "pieces"} of evidence` : "";
  const again = desk.record.again.includes(id) ? ", to be coded again" : "";
  return `${findingOf(now.finding).label.toLowerCase()}${held}${again}`;
}

function row(theme) {
  const now = coded(theme.id);
  const again = desk.record.again.includes(theme.id);
  const chosen = theme.id === desk.theme;
  const made = element(
    "li",
    {},
    element(
      "button",
      {
        type: "button",
        class: "theme",
        "data-theme": theme.id,
        "aria-current": chosen ? "true" : null,
        tabindex: chosen ? "0" : "-1",
        onclick: () => chooseTheme(theme.id),
      },
      element("span", { class: "number" }, `${theme.number} `),
      element("span", { class: "sign", "aria-hidden": "true" }, now ? findingOf(now.finding).sign : " "),
      element("span", { class: "label" }, theme.label),
      element("span", { class: "held", "aria-hidden": "true" }, now ? String(now.evidence.length || "") : "not yet"),
      element("span", { class: "unseen" }, `, ${inWords(theme.id)}`),
      again ? element("span", { class: "again" }, " again") : null,
    ),
  );
  return Object.assign(made, { theme, look: look(theme) });
}

const areas = () =>
  desk.areas.flatMap((area, number) => [
    element("h3", { id: `area-${number}` }, area.label),
    element("ul", { "aria-labelledby": `area-${number}` }, area.subthemes.map(row)),
  ]);

// Draws anew the rows that look otherwise than they did; false where the list is not there yet.
function drawnAnew() {
  const rows = [...list().querySelectorAll("li")];
  const themes = [...desk.themes.values()];
  if (rows.length !== themes.length || rows.some((made, at) => made.theme !== themes[at])) return false;
  rows.forEach((made, at) => {
    if (made.look !== look(themes[at])) made.replaceWith(row(themes[at]));
  });
  return true;
}

const look = ({ id }) => `${inWords(id)} ${id === desk.theme}`;

function drawThemes() {
  const focused = list().contains(document.activeElement) && document.activeElement.dataset.theme;
  if (!drawnAnew()) fill(list(), areas());
  if (!desk.theme) list().querySelector(".theme")?.setAttribute("tabindex", "0");
  if (focused) list().querySelector(`[data-theme="${CSS.escape(focused)}"]`)?.focus();
  drawCount();
}

function drawCount() {
  const done = [...desk.themes.keys()].filter((id) => coded(id)).length;
  document.getElementById("count").textContent = `${done} of ${desk.themes.size} coded`;
}

// The next subtheme in the list, or the one before.
export function stepTheme(by) {
  const ids = [...desk.themes.keys()];
  const at = desk.theme ? ids.indexOf(desk.theme) + by : 0;
  if (ids[at]) chooseTheme(ids[at]);
}

// One subtheme of the list is reached by Tab, and the others from it with Down and Up.
export function listenInThemes(step = stepTheme) {
  list().addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    step(by);
  });
}

// The next subtheme that is not coded yet, from the one that is chosen on and round again.
export function nextUncoded() {
  const ids = [...desk.themes.keys()];
  const at = ids.indexOf(desk.theme);
  const open = [...ids.slice(at + 1), ...ids.slice(0, at + 1)].find((id) => !coded(id));
  if (open) chooseTheme(open);
  else say("Every subtheme is coded.");
}

on("record", drawThemes);
on("theme", drawThemes);
