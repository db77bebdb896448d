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
  const findings = over.map((one) => coded(desk.marks[one.number].subtheme)?.finding ?? "");
  const names = [...new Set(findings)];
  if (over.length > 1) names.push("several");
  if (over.some((one) => one.hollow)) names.push("hollow");
  if (over.some((one) => desk.marks[one.number].subtheme === desk.theme)) names.push("now");
  return names.join(" ");
}

const themeNumber = (number) => desk.themes.get(desk.marks[number].subtheme)?.number ?? "";

function said(number) {
  const { subtheme, places } = desk.marks[number];
  const finding = (coded(subtheme)?.finding ?? "").replace("-", " ");
  const unsure = places.length > 1 ? ", at one of several places" : "";
  return `${themeName(subtheme)}, ${finding}${unsure}`;
}

// The numbers of a paragraph's marks stand beside it.
function drawMargins() {
  for (const paragraph of document.querySelectorAll("#text .p[data-n]")) delete paragraph.dataset.n;
  for (const cell of marked) {
    const paragraph = cell.closest(".p");
    const numbers = new Set((paragraph.dataset.n ?? "").split(" ").filter(Boolean));
    cell.marks.forEach((number) => numbers.add(String(themeNumber(number))));
    paragraph.dataset.n = [...numbers].join(" ");
  }
}

export const placesOf = (subtheme, piece) =>
  desk.marks.find((mark) => mark.subtheme === subtheme && mark.piece === piece)?.places ?? [];

on("theme", drawMarks);
on("pages", drawMarks);
