// Which pages are read: only what the person says, and never the time that a page was seen.

import { markRead } from "./acts.js";
import { button } from "./elements.js";
import { currentCell } from "./sentences.js";
import { desk, on, pagesInWords } from "./store.js";

const sourceNow = () => desk.record?.sources.find((source) => source.id === desk.source);
const isRead = (page) => sourceNow()?.read.includes(page) ?? false;

export function readButton(page) {
  return button("I have read this page", () => markRead(page, !isRead(page)), {
    "data-read": page,
    "aria-pressed": String(isRead(page)),
  });
}

// The page of the sentence that has the focus.
export function toggleRead() {
  const page = currentCell()?.page;
  if (page) markRead(page, !isRead(page));
}

function draw() {
  for (const made of document.querySelectorAll("#text [data-read]")) {
    made.setAttribute("aria-pressed", String(isRead(Number(made.dataset.read))));
  }
  const place = document.getElementById("read");
  const read = sourceNow()?.read ?? [];
  if (place && desk.record) place.textContent = read.length ? `read: ${pagesInWords(read)} of ${desk.total}` : "no page is said to be read";
}

on("record", draw);
on("document", draw);
on("pages", draw);
