// The page begins here.

import { ask, enter, tellActive } from "./door.js";
import { element, fill } from "./elements.js";
import { endButton, showEnded } from "./ending.js";
import { say } from "./status.js";

async function start() {
  const main = document.getElementById("main");
  try {
    await enter();
    const begun = await ask("begin");
    fill(document.getElementById("head"), element("h1", {}, "dhrcode desk"), endButton());
    fill(main, element("p", {}, begun.review ?? "All reviews"));
    say("The desk is open.");
  } catch (error) {
    showEnded(error.message);
  }
}

for (const kind of ["keydown", "scroll", "pointerdown"]) {
  addEventListener(kind, tellActive, { capture: true, passive: true });
}
start();
