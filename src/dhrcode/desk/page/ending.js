// The end: by the button, or found when nobody answers.

import { settled } from "./acts.js";
import { stopWatching } from "./changes.js";
import { GONE, ask, leave } from "./door.js";
import { button, element, fill } from "./elements.js";
import { mayEnd } from "./forms.js";

export function showEnded(sentence) {
  fill(document.getElementById("head"), element("h1", {}, "dhrcode desk"));
  fill(document.getElementById("main"), element("p", { id: "ended" }, sentence));
  document.getElementById("foot").hidden = true;
  document.body.classList.remove("coding");
  document.getElementById("main").focus();
}

// What is being saved is saved first, and what cannot be is asked after.
export function endButton() {
  return button("End the desk", async () => {
    await settled();
    if (!(await mayEnd())) return;
    try {
      stopWatching();
      await ask("end");
      showEnded("The desk has ended. This page can be closed.");
    } catch (error) {
      showEnded(error.kind === "gone" ? GONE : error.message);
    }
    leave();
  });
}
