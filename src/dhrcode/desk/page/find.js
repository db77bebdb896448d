// Words found in the document that is shown, each hit marked and shown along the scroll bar. What
// is sought is looked for on the page itself, and sent nowhere.

import { show } from "./dialog.js";
import { button, element, fill } from "./elements.js";
import { cellAt, characters, rangeOf } from "./places.js";
import { scrollToPage } from "./pages.js";
import { select } from "./selection.js";
import { focusCell } from "./sentences.js";
import { desk, on, pageName } from "./store.js";
import { say } from "./status.js";

const MOST = 2000;
let hits = []; // [page, first unit, unit after the last]
let at = -1;

// A text as it is compared, and of each letter of that the unit it comes from: small letters, one
// blank for several, plain quotation marks, and words that the end of a line breaks joined.
function comparable(text) {
  const letters = [];
  const units = [];
  const parts = text.matchAll(/[-\u2010\u2011][ \t]*\n\s*(?=\p{L})|\s+|[\s\S]/gu);
  for (const { 0: part, index } of parts) {
    if (/^[-\u2010\u2011].*\n/s.test(part)) continue;
    const plain = /^\s/.test(part) ? " " : part.toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
    for (const letter of plain) {
      letters.push(letter);
      units.push(index);
    }
  }
  return { text: letters.join(""), units: [...units, text.length], letters };
}

function look(sought) {
  const wanted = comparable(sought).text.trim();
  hits = [];
  if (!wanted) return;
  for (const page of desk.pages) {
    if (!page) continue;
    const { text, units } = comparable(page.text);
    for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + 1)) {
      hits.push([page.number, units[from], units[from + wanted.length]]);
      if (hits.length >= MOST) return;
    }
  }
}

const placesOf = ([number, first, last]) => {
  const { text } = desk.pages[number];
  return [[number, characters(text, first)], [number, characters(text, last)]];
};

function paint() {
  if (globalThis.Highlight && CSS.highlights) {
    const ranges = hits.map((hit) => rangeOf(...placesOf(hit))).filter(Boolean);
    if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
    else CSS.highlights.delete("found");
  }
  const strip = document.getElementById("hits");
  if (!strip) return;
  fill(
    strip,
    hits.map(([number, first]) => {
      const along = (number - 1 + first / (desk.pages[number].text.length || 1)) / desk.total;
      const tick = element("i", {});
      tick.style.top = `${(along * 100).toFixed(2)}%`;
      return tick;
    }),
  );
}

function go(by) {
  if (!hits.length) {
    say("Nothing is found.");
    return;
  }
  at = (at + by + hits.length) % hits.length;
  const [from, to] = placesOf(hits[at]);
  cellAt(from)?.scrollIntoView({ block: "center" });
  select(from, to);
  say(`Hit ${at + 1} of ${hits.length}, page ${pageName(from[0])}.`);
}

function close() {
  const hit = hits[at];
  hits = [];
  paint();
  document.getElementById("find").hidden = true;
  focusCell(hit ? cellAt(placesOf(hit)[0]) : document.querySelector("#text .s[tabindex]"));
}

export function findBar() {
  const input = element("input", {
    id: "sought",
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": "Find in the document",
  });
  input.addEventListener("input", () => {
    look(input.value);
    at = -1;
    paint();
    say(`${hits.length} ${hits.length === 1 ? "hit" : "hits"}.`);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  return element(
    "div",
    { class: "row", id: "find", role: "search", hidden: true },
    input,
    button("Next hit", () => go(1)),
    button("Hit before", () => go(-1)),
    button("Close", close),
  );
}

export function openFind() {
  document.getElementById("find").hidden = false;
  document.getElementById("sought").focus();
}

// The page that is called so: by the number that stands on it, or else its number in the file.
function called(name) {
  const pages = desk.pages.filter(Boolean);
  const wanted = name.trim().toLowerCase();
  return (
    pages.find((page) => [page.label, page.printed].some((one) => one && one.toLowerCase() === wanted)) ??
    pages.find((page) => String(page.number) === wanted)
  );
}

export function goToPage() {
  show("Go to a page", (shut) => {
    const input = element("input", { id: "page-wanted", type: "text", autocomplete: "off", spellcheck: "false" });
    const take = () => {
      const page = called(input.value);
      if (!page) {
        say(`There is no page ${input.value}: pages ${pageName(1)} to ${pageName(desk.pages.length - 1)}.`, "wrong");
        return;
      }
      shut();
      scrollToPage(page.number);
      focusCell(desk.cells[page.number][0]);
      say(`Page ${pageName(page.number)}.`);
    };
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") take();
    });
    const label = element("label", { for: "page-wanted" }, "Page, as printed or of the file");
    return [label, input, element("div", { class: "row" }, button("Go", take), button("Close", shut))];
  });
}

on("pages", paint);
on("marks", paint);
