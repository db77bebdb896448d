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
  cell.marks = [];
}

function drawCell(cell, here) {
  marked.add(cell);
  cell.marks = [...new Set(here.map((one) => one.number))];
  const edges = new Set([cell.start, cell.end]);
  for (const one of here) {
    edges.add(Math.max(one.start, cell.start));
    edges.add(Math.min(one.end, cell.end));
  }
  const sorted = [...edges].sort((one, other) => one - other);
  fill(cell, sorted.slice(1).map((end, at) => piece(cell, here, sorted[at], end)));
  cell.setAttribute("aria-label", `${cell.words} Coded ${cell.marks.map(said).join("; ")}`);
}

function piece(cell, here, start, end) {
  const from = units(cell.words, start - cell.start);
  const text = cell.words.slice(from, units(cell.words, end - cell.start));
  const over = here.filter((one) => one.start <= start && one.end >= end);
  if (!over.length) return text;
  const numbers = over.map((one) => one.number);
  const made = element("mark", { class: classes(over) }, text);
  made.numbers = numbers;
  const begins = over.filter((one) => one.first && one.start === start);
  if (begins.length) made.dataset.n = begins.map((one) => themeNumber(one.number)).join(" ");
  return made;
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

// The numbers of a paragraph's marks stand beside it.
function drawMargins() {
  for (const paragraph of document.querySelectorAll("#text .p[data-n], #text .p[data-right]")) {
    delete paragraph.dataset.n;
    delete paragraph.dataset.right;
  }
  for (const cell of marked) {
    const { dataset } = cell.closest(".p");
    for (const number of cell.marks) {
      const margin = desk.marks[number].side === "right" ? "right" : "n";
      const there = dataset[margin]?.split(", ") ?? [];
      dataset[margin] = [...new Set([...there, themeNumber(number)])].join(", ");
    }
  }
}

export const placesOf = (subtheme, piece) =>
  desk.marks.find((mark) => mark.subtheme === subtheme && mark.piece === piece)?.places ?? [];

on("theme", drawMarks);
on("pages", drawMarks);
