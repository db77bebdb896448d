// Every review, with how far it is coded.

import { stopWatching } from "./changes.js";
import { ask } from "./door.js";
import { button, element, fill } from "./elements.js";
import { endButton } from "./ending.js";
import { openReview } from "./review.js";
import { say } from "./status.js";

const COLUMNS = ["Review", "Coder", "Status", "Coded", "To code again", "Quotes not verified", "Last change"];

export async function showReviews() {
  stopWatching();
  document.body.classList.remove("coding");
  const { reviews, subthemes, problems } = await ask("reviews");
  fill(
    document.getElementById("head"),
    element("h1", {}, "Reviews"),
    element("span", {}, `${reviews.length} in all`),
    endButton(),
  );
  const rows = reviews.map((one) => row(one, subthemes));
  fill(
    document.getElementById("main"),
    problems.map((problem) => element("p", { class: "wrong" }, problem)),
    reviews.length
      ? table(rows)
      : element("p", {}, "No review is here yet: 'dhrcode new' begins one."),
  );
}

function table(rows) {
  const head = COLUMNS.map((name) => element("th", { scope: "col" }, name));
  return element(
    "div",
    { class: "wide", tabindex: "0", role: "region", "aria-label": "Reviews" },
    element("table", {}, element("thead", {}, element("tr", {}, head)), element("tbody", {}, rows)),
  );
}

function row(one, subthemes) {
  const cells = [
    one.coder,
    one.status,
    `${one.coded} of ${subthemes}`,
    one.queue || "",
    one.unverified || "",
    one.changed,
  ];
  const open = button(one.review, () => go(one.review));
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, open),
    cells.map((text) => element("td", {}, String(text))),
  );
}

async function go(review) {
  try {
    await openReview(review, showReviews);
  } catch (error) {
    say(error.message, "wrong");
  }
}
