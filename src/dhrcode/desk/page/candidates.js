// Candidate themes: what recurs and has no subtheme in the codebook yet.

import { act } from "./acts.js";
import { citation, evidenceOf } from "./cited.js";
import { button, element, fill } from "./elements.js";
import { choice, labelled, line, words } from "./fields.js";
import { form, mayFill } from "./forms.js";
import { panel } from "./panels.js";
import { clearSelection } from "./selection.js";
import { desk } from "./store.js";

// The names that are offered: the codebook's, and those that the record has already.
function offered() {
  const labels = [...desk.candidates, ...desk.record.candidates].map(({ label }) => label);
  return [...new Set(labels)].map((label) => [label, label]);
}

function note(place, close, named) {
  const known = choice("candidate-known", offered(), "a name of your own");
  const name = line("candidate-name");
  const about = words("candidate-about");
  const evidenceNote = words("candidate-note");
  const meaning = element("p", { class: "quiet" });
  const cited = citation();
  cited.take();
  const own = labelled("Its name", name);
  const draw = () => {
    own.hidden = Boolean(known.value);
    meaning.textContent = desk.candidates.find(({ label }) => label === known.value)?.definition ?? "";
  };
  known.addEventListener("change", draw);
  known.value = named ?? "";
  draw();
  const body = () => {
    const evidence = { ...cited.evidence(), note: evidenceNote.value.trim() };
    return {
      theme: known.value || name.value.trim(),
      about: about.value.trim(),
      evidence: cited.evidence() || evidence.note ? evidence : null,
    };
  };
  const save = async () => {
    const done = await act("candidate", body, (answer) => answer.said);
    if (done) clearSelection();
    return done;
  };
  const fields = [
    labelled("Candidate theme", known),
    meaning,
    own,
    labelled("What it is", about),
    cited.place,
    labelled("Note on these words", evidenceNote),
  ];
  const typed = () => [name, about, evidenceNote].map((field) => field.value).join("\n");
  fill(
    place,
    element("h3", {}, "Note a candidate theme"),
    form("Note a candidate theme", fields, { label: "Save the candidate theme", save, close, typed }),
  );
  known.focus();
}

panel("candidates", "Candidate themes", (place) => {
  const edited = element("div", {});
  const list = element("ol", { class: "noted", "aria-label": "Candidate themes" });
  const none = element("p", { class: "quiet" });
  const close = () => {
    fill(edited);
    place.focus();
  };
  const add = async (named) => (await mayFill(edited)) && note(edited, close, named);
  const from = button("New candidate theme from the selected words", () => add());
  fill(place, element("div", { class: "row" }, from), edited, none, list);
  return () => {
    const { candidates } = desk.record;
    none.textContent = candidates.length ? "" : "No candidate theme is noted yet.";
    fill(list, candidates.map((one) => item(one, add)));
  };
});

function item(one, add) {
  return element(
    "li",
    {},
    element("h3", {}, one.label),
    one.note ? element("p", {}, one.note) : null,
    evidenceOf(one.evidence),
    button("Add the selected words", () => add(one.label), { "aria-label": `Add the selected words to ${one.label}` }),
  );
}
