// A difference: what each coder has found of a subtheme, side by side, and what was settled.

import { citedWords } from "./cited.js";
import { definition } from "./detail.js";
import { button, element } from "./elements.js";
import { showPlace } from "./sentences.js";
import { desk, FINDINGS, findingOf } from "./store.js";

const named = (finding) => (finding ? findingOf(finding).label.toLowerCase() : "not coded");

export const sidesInWords = (one) =>
  one.sides.map((side) => `${side.coder} ${named(side.finding)}`).join(", ") +
  (one.settled ? `; settled: ${named(one.settled.finding)}` : "");

export function ofDifference(one, { asCoder, settle, placesOf, sources }) {
  const theme = desk.themes.get(one.subtheme);
  return [
    element("h2", {}, `${theme.number} ${theme.label}`),
    element(
      "div",
      { class: "row", role: "group", "aria-label": "Settle it" },
      FINDINGS.map((finding) =>
        button(finding.label, () => settle(finding.id), {
          class: `finding ${finding.id}`,
          "aria-pressed": String(one.settled?.finding === finding.id),
        }),
      ),
    ),
    settledPart(one.settled),
    element(
      "div",
      { class: "sides" },
      one.sides.map((side, at) => ofSide(one, side, at, { asCoder, placesOf, sources })),
    ),
    ...definition(theme),
  ];
}

function ofSide(one, side, at, { asCoder, placesOf, sources }) {
  const pieces = side.evidence.map((piece, number) =>
    pieceOf(piece, placesOf(side.coder, one.subtheme, number + 1), sources),
  );
  return element(
    "section",
    { "aria-label": side.coder },
    element("h3", {}, `${side.coder}: ${named(side.finding)}`),
    side.finding
      ? element("p", {}, button(`${at + 1} As ${side.coder}: ${named(side.finding)}`, () => asCoder(at)))
      : null,
    side.summary ? element("p", {}, side.summary) : null,
    pieces.length
      ? element("ol", { "aria-label": `Evidence of ${side.coder}` }, pieces)
      : element("p", { class: "quiet" }, "No evidence."),
  );
}

function pieceOf(piece, places, sources) {
  return element(
    "li",
    {},
    citedWords(piece, sources),
    piece.note ? element("p", {}, piece.note) : null,
    places.length ? button("Show in the text", () => showPlace(places[0])) : null,
  );
}

function settledPart(settled) {
  if (!settled) return null;
  const why = settled.reason ? `: ${settled.reason}` : ".";
  return element(
    "p",
    { class: "settled" },
    `Settled as ${named(settled.finding)} by ${settled.by.join(", ")}, ${settled.decided}${why}`,
  );
}
