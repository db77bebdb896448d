// The words that are selected: by the mouse, or by sentences and words with the keyboard. They
// stay selected while a subtheme and a finding are chosen, wherever the focus is.

import { isBefore, placeOf, rangeOf } from "./places.js";
import { desk, on, pageName, tell } from "./store.js";
import { say } from "./status.js";

const text = () => document.getElementById("text");
const SETTLES = 50; // milliseconds
let quiet = false; // whether the page itself is changing the browser's selection

export function select(from, to) {
  desk.selection = isBefore(to, from) ? { from: to, to: from } : { from, to };
  paint();
  tell("selection");
}

export function clearSelection() {
  if (desk.selection === null) return;
  desk.selection = null;
  paint();
  if (text()?.contains(getSelection().anchorNode)) getSelection().removeAllRanges();
  tell("selection");
}

// The browser's own selection too, so that it is seen, spoken and copied as any other.
export function selectInBrowser() {
  const range = desk.selection && rangeOf(desk.selection.from, desk.selection.to);
  if (!range) return;
  quiet = true;
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}

function paint() {
  const range = desk.selection && rangeOf(desk.selection.from, desk.selection.to);
  if (globalThis.Highlight && CSS.highlights) {
    if (range) CSS.highlights.set("chosen", new Highlight(range));
    else CSS.highlights.delete("chosen");
  }
  for (const cell of text().querySelectorAll('.s[aria-selected="true"]')) {
    cell.removeAttribute("aria-selected");
  }
  if (!range) return;
  const { from, to } = desk.selection;
  for (let page = from[0]; page <= to[0]; page += 1) {
    for (const cell of desk.cells[page] ?? []) {
      const inside = isBefore([page, cell.start], to) && isBefore(from, [page, cell.end]);
      if (inside) cell.setAttribute("aria-selected", "true");
    }
  }
}

function selectedText() {
  const range = desk.selection && rangeOf(desk.selection.from, desk.selection.to);
  return range ? range.toString().replace(/\s+/g, " ").trim() : "";
}

// How much is selected, in words.
export function selectedInWords() {
  const words = selectedText().split(" ").filter(Boolean).length;
  if (!words) return "No words are selected.";
  const { from, to } = desk.selection;
  const pages = from[0] === to[0] ? `page ${pageName(from[0])}` : `pages ${pageName(from[0])} to ${pageName(to[0])}`;
  return `${words} ${words === 1 ? "word" : "words"} selected, ${pages}.`;
}

function follow() {
  if (quiet) {
    quiet = false;
    return;
  }
  const own = getSelection();
  if (!own.rangeCount || !text()?.contains(own.anchorNode)) return;
  if (own.isCollapsed) {
    if (document.activeElement?.closest?.("#text")) clearSelection();
    return;
  }
  if (!text().contains(own.focusNode)) return;
  const range = own.getRangeAt(0);
  const from = placeOf(range.startContainer, range.startOffset);
  const to = placeOf(range.endContainer, range.endOffset);
  if (from && to) select(from, to);
}

let pressed = false;

export function followMouse() {
  document.addEventListener("selectionchange", follow);
  document.addEventListener("pointerdown", (event) => {
    pressed = Boolean(event.target.closest?.("#text .s, #text .p"));
  });
  document.addEventListener("pointerup", () => {
    // The browser tells of the selection a moment after the button is let go.
    if (pressed) setTimeout(() => desk.selection && say(selectedInWords()), SETTLES);
    pressed = false;
  });
}

on("marks", paint);
on("pages", paint);
