// Contacts of agencies: written from words that are selected, changed, and taken out.

import { act } from "./acts.js";
import { citation, evidenceOf } from "./cited.js";
import { choose } from "./dialog.js";
import { button, element, fill } from "./elements.js";
import { choice, labelled, line, put, sentence, several, words } from "./fields.js";
import { form, mayFill } from "./forms.js";
import { panel } from "./panels.js";
import { clearSelection } from "./selection.js";
import { desk, themeName } from "./store.js";

const WHEN = "2013-10-14, 2013-10, 2013; “-14 weeks” before the death; “about 2013-10”; “2013-10 to 2014-01”.";
export const agencyLabel = (id) => desk.agencies.find(([one]) => one === id)?.[1] ?? id;

export const themeChoices = () => [...desk.themes.values()].map(({ id, label }) => [id, label]);

// Whom an agency may have met: each of several victims or perpetrators by number.
function peopleChoices() {
  const numbered = (of) => {
    const count = desk.record.attributes[of].length;
    return count > 1 ? Array.from({ length: count }, (_, at) => `${of} ${at + 1}`) : [];
  };
  const every = ["victim", ...numbered("victim"), "perpetrator", ...numbered("perpetrator"), "child", "family"];
  return every.map((one) => [one, sentence(one)]);
}

const judged = (one) => (one.opportunity ? sentence(one.opportunity) : "Not judged yet");

function item(one, edit) {
  const people = one.with?.length ? `, with ${one.with.join(", ")}` : "";
  const named = `Contact ${one.id}, ${one.when}`;
  return element(
    "li",
    { "data-contact": one.id },
    element("h3", {}, `${one.id} ${one.when}, ${agencyLabel(one.agency)}${people}`),
    element("p", {}, `Opportunity: ${judged(one)}.`),
    one.summary ? element("p", {}, one.summary) : null,
    one.themes?.length ? element("p", { class: "quiet" }, one.themes.map(themeName).join("; ")) : null,
    evidenceOf(one.evidence),
    element(
      "div",
      { class: "row", role: "group", "aria-label": named },
      button("Change", () => edit(one)),
      button("Remove", () => drop(one)),
    ),
  );
}

async function drop(one) {
  const answer = await choose(`Take out contact ${one.id} of ${one.when}?`, [["yes", "Take it out"], ["no", "Leave it"]]);
  if (answer === "yes") await act("drop", () => ({ contact: one.id, seen: one.seen }), (a) => a.said);
  document.getElementById("panel-contacts").focus();
}

// The fields of a contact; of one that is there they hold what it says.
function fields(one) {
  const parts = {
    when: line("contact-when"),
    agency: choice("contact-agency", desk.agencies, "choose"),
    with: several("contact-with", "With", peopleChoices()),
    opportunity: choice("contact-opportunity", desk.opportunities.map((id) => [id, sentence(id)]), "not judged yet"),
    themes: several("contact-themes", "Subthemes", themeChoices()),
    summary: words("contact-summary", 3),
  };
  for (const [name, part] of Object.entries(parts)) {
    if (part.put) part.put(one?.[name] ?? []);
    else put(part, one?.[name] ?? "");
  }
  return parts;
}

const valueOf = (part) => (part.chosen ? part.chosen() : part.value.trim());

// What was changed; what stands as it was is not sent, and so not written.
function changed(parts, before) {
  const every = Object.entries(parts).map(([name, part]) => [name, valueOf(part)]);
  return Object.fromEntries(every.filter(([name, value]) => String(value) !== String(before[name])));
}

function open(place, one, close) {
  const parts = fields(one);
  const before = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, valueOf(part)]));
  const cited = citation();
  if (!one) cited.take();
  const save = async () => {
    const body = () => ({
      ...(one ? { contact: one.id, seen: one.seen } : {}),
      ...changed(parts, before),
      evidence: cited.evidence(),
    });
    const done = await act("contact", body, (answer) => answer.said);
    if (done && cited.evidence()) clearSelection();
    return done;
  };
  const name = one ? `Change contact ${one.id}` : "New contact";
  const typed = () => Object.values(parts).map(valueOf).join("\n");
  fill(
    place,
    element("h3", {}, name),
    form(
      name,
      [
        element("p", { class: "quiet" }, one ? "One more piece of evidence:" : "Evidence:"),
        cited.place,
        labelled("When", parts.when, WHEN),
        labelled("Agency", parts.agency),
        parts.with.made,
        labelled("Opportunity", parts.opportunity),
        parts.themes.made,
        labelled("What happened, in your words", parts.summary),
      ],
      { label: one ? "Save the change" : "Save the contact", save, close, typed },
    ),
  );
  parts.when.focus();
}

panel("contacts", "Contacts", (place) => {
  const edited = element("div", {});
  const list = element("ol", { class: "noted", "aria-label": "Contacts" });
  const count = element("p", { class: "quiet" });
  const close = () => {
    fill(edited);
    place.focus();
  };
  const edit = async (one) => (await mayFill(edited)) && open(edited, one, close);
  const add = button("New contact from the selected words", () => edit(null));
  fill(place, element("div", { class: "row" }, add), edited, count, list);
  return () => {
    const { contacts } = desk.record;
    count.textContent = contacts.length ? "In the order of the document." : "No contact is noted yet.";
    fill(list, contacts.map((one) => item(one, edit)));
  };
});
