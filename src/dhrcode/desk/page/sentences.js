// The keyboard in the text: sentences with Down and Up, more of them with Shift, and either end of
// what is selected by words.

import { button } from "./elements.js";
import { clearSelection, select, selectInBrowser, selectedInWords } from "./selection.js";
import { cellAt, characters, isBefore, letFocus, units } from "./places.js";
import { desk } from "./store.js";
import { say } from "./status.js";

let anchor = null; // the sentence from which Shift extends
let end = "to"; // which end Left and Right move

const all = () => desk.cells.flat().filter(Boolean);

export function focusCell(cell) {
  if (!cell) return;
  letFocus(cell);
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest" });
}

// Selects what stands at a place, and goes there.
export function showPlace(spans) {
  select([spans[0][0], spans[0][1]], [spans.at(-1)[0], spans.at(-1)[2]]);
  focusCell(cellAt([spans[0][0], spans[0][1]]));
}

// The sentence that has the focus, or had it last.
export const currentCell = () =>
  document.activeElement?.closest?.(".s") ?? document.querySelector("#text .s[tabindex]");

function selectCells(first, last) {
  const [one, other] = isBefore([last.page, last.start], [first.page, first.start])
    ? [last, first]
    : [first, last];
  select([one.page, one.start], [other.page, other.end]);
  selectInBrowser();
}

function step(cell, by, extend) {
  const cells = all();
  const next = cells[cells.indexOf(cell) + by];
  if (!next) return;
  // The first key selects the sentence that is read, and then one goes on from there.
  const target = desk.selection === null && !extend && anchor !== cell ? cell : next;
  if (!extend) anchor = target;
  anchor ??= cell;
  const inText = document.activeElement?.closest?.("#text");
  if (inText) focusCell(target);
  else letFocus(target);
  target.scrollIntoView({ block: "nearest" });
  selectCells(anchor, target);
  if (extend) say(selectedInWords());
}

const WORD = /[\p{L}\p{N}_'’-]+/gu;

function wordEdges(page) {
  const text = desk.pages[page]?.text ?? "";
  return [...text.matchAll(WORD)].map((found) => ({
    from: [page, characters(text, found.index)],
    to: [page, characters(text, found.index + found[0].length)],
  }));
}

// The end of the selection, one word on or back; over the end of a page to the next.
function moved(place, by) {
  const near = [place[0] - 1, place[0], place[0] + 1].flatMap(wordEdges).map((word) => word[end]);
  return by > 0 ? near.find((one) => isBefore(place, one)) : near.findLast((one) => isBefore(one, place));
}

function moveEnd(by) {
  const { from, to } = desk.selection;
  const target = moved(end === "to" ? to : from, by);
  if (!target) return;
  const [start, stop] = end === "to" ? [from, target] : [target, to];
  if (!isBefore(start, stop)) return;
  select(start, stop);
  selectInBrowser();
  say(`${end === "to" ? "To" : "From"}: ${wordAt(target)}`);
}

function wordAt([page, offset]) {
  const text = desk.pages[page].text;
  const unit = units(text, offset);
  const around = text.slice(Math.max(0, unit - 40), unit + 40);
  const before = Math.min(40, unit);
  return end === "to"
    ? (around.slice(0, before).trim().split(/\s+/).at(-1) ?? "")
    : (around.slice(before).trim().split(/\s+/)[0] ?? "");
}

function chooseEnd(which) {
  end = which;
  say(which === "to" ? "Left and Right move the end." : "Left and Right move the beginning.");
}

// The same with buttons, for whoever cannot or will not use the keys.
export function selectingButtons() {
  const at = (act) => () => {
    const cell = currentCell();
    if (cell) act(cell);
  };
  const ends = (which, by) => () => {
    end = which;
    if (desk.selection) moveEnd(by);
    else say("Select a sentence first.");
  };
  return [
    button("Next sentence", at((cell) => step(cell, 1, false))),
    button("Sentence before", at((cell) => step(cell, -1, false))),
    button("One sentence more", at((cell) => step(cell, 1, true))),
    button("Begin a word later", ends("from", 1)),
    button("Begin a word earlier", ends("from", -1)),
    button("End a word earlier", ends("to", -1)),
    button("End a word later", ends("to", 1)),
    button("Select nothing", clearSelection),
    button("Next mark here", () => document.dispatchEvent(new Event("next-mark"))),
  ];
}

function press(event) {
  const cell = event.target.closest?.(".s");
  if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
  const acts = {
    ArrowDown: () => step(cell, 1, event.shiftKey),
    ArrowUp: () => step(cell, -1, event.shiftKey),
    ArrowLeft: desk.selection && (() => moveEnd(-1)),
    ArrowRight: desk.selection && (() => moveEnd(1)),
    Escape: () => {
      anchor = null;
      clearSelection();
    },
    "[": () => chooseEnd("from"),
    "]": () => chooseEnd("to"),
  };
  if (!acts[event.key]) return;
  event.preventDefault();
  acts[event.key]();
}

// Words in an element that can be focused cannot be selected with the mouse (in Chromium), so that
// the sentence under it has the focus only when the button is let go.
export function listenInText() {
  const place = document.getElementById("text");
  place.addEventListener("keydown", press);
  place.addEventListener("pointerdown", (event) => {
    const under = event.target.closest?.(".s");
    if (!under) return;
    letFocus(null);
    const letGo = () => {
      const cell = desk.selection ? cellAt(desk.selection.from) : under;
      letFocus(cell);
      cell.focus({ preventScroll: true });
    };
    addEventListener("pointerup", () => setTimeout(letGo), { once: true });
  });
}
