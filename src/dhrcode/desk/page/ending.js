// The end: by the button, or found when nobody answers.

import { GONE, ask, leave } from "./door.js";
import { button, element, fill } from "./elements.js";

export function showEnded(sentence) {
  fill(document.getElementById("head"), element("h1", {}, "dhrcode desk"));
  fill(document.getElementById("main"), element("p", { id: "ended" }, sentence));
  document.getElementById("main").focus();
}

export function endButton() {
  return button("End the desk", async () => {
    try {
      await ask("end");
      showEnded("The desk has ended. This page can be closed.");
    } catch (error) {
      showEnded(error.kind === "gone" ? GONE : error.message);
    }
    leave();
  });
}
