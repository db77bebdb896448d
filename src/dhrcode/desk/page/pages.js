// The document's text, page by page: the first pages at once, the others as they come.

import { ask } from "./door.js";
import { button, element, fill } from "./elements.js";
import { letFocus, units } from "./places.js";
import { pictureButton, showWhenNear } from "./picture.js";
import { readButton } from "./reading.js";
import { desk, pageName, tell } from "./store.js";
import { typeEvidence } from "./typed.js";

const FIRST = 8;
const THEN = 60;

function cell(page, start, end) {
  const words = page.text.slice(units(page.text, start), units(page.text, end));
  const made = element("span", { role: "gridcell", class: "s" }, words);
  Object.assign(made, { page: page.number, start, end, words });
  if (page.rest.some(([first, last]) => start >= first && end <= last)) made.classList.add("rest");
  return made;
}

function paragraph(page, sentences) {
  const cells = sentences.map(([start, end]) => cell(page, start, end));
  desk.cells[page.number].push(...cells);
  const rows = cells.flatMap((one) => [element("span", { role: "row" }, one), " "]);
  return element("div", { role: "presentation", class: "p" }, rows);
}

function pageElement(page) {
  desk.cells[page.number] = [];
  const name = `page-${page.number}`;
  const heading = desk.paged
    ? element("h2", { id: name }, `Page ${pageName(page.number)}`)
    : element("h2", { id: name, class: "unseen" }, "The text");
  const rows = page.paragraphs.map((sentences) => paragraph(page, sentences));
  const text = rows.length
    ? element("div", { role: "grid", "aria-labelledby": name, "aria-multiselectable": "true" }, rows)
    : element("p", { class: "quiet" }, "This page has no text: here it is as printed, and its evidence is typed.");
  const made = element("section", { class: "page", "data-page": page.number, "aria-labelledby": name }, heading, text, pageButtons(page));
  if (!rows.length) showWhenNear(made);
  return made;
}

function pageButtons({ number, label, paragraphs }) {
  const made = [desk.record && readButton(number), desk.paged && pictureButton(number)].filter(Boolean);
  if (paragraphs.length) {
    for (const one of made) one.tabIndex = -1; // until one of its sentences has the focus
  } else if (desk.record) {
    made.push(button("Type evidence of this page", () => typeEvidence(label || String(number))));
  }
  return element("div", { class: "row" }, made);
}

async function fetchPages(source, from, count) {
  return ask("pages", { review: desk.review, source, from, count });
}

function append(place, answer) {
  for (const page of answer.pages) {
    desk.pages[page.number] = page;
    place.append(pageElement(page));
  }
}

// Shows a document of the review from its first page on. A second document asked for meanwhile
// takes the place of the first.
export async function showDocument(source) {
  const place = document.getElementById("text");
  desk.source = source;
  Object.assign(desk, { pages: [], cells: [], marks: [], selection: null });
  fill(place, element("p", { class: "quiet" }, "Reading the document …"));
  let answer = await fetchPages(source, 1, FIRST);
  if (desk.source !== source) return;
  desk.paged = answer.paged;
  desk.total = answer.total;
  desk.sha256 = answer.sha256;
  fill(place);
  append(place, answer);
  tell("document");
  while (desk.pages.length - 1 < desk.total) {
    answer = await fetchPages(source, desk.pages.length, THEN);
    if (desk.source !== source || answer.pages.length === 0) return;
    append(place, answer);
  }
  letFocus(place.querySelector(".s[tabindex]") ?? desk.cells.flat().find(Boolean));
  tell("pages");
}

export function scrollToPage(number) {
  const page = document.querySelector(`.page[data-page="${number}"]`);
  page?.scrollIntoView({ block: "start" });
  return page;
}

