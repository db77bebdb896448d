// Where coders of a review differ: one text with the marks of both, and each difference settled.

import { act } from "./acts.js";
import { watchChanges } from "./changes.js";
import { ask } from "./door.js";
import { button, element, fill } from "./elements.js";
import { endButton } from "./ending.js";
import { findBar, goToPage, openFind } from "./find.js";
import { drawFoot, keysButton, listenToKeys, showKeys, useKeys } from "./keys.js";
import { drawMarks } from "./marks.js";
import { cellAt } from "./places.js";
import { forget, rule } from "./ruling.js";
import { currentCell, focusCell, listenInText } from "./sentences.js";
import { ofDifference, sidesInWords } from "./sides.js";
import { openSource, sourceTabs } from "./sources.js";
import { turnStep } from "./steps.js";
import { desk, FINDINGS, findingOf, on, themeName } from "./store.js";
import { listenInThemes } from "./themes.js";
import { say } from "./status.js";

let found = null; // the differences, as the desk last sent them

const list = () => document.getElementById("themes");
const chosen = () => found.differences.find((one) => one.subtheme === desk.theme);
const rowOf = (subtheme) => list().querySelector(`[data-theme="${CSS.escape(subtheme)}"]`);

export async function openAdjudication(review) {
  desk.review = review;
  const [codebook, first] = await Promise.all([ask("codebook"), ask("differences")]);
  const themes = codebook.areas.flatMap((area) => area.subthemes);
  desk.themes = new Map(themes.map((theme) => [theme.id, theme]));
  found = first;
  layOut();
  draw();
  nextOpen();
  if (found.sources.length) await openSource(found.sources[0].id);
  watchChanges(look);
}

const KEYS = [
  ...Array.from({ length: 9 }, (_, at) => at + 1).map((number) => [
    String(number),
    `Settle it as coder ${number} has found`,
    () => asCoder(number - 1),
  ]),
  ...FINDINGS.map((finding) => [finding.key, `Settle it: ${finding.label.toLowerCase()}`, () => settle(finding.id)]),
  [".", "Go to the next difference that is not settled", () => nextOpen()],
  ["j", "Next difference", () => step(1)],
  ["k", "Difference before", () => step(-1)],
  ["o", "Next mark of this sentence", () => cycleMarks()],
  ["/", "Find in the document", openFind],
  ["g", "Go to a page", goToPage],
  ["z", "Take back what this desk did last", () => turn(false)],
  ["Z", "Do it again", () => turn(true)],
  ["?", "Show the keys", () => showKeys()],
];

// Of the keys for coders those alone whose coders there are.
function ownKeys() {
  const keys = KEYS.filter(([key]) => !/\d/.test(key) || Number(key) <= found.coders.length);
  const foot = [
    ...found.coders.slice(0, 9).map((coder, at) => [String(at + 1), `as ${coder}`]),
    ...FINDINGS.map((finding) => [finding.key, finding.label.toLowerCase()]),
    [".", "next not settled"],
    ["z", "take back"],
    ["?", "all keys"],
  ];
  useKeys(keys, foot);
}

function layOut() {
  fill(
    document.getElementById("head"),
    element("h1", {}, desk.review),
    element("span", {}, `${found.coders.join(" and ")}, where they differ`),
    button("To the text", () => focusCell(currentCell())),
    button("To the difference", () => document.getElementById("detail").focus()),
    button("Next not settled", nextOpen),
    button("Find", openFind),
    button("Go to a page", goToPage),
    button("Take back", () => turn(false)),
    button("Do again", () => turn(true)),
    button("Mark complete", () => act("complete", () => ({}), (answer) => answer.said, way)),
    button("Keys", showKeys),
    keysButton(),
    endButton(),
  );
  fill(
    document.getElementById("main"),
    element(
      "section",
      { id: "reading", "aria-label": "The document" },
      element("div", { id: "hits", "aria-hidden": "true" }),
      sourceTabs(found.sources),
      findBar(),
      element("div", { id: "text", class: "sided", translate: "no", spellcheck: "false" }),
    ),
    element(
      "section",
      { id: "coding", "aria-label": "Differences" },
      element("div", { class: "row" }, element("h2", {}, "Differences"), element("span", { id: "count" })),
      element("div", { id: "themes", translate: "no" }),
      element("div", {
        id: "detail",
        tabindex: "-1",
        role: "region",
        "aria-label": "The chosen difference",
        translate: "no",
      }),
    ),
  );
  document.body.classList.add("coding");
  ownKeys();
  drawFoot();
  listenInText();
  listenInThemes(step);
  listenToKeys();
  document.addEventListener("next-mark", cycleMarks);
  document.getElementById("text").addEventListener("click", (event) => {
    const numbers = event.target.closest?.("mark")?.numbers;
    if (numbers) openMark(numbers);
  });
}

function draw() {
  const focused = list().contains(document.activeElement);
  const detail = document.getElementById("detail");
  const within = detail.contains(document.activeElement);
  const rows = found.differences.map(row);
  fill(list(), rows.length ? element("ul", {}, rows) : element("p", {}, "The coders agree on every subtheme."), beside());
  if (!desk.theme) list().querySelector(".theme")?.setAttribute("tabindex", "0");
  if (focused) rowOf(desk.theme)?.focus();
  const settled = found.differences.length - found.left;
  document.getElementById("count").textContent = `${settled} of ${found.differences.length} settled`;
  const one = chosen();
  fill(
    detail,
    one
      ? ofDifference(one, { asCoder, settle, placesOf, sources: found.sources })
      : element("p", { class: "quiet" }, "Choose a difference: . or the list."),
  );
  if (within) detail.focus();
  drawMarks();
}

