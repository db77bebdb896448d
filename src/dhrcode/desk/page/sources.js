// The documents of the review: tabs, and the one that is shown.

import { button, element, fill } from "./elements.js";
import { showDocument } from "./pages.js";
import { desk } from "./store.js";
import { say } from "./status.js";

export async function openSource(source) {
  try {
    await showDocument(source);
  } catch (error) {
    fill(document.getElementById("text"), element("p", {}, error.message));
    say(error.message, "wrong");
    return;
  }
  for (const tab of document.querySelectorAll("#sources button")) {
    tab.setAttribute("aria-pressed", String(tab.dataset.source === source));
  }
}

export function sourceTabs(named = desk.record.sources) {
  const sources = named.filter((source) => source.readable);
  const tabs = sources.map((source) =>
    button(source.title, () => openSource(source.id), {
      "data-source": source.id,
      "aria-pressed": "false",
    }),
  );
  return element(
    "div",
    { class: "row" },
    element("div", { class: "row", id: "sources", role: "group", "aria-label": "Documents" }, tabs),
    element("span", { id: "read", class: "quiet" }),
  );
}
