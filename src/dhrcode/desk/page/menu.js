// A mark that is clicked, or gone through with `o`: its subtheme is chosen and its piece shown.

import { currentCell } from "./sentences.js";
import { coded, desk, findingOf, themeName } from "./store.js";
import { say } from "./status.js";
import { chooseTheme } from "./themes.js";

let last = -1;

export function openMark(number) {
  const { subtheme, piece } = desk.marks[number];
  last = number;
  chooseTheme(subtheme, { piece, speak: false });
  document.querySelector("#detail .evidence > .chosen")?.scrollIntoView({ block: "nearest" });
  const now = coded(subtheme);
  const finding = findingOf(now.finding).label.toLowerCase();
  say(`${themeName(subtheme)}, ${finding}, piece ${piece} of ${now.evidence.length}.`);
}

export function cycleMarks() {
  const numbers = currentCell()?.marks ?? [];
  if (!numbers.length) {
    say("This sentence has no mark.");
    return;
  }
  openMark(numbers[(numbers.indexOf(last) + 1) % numbers.length]);
}

export function listenToMarks() {
  document.addEventListener("next-mark", cycleMarks);
  document.getElementById("text").addEventListener("click", (event) => {
    const numbers = event.target.closest?.("mark")?.numbers;
    if (!numbers || !getSelection().isCollapsed) return;
    openMark(numbers[(numbers.indexOf(last) + 1) % numbers.length]);
  });
}
