// The subtheme that is chosen: what it is, what is found of it, and its evidence.

import { changeEnds, clear, find, give, move } from "./acts.js";
import { citedWords } from "./cited.js";
import { choose } from "./dialog.js";
import { button, element, fill } from "./elements.js";
import { placesOf } from "./marks.js";
import { memoPart, noteField } from "./notes.js";
import { passagesPart } from "./passages.js";
import { pickTheme } from "./picker.js";
import { showPlace } from "./sentences.js";
import { typedEvidence } from "./typed.js";
import { coded, desk, FINDINGS, findingOf, on } from "./store.js";

const place = () => document.getElementById("detail");

let drawn = ""; // where the pieces stood that are drawn

const places = () =>
  JSON.stringify((coded(desk.theme)?.evidence ?? []).map((_, at) => placesOf(desk.theme, at + 1)));

export function drawDetail() {
  drawn = places();
  const field = place().contains(document.activeElement) ? document.activeElement : null;
  const held = field?.id ? { id: field.id, at: field.selectionStart } : null;
  const theme = desk.themes.get(desk.theme);
  desk.drawing = true;
  fill(place(), theme ? ofTheme(theme) : element("p", { class: "quiet" }, "Choose a subtheme: t, or the list."), memoPart());
  desk.drawing = false;
  if (held) giveBack(held);
}

function ofTheme(theme) {
  const now = coded(theme.id);
  return [
    element("h2", {}, `${theme.number} ${theme.label}`),
    findingButtons(now),
    ...definition(theme),
    evidenceList(theme.id, now),
    passagesPart,
    typedEvidence(theme.id),
    now ? element("p", {}, button("Take the finding out", () => takeOut(theme.id))) : null,
  ];
}

// A field that is drawn anew under somebody's hands has the focus again, where they were.
function giveBack({ id, at }) {
  const again = document.getElementById(id);
  again?.focus({ preventScroll: true });
  if (typeof at === "number") again?.setSelectionRange?.(at, at);
}

function findingButtons(now) {
  const buttons = FINDINGS.map((finding) =>
    button(finding.label, () => find(finding.id), {
      id: `give-${finding.id}`,
      class: `finding ${finding.id}`,
      "aria-pressed": String(now?.finding === finding.id),
    }),
  );
  return element("div", { class: "row", role: "group", "aria-label": "Finding" }, buttons);
}

export function definition(theme) {
  const parts = [
    ["When to use", theme.when_to_use],
    ["When not to use", theme.when_not_to_use],
    ["Example", theme.example],
  ].filter(([, text]) => text);
  return [
    element("p", {}, theme.definition),
    ...parts.map(([name, text]) =>
      element("details", {}, element("summary", {}, name), element("p", {}, text)),
    ),
  ];
}

function evidenceList(theme, now) {
  if (!now?.evidence.length) return element("p", { class: "quiet" }, "No evidence yet.");
  const pieces = now.evidence.map((piece, at) => pieceOf(theme, piece, at + 1, now.evidence.length));
  return element("ol", { class: "evidence", "aria-label": "Evidence" }, pieces);
}

function pieceOf(theme, piece, number, count) {
  const places = placesOf(theme, number);
  const chosen = number === desk.piece;
  return element(
    "li",
    { class: chosen ? "chosen" : null, "aria-current": chosen ? "true" : null },
    citedWords(piece),
    hint(piece, places),
    noteField(theme, number, piece.note ?? ""),
    element(
      "div",
      { class: "row", role: "group", "aria-label": `Piece ${number} of ${count}` },
      places.length ? button("Show in the text", () => showPlace(places[0])) : null,
      button("Take the selected words", () => changeEnds(theme, number)),
      button("Move to another", () => moveTo(theme, number)),
      places.length ? button("Code for another too", () => alsoFor(places[0])) : null,
      button("Remove", () => clear(theme, number)),
    ),
  );
}

function hint(piece, places) {
  if (places.length > 1) {
    return element("p", { class: "quiet" }, `Its words stand ${places.length} times on the page: take more of them.`);
  }
  if (piece.quote && !places.length) {
    return element("p", { class: "quiet" }, "These words are not found in the document that is shown.");
  }
  return null;
}

function alsoFor(spans) {
  showPlace(spans);
  pickTheme("Code these words for", (theme) => {
    desk.theme = theme;
    give(theme);
  });
}

function moveTo(theme, piece) {
  pickTheme("Move to", async (to) => {
    if (to === theme) return;
    const finding = coded(to) ? null : coded(theme).finding;
    await move(theme, piece, to, finding);
  });
}

async function takeOut(theme) {
  const pieces = coded(theme).evidence.length;
  const held = pieces ? ` with ${pieces} ${pieces === 1 ? "piece" : "pieces"} of evidence` : "";
  const said = `Take out “${findingOf(coded(theme).finding).label.toLowerCase()}”${held}?`;
  const answer = await choose(said, [["yes", "Take it out"], ["no", "Leave it"]]);
  if (answer === "yes") await clear(theme);
}

on("record", drawDetail);
on("theme", drawDetail);
on("marks", () => places() !== drawn && drawDetail());
