// The way between places of a document and the page's text. A document's offsets count characters,
// a script's count UTF-16 units; they differ where a text has letters outside the basic plane.

import { desk } from "./store.js";

const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/;

// The unit of a text at which so many characters have passed.
export function units(text, characters) {
  if (!PAIRS.test(text)) return characters;
  return [...text].slice(0, characters).join("").length;
}

// How many characters of a text have passed at a unit.
export function characters(text, unit) {
  return PAIRS.test(text) ? [...text.slice(0, unit)].length : unit;
}

export const isBefore = (one, other) =>
  one[0] < other[0] || (one[0] === other[0] && one[1] < other[1]);

const textNodes = (cell) => document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);

// The sentence that an element or text node is in.
function cellOf(node) {
  const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  return element?.closest?.(".s") ?? null;
}

// [page, offset] of a point of the page; between sentences it is the next one, or the last.
export function placeOf(node, offset) {
  const cell = cellOf(node);
  if (cell === null) return placeBetween(node, offset);
  let unit = 0;
  if (node.nodeType === Node.TEXT_NODE) {
    const walker = textNodes(cell);
    while (walker.nextNode() && walker.currentNode !== node) unit += walker.currentNode.length;
    unit += offset;
  } else {
    const before = document.createRange();
    before.setStart(cell, 0);
    before.setEnd(node, offset);
    unit = before.toString().length;
  }
  return [cell.page, cell.start + characters(cell.words, unit)];
}

function placeBetween(node, offset) {
  const point = document.createRange();
  point.setStart(node, offset);
  const all = [...document.querySelectorAll("#text .s")];
  const next = all.find((cell) => point.comparePoint(cell, 0) >= 0);
  if (next) return [next.page, next.start];
  const last = all.at(-1);
  return last ? [last.page, last.end] : null;
}

// The sentence that holds a place.
export function cellAt([page, offset]) {
  const cells = desk.cells[page] ?? [];
  return cells.findLast((cell) => cell.start <= offset) ?? cells[0] ?? null;
}

// The point of the page at a place.
function pointAt(place) {
  const cell = cellAt(place);
  if (cell === null) return null;
  let left = units(cell.words, Math.min(place[1], cell.end) - cell.start);
  const walker = textNodes(cell);
  let last = null;
  while (walker.nextNode()) {
    last = walker.currentNode;
    if (left <= last.length) return [last, Math.max(0, left)];
    left -= last.length;
  }
  return last ? [last, last.length] : [cell, 0];
}

// What lies between two places, as a range of the page; null where their pages are not there.
export function rangeOf(from, to) {
  const [start, end] = [pointAt(from), pointAt(to)];
  if (!start || !end) return null;
  const range = document.createRange();
  range.setStart(...start);
  range.setEnd(...end);
  return range;
}

let open = null; // the page whose buttons Tab leads to

// One sentence alone can be focused, the one that Tab leads to; from it Tab leads to the buttons of
// its page, and on to what stands beside the document.
export function letFocus(cell) {
  for (const other of document.querySelectorAll("#text .s[tabindex]")) {
    if (other !== cell) other.removeAttribute("tabindex");
  }
  if (cell) cell.tabIndex = 0;
  const page = cell?.closest(".page");
  if (!page || page === open) return;
  for (const made of open?.querySelectorAll("button") ?? []) made.tabIndex = -1;
  for (const made of page.querySelectorAll("button")) made.tabIndex = 0;
  open = page;
}
