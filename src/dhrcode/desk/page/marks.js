// What is coded, marked in the text: each passage with the number of its subtheme.

import { ask } from "./door.js";
import { element, fill } from "./elements.js";
import { units } from "./places.js";
import { coded, desk, on, tell, themeName } from "./store.js";

let marked = new Set(); // the sentences that have marks now

export async function loadMarks() {
  const source = desk.source;
  const answer = await ask("marks", { review: desk.review, source });
  if (desk.source === source) showMarks(answer.marks);
}

export function showMarks(marks) {
  desk.marks = marks;
  drawMarks();
  tell("marks");
}

// Every stretch of a page that is marked: [start, end, number of the mark, hollow].
function stretches() {
  const pages = [];
  desk.marks.forEach((mark, number) => {
    for (const place of mark.places) {
      place.forEach(([page, start, end], part) => {
        pages[page] ??= [];
        pages[page].push({ start, end, number, first: part === 0, hollow: mark.places.length > 1 });
      });
    }
  });
  return pages;
}

export function drawMarks() {
  const before = marked;
  marked = new Set();
  stretches().forEach((found, page) => {
    for (const cell of desk.cells[page] ?? []) {
      const here = found.filter((one) => one.start < cell.end && one.end > cell.start);
      if (here.length) drawCell(cell, here);
    }
  });
  for (const cell of before) {
    if (!marked.has(cell)) plain(cell);
  }
  drawMargins();
}

function plain(cell) {
  fill(cell, cell.words);
  cell.removeAttribute("aria-label");
  Object.assign(cell, { marks: [], look: "" });
}

// Draws a sentence with its marks; one that looks as it did is left as it is.
function drawCell(cell, here) {
  marked.add(cell);
  cell.marks = [...new Set(here.map((one) => one.number))];
  const edges = new Set([cell.start, cell.end]);
  for (const one of here) {
    edges.add(Math.max(one.start, cell.start));
    edges.add(Math.min(one.end, cell.end));
  }
  const sorted = [...edges].sort((one, other) => one - other);
  const pieces = sorted.slice(1).map((end, at) => piece(here, sorted[at], end));
  const label = `${cell.words} Coded ${cell.marks.map(said).join("; ")}`;
  const look = JSON.stringify([label, pieces.map(({ end, kind, n }) => [end, kind, n])]);
  if (cell.look !== look) {
    fill(cell, pieces.map((one) => drawPiece(cell, one)));
    cell.setAttribute("aria-label", label);
    cell.look = look;
  }
  const over = pieces.filter((one) => one.kind !== null);
  cell.querySelectorAll("mark").forEach((made, at) => {
    made.numbers = over[at].numbers;
  });
}

// A part of a sentence over which the same marks lie; `kind` is null where none does.
function piece(here, start, end) {
  const over = here.filter((one) => one.start <= start && one.end >= end);
  const begins = over.filter((one) => one.first && one.start === start);
  return {
    start,
    end,
    numbers: over.map((one) => one.number),
    kind: over.length ? classes(over) : null,
    n: begins.map((one) => themeNumber(one.number)).join(" "),
  };
}

function drawPiece(cell, { start, end, kind, n }) {
  const from = units(cell.words, start - cell.start);
  const text = cell.words.slice(from, units(cell.words, end - cell.start));
  return kind === null ? text : element("mark", { class: kind, "data-n": n || null }, text);
}

function classes(over) {
  const marks = over.map((one) => desk.marks[one.number]);
  const names = [...new Set(marks.flatMap((mark) => [findingOfMark(mark), mark.side ?? ""]))].filter(Boolean);
  if (over.length > 1) names.push("several");
  if (over.some((one) => one.hollow)) names.push("hollow");
  if (marks.some((mark) => mark.subtheme === desk.theme)) names.push("now");
  return names.join(" ");
}

// A mark of several coders' is called by its coder too.
const byWhom = (mark) => (mark.coder ? `${mark.coder} ` : "");
const findingOfMark = (mark) => mark.finding ?? coded(mark.subtheme)?.finding ?? "";

function themeNumber(number) {
  const mark = desk.marks[number];
  return `${byWhom(mark)}${desk.themes.get(mark.subtheme)?.number ?? ""}`;
}

function said(number) {
  const mark = desk.marks[number];
  const finding = findingOfMark(mark).replace("-", " ");
  const unsure = mark.places.length > 1 ? ", at one of several places" : "";
  return `${mark.coder ? `by ${mark.coder}: ` : ""}${themeName(mark.subtheme)}, ${finding}${unsure}`;
}

let margins = new Map(); // by paragraph: what stands on its left and right

// The numbers of a paragraph's marks stand beside it.
function drawMargins() {
  const now = new Map();
  for (const cell of marked) {
    const paragraph = cell.closest(".p");
    if (!now.has(paragraph)) now.set(paragraph, { n: new Set(), right: new Set() });
    for (const number of cell.marks) {
      const side = desk.marks[number].side === "right" ? "right" : "n";
      now.get(paragraph)[side].add(themeNumber(number));
    }
  }
  for (const paragraph of new Set([...margins.keys(), ...now.keys()])) {
    for (const side of ["n", "right"]) {
      const text = [...(now.get(paragraph)?.[side] ?? [])].join(", ");
      if ((paragraph.dataset[side] ?? "") === text) continue;
      if (text) paragraph.dataset[side] = text;
      else delete paragraph.dataset[side];
    }
  }
  margins = now;
}

export const placesOf = (subtheme, piece) =>
  desk.marks.find((mark) => mark.subtheme === subtheme && mark.piece === piece)?.places ?? [];

on("theme", drawMarks);
on("pages", drawMarks);
