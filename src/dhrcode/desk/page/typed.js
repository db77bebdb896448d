// Evidence that is typed: of a page without text, where no words can be selected.

import { find } from "./acts.js";
import { button, element } from "./elements.js";
import { showPanel } from "./panels.js";
import { coded, desk, tell } from "./store.js";
import { say } from "./status.js";

function field(name, label, tag) {
  const made = element(tag, { id: `typed-${name}`, autocomplete: "off", spellcheck: "false", translate: "no" });
  return [element("label", { for: `typed-${name}` }, label), made];
}

async function add(theme) {
  const value = (name) => document.getElementById(`typed-${name}`).value.trim();
  const finding = coded(theme)?.finding;
  if (!finding) {
    say("Give the finding first: the evidence is for it.", "wrong");
    return;
  }
  const evidence = { source: desk.source, page: value("page"), quote: value("quote"), note: value("note") };
  if (!(await find(finding, evidence))) return;
  kept = null;
  tell("theme");
}

// Opens the fields for a page.
export function typeEvidence(page) {
  if (!desk.theme) {
    say("Choose a subtheme first: t, or the list.", "wrong");
    return;
  }
  showPanel("subthemes");
  document.getElementById("typed").open = true;
  document.getElementById("typed-page").value = page;
  document.getElementById("typed-quote").focus();
}

let kept = null; // the fields of a review's subtheme that is chosen, with what is typed in them

// The fields; drawn again, they hold what was typed.
export function typedEvidence(theme) {
  const of = `${desk.review}/${theme}`;
  if (kept?.of !== of) kept = { of, made: fields(theme) };
  return kept.made;
}

function fields(theme) {
  return element(
    "details",
    { id: "typed" },
    element("summary", {}, "Type evidence, of a page without text"),
    element("p", { class: "quiet" }, "A quote that is typed is not verified here; 'dhrcode verify' looks for it."),
    field("page", "Page", "input"),
    field("quote", "Quote", "textarea"),
    field("note", "Note on it", "textarea"),
    element("p", {}, button("Add as evidence", () => add(theme))),
  );
}
