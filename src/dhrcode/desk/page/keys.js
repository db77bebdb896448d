// Single keys: they live where the text, the list of subthemes or that of passages has the focus.

import { find, restNotStated, turn } from "./acts.js";
import { show } from "./dialog.js";
import { button, element, fill } from "./elements.js";
import { goToPage, openFind } from "./find.js";
import { cycleMarks } from "./menu.js";
import { focusPanels, showPanel } from "./panels.js";
import { dismissPassage, nextPassage, takePassage } from "./passages.js";
import { pickTheme } from "./picker.js";
import { toggleRead } from "./reading.js";
import { say } from "./status.js";
import { desk, FINDINGS, themeName } from "./store.js";
import { chooseTheme, nextUncoded, stepTheme } from "./themes.js";

const OFF = "dhrcode-keys-off";

export const pick = () => pickTheme("Choose a subtheme", (id) => chooseTheme(id));

// A finding is given to a subtheme that is seen: one that a panel hides is shown first.
function giveShown(finding) {
  if (desk.panel === "subthemes") return find(finding);
  showPanel("subthemes");
  say(`${desk.theme ? themeName(desk.theme) : "No subtheme"} is chosen: press the key again to give the finding.`);
}

export const KEYS = [
  ...FINDINGS.map((finding) => [finding.key, finding.label, () => giveShown(finding.id)]),
  ["t", "Choose a subtheme by its number or letters", pick],
  [".", "Go to the next subtheme not coded", nextUncoded],
  ["j", "Next subtheme", () => stepTheme(1)],
  ["k", "Subtheme before", () => stepTheme(-1)],
  ["N", "All that is left is not stated", restNotStated],
  ["r", "I have read this page, or not", () => toggleRead()],
  ["/", "Find in the document", openFind],
  ["g", "Go to a page", goToPage],
  ["o", "Next mark of this sentence", cycleMarks],
  ["l", "Look at the next passage worth a look", nextPassage],
  ["s", "Take that passage as evidence", takePassage],
  ["x", "Dismiss that passage", dismissPassage],
  ["b", "Go to what stands beside the document: subthemes, attributes, contacts ...", focusPanels],
  ["z", "Take back what this desk did last", () => turn(false)],
  ["Z", "Do it again", () => turn(true)],
  ["?", "Show the keys", () => showKeys()],
];

const IN_TEXT = [
  ["Down, Up", "Select the next sentence, or the one before"],
  ["Shift with Down, Up", "Select more sentences"],
  ["[ and ]", "Choose the beginning or the end of what is selected"],
  ["Left, Right", "Move that end by a word"],
  ["Escape", "Select nothing; in a panel, go back to the text"],
];

// The keys that matter most; they stand at the foot of the page.
const AT_FOOT = [
  ...FINDINGS.map((finding) => [finding.key, finding.label.toLowerCase()]),
  ["t", "choose a subtheme"],
  [".", "next not coded"],
  ["l", "worth a look"],
  ["s", "take it"],
  ["x", "dismiss it"],
  ["r", "page is read"],
  ["z", "take back"],
  ["?", "all keys"],
];

let shown = { keys: KEYS, foot: AT_FOOT };

// Other keys in the place of those of coding, and those of them that stand at the foot.
export function useKeys(keys, foot) {
  shown = { keys, foot };
}

export function drawFoot() {
  const foot = document.getElementById("foot");
  foot.hidden = off();
  fill(foot, shown.foot.map(([key, does]) => element("span", {}, element("kbd", {}, key), ` ${does}`)));
}

const off = () => sessionStorage.getItem(OFF) === "yes";

function toggle(event) {
  sessionStorage.setItem(OFF, off() ? "no" : "yes");
  event.target.setAttribute("aria-pressed", String(!off()));
  drawFoot();
  say(off() ? "Single keys are off." : "Single keys are on.");
}

export const keysButton = () =>
  button("Single keys", toggle, { "aria-pressed": String(!off()) });

export function showKeys() {
  show("Keys", (close) => [
    element("h2", {}, "Keys"),
    element("p", {}, "They work where the text, the list of subthemes or that of passages has the focus."),
    element(
      "dl",
      { class: "keys" },
      [...shown.keys.map(([key, does]) => [/[A-Z]/.test(key) ? `Shift ${key.toLowerCase()}` : key, does]), ...IN_TEXT].flatMap(
        ([key, does]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, does)],
      ),
    ),
    button("Close", close),
  ]);
}

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || off()) return;
    if (!event.target.closest?.("#text, #themes, #passages")) return;
    const found = shown.keys.find(([key]) => key === event.key);
    if (!found) return;
    event.preventDefault();
    found[2]();
  });
}