function row(one) {
  const theme = desk.themes.get(one.subtheme);
  const now = one.subtheme === desk.theme;
  return element(
    "li",
    {},
    element(
      "button",
      {
        type: "button",
        class: "theme",
        "data-theme": one.subtheme,
        "aria-current": now ? "true" : null,
        tabindex: now ? "0" : "-1",
        onclick: () => goTo(one.subtheme),
      },
      element("span", { class: "number" }, `${theme.number} `),
      element("span", { class: "sign", "aria-hidden": "true" }, one.settled ? findingOf(one.settled.finding).sign : " "),
      element("span", { class: "label" }, theme.label),
      element("span", { class: "held" }, one.settled ? "settled" : "not yet"),
      element("span", { class: "sided-said" }, sidesInWords(one)),
    ),
  );
}

// What is not settled here, and where it is.
function beside() {
  const { review, facts, contacts, left, status } = found;
  const said = [];
  if (contacts) {
    const [are, they] = contacts === 1 ? ["contact is", "It is"] : ["contacts are", "They are"];
    said.push(`${contacts} ${are} judged apart or found by some alone. ${they} settled in the terminal: dhrcode adjudicate ${review}`);
  }
  if (facts.length) said.push(`Coders differ on facts of the ${facts.join(" and the ")}, which were left out. In the terminal: dhrcode set ${review} ...`);
  if (!left && !contacts && status === "draft") said.push("Nothing is left to settle: “Mark complete” ends it.");
  return said.map((sentence) => element("p", { class: "beside" }, sentence));
}

function choose(subtheme) {
  desk.theme = subtheme;
  draw();
  rowOf(subtheme)?.scrollIntoView({ block: "nearest" });
}

// Goes to a difference, and in the text to what the first coder has marked of it.
function goTo(subtheme) {
  choose(subtheme);
  showFirst();
  say(`${themeName(subtheme)}. ${sidesInWords(chosen())}.`);
}

function showFirst() {
  const first = desk.marks.find((one) => one.subtheme === desk.theme && one.places.length);
  if (first) cellAt(first.places[0][0])?.scrollIntoView({ block: "center" });
}

function step(by) {
  const at = found.differences.findIndex((one) => one.subtheme === desk.theme) + by;
  const next = found.differences[at];
  if (next) goTo(next.subtheme);
}

function nextOpen() {
  const every = found.differences;
  const at = every.findIndex((one) => one.subtheme === desk.theme);
  const open = [...every.slice(at + 1), ...every.slice(0, at + 1)].find((one) => !one.settled);
  if (open) goTo(open.subtheme);
  else say("Every difference is settled.");
}

function openMark(numbers) {
  const next = numbers[(numbers.findIndex((one) => one === opened) + 1) % numbers.length];
  opened = next;
  const { subtheme, coder, piece } = desk.marks[next];
  choose(subtheme);
  say(`${themeName(subtheme)}, by ${coder}, piece ${piece}.`);
}

let opened = -1;

function cycleMarks() {
  const numbers = currentCell()?.marks ?? [];
  if (numbers.length) openMark(numbers);
  else say("This sentence has no mark.");
}

const placesOf = (coder, subtheme, piece) =>
  desk.marks.find((one) => one.coder === coder && one.subtheme === subtheme && one.piece === piece)?.places ?? [];

// What is shown after an act, and after one that was refused.
const way = {
  show: (answer) => take(answer.now),
  again: () => fresh().catch(() => {}), // the sentence that was said stays
};

function take(now) {
  found = now;
  if (!chosen()) desk.theme = "";
  draw();
}

// Shows what was changed elsewhere; gives whether anything was.
async function fresh() {
  const answer = await ask("changes", { version: found.version });
  if (answer.now === null || answer.now.version === found.version) return false;
  take(answer.now);
  await loadMarks();
  return true;
}

async function look() {
  if (await fresh()) say("Changed elsewhere: look again.");
}

async function loadMarks() {
  const source = desk.source;
  const { marks } = await ask("marks", { source });
  if (desk.source !== source) return;
  const side = (coder) => (coder === found.coders[0] ? "left" : "right");
  desk.marks = marks.map((mark) => ({ ...mark, side: side(mark.coder) }));
  draw();
}

function asCoder(at) {
  const side = chosen()?.sides[at];
  if (!side) return say("Choose a difference first: . or the list.", "wrong");
  if (!side.finding) return say(`${side.coder} has not coded it: give a finding.`, "wrong");
  return settle(side.finding);
}

// Asks who decides and why, and settles the difference that is chosen.
async function settle(finding) {
  const one = chosen();
  if (!one) return say("Choose a difference first: . or the list.", "wrong");
  const ruling = await rule(one, finding);
  if (ruling === null) return null;
  const body = () => ({ subtheme: one.subtheme, seen: one.seen, finding, ...ruling });
  const done = await act("settle", body, (answer) => answer.said, way);
  if (done) forget(one.subtheme);
  return done;
}

const turn = (redo) => turnStep(redo, (...given) => act(...given, way));

on("document", () => found && loadMarks().then(showFirst).catch((error) => say(error.message, "wrong")));
on("pages", () => found && showFirst());
