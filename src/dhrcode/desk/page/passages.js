// Passages worth a look for the chosen subtheme: those that `find --theme` gives of this review,
// each with its reasons. One becomes evidence only where a person takes it.

import { find, give } from "./acts.js";
import { ask } from "./door.js";
import { button, element, fill } from "./elements.js";
import { showPlace } from "./sentences.js";
import { openSource } from "./sources.js";
import { coded, desk, on } from "./store.js";
import { say } from "./status.js";

const AT_A_TIME = 5;
const REST = 250; // milliseconds: whoever goes through the subthemes asks for nothing

const nothing = () => ({ review: desk.review, theme: desk.theme, passages: [], total: 0, said: [] });
let shown = nothing();
let at = 0; // the passage that the keys mean
let timer = 0;

const heading = element("h3", { id: "worth-a-look", tabindex: "-1" }, "Worth a look");
const contents = element("div", {});
export const passagesPart = element(
  "section",
  { id: "passages", "aria-labelledby": "worth-a-look" },
  heading,
  contents,
);

const same = (one) => one.review === desk.review && one.theme === desk.theme;

const taken = ({ source, quote }) =>
  (coded(shown.theme)?.evidence ?? []).some(
    (piece) => piece.quote === quote && (piece.source ?? source) === source,
  );

const isOpen = (passage) => passage?.quotable && !passage.dismissed && !taken(passage);

async function look(count) {
  const asked = nothing();
  try {
    Object.assign(asked, await ask("passages", { review: asked.review, subtheme: asked.theme, count }));
    if (!asked.total && !asked.said.length) asked.said = ["No passage shares a word with the codebook."];
  } catch (error) {
    asked.said = [error.message];
  }
  if (!same(asked)) return;
  shown = asked;
  draw();
}

function follow() {
  if (same(shown)) {
    draw();
    return;
  }
  clearTimeout(timer);
  shown = nothing();
  at = 0;
  fill(contents, element("p", { class: "quiet" }, "Looking …"));
  if (desk.theme) timer = setTimeout(() => look(AT_A_TIME), REST);
}

// The next passage after the marked one that is open; of the last it is the first.
function nextOpen() {
  const { passages } = shown;
  return [...passages.slice(at + 1), ...passages.slice(0, at)].find(isOpen);
}

function draw() {
  const focused = contents.contains(document.activeElement) && document.activeElement.id;
  const { passages, total, said } = shown;
  if (!isOpen(passages[at])) at = Math.max(0, passages.indexOf(nextOpen()));
  const rest = passages.length < total;
  fill(
    contents,
    said.map((sentence) => element("p", { class: "quiet" }, sentence)),
    element("ol", { "aria-labelledby": "worth-a-look" }, passages.map(item)),
    rest ? button(`Show more of ${total}`, () => look(passages.length + AT_A_TIME), { id: "more-passages" }) : null,
  );
  if (!focused) return;
  const again = document.getElementById(focused) ?? contents.querySelector(".chosen button") ?? heading;
  again.focus({ preventScroll: true });
}

function item(passage, number) {
  const { id, source, where, quote, why, dismissed, quotable } = passage;
  const held = taken(passage);
  const several = desk.record.sources.length > 1 ? `${source} ` : "";
  const chosen = number === at && isOpen(passage);
  const state = held ? "taken as evidence" : dismissed ? "dismissed" : "";
  const named = `Passage ${number + 1} of ${shown.passages.length}`;
  return element(
    "li",
    {
      class: [chosen && "chosen", (held || dismissed) && "quiet"].filter(Boolean).join(" "),
      "aria-current": chosen ? "true" : null,
      "data-at": number,
    },
    element("p", {}, `${several}${where}${several || where ? ": " : ""}`, element("q", {}, quote)),
    element("p", { class: "quiet" }, [why, state].filter(Boolean).join("; ")),
    element(
      "div",
      { class: "row", role: "group", "aria-label": [named, where, state].filter(Boolean).join(", ") },
      button("Show in the text", () => show(passage), { id: `look-${id}` }),
      quotable && !held ? button("Take as evidence", () => take(passage), { id: `take-${id}` }) : null,
      held ? null : button(dismissed ? "Offer again" : "Dismiss", () => dismiss(passage), { id: `dismiss-${id}` }),
    ),
  );
}

async function show(passage) {
  at = shown.passages.indexOf(passage);
  if (passage.source !== desk.source) await openSource(passage.source);
  passage.looked = true;
  showPlace([[passage.from[0], passage.from[1], passage.to[1]]]);
  draw();
  say(`Worth a look: ${[passage.where, passage.why].filter(Boolean).join(", ")}.`);
}

// With a finding that the person has given, or gives now.
async function take(passage) {
  if (taken(passage) || !passage.quotable) {
    say(taken(passage) ? "It is taken already." : "Its words cannot be quoted as they stand.", "wrong");
    return;
  }
  const evidence = { source: passage.source, from: passage.from, to: passage.to };
  const now = coded(desk.theme)?.finding;
  if (now && now !== "not-stated") await find(now, evidence);
  else await give(desk.theme, evidence);
}

async function dismiss(passage) {
  try {
    const gone = !passage.dismissed;
    await ask("dismiss", { passage: passage.id, gone });
    passage.dismissed = gone;
    draw();
    say(`${gone ? "Dismissed" : "Offered again"}: ${passage.where} “${passage.quote}”`, "saved");
  } catch (error) {
    say(error.message, "wrong");
  }
}

// Does something with the passage that has the focus, or the one that is marked.
function withCurrent(act) {
  const focused = document.activeElement?.closest?.("#passages [data-at]");
  if (focused) at = Number(focused.dataset.at);
  const passage = same(shown) ? shown.passages[at] : null;
  if (passage && (focused || isOpen(passage))) return act(passage);
  say(desk.theme ? "There is no passage to look at." : "Choose a subtheme first: t, or the list.");
}

export const takePassage = () => withCurrent(take);
export const dismissPassage = () => withCurrent(dismiss);

// The passage that is marked, or the next one if that was shown.
export const nextPassage = () =>
  withCurrent((passage) => show(passage.looked ? (nextOpen() ?? passage) : passage));

on("record", draw);
on("theme", follow);
