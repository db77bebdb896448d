// The plan of the review: what is recommended, and what is to be done about it.

import { act } from "./acts.js";
import { citation, evidenceOf } from "./cited.js";
import { agencyLabel, themeChoices } from "./contacts.js";
import { ask } from "./door.js";
import { button, element, fill } from "./elements.js";
import { choice, labelled, line, sentence, several, words } from "./fields.js";
import { form, mayFill } from "./forms.js";
import { panel } from "./panels.js";
import { clearSelection } from "./selection.js";
import { desk, themeName } from "./store.js";
import { say } from "./status.js";

function item(one, toDo) {
  const level = one.level ? `; ${one.level}` : "";
  return element(
    "li",
    { "data-recommendation": one.id },
    element("h3", {}, `${one.id}${one.to.length ? `, to ${one.to.map(agencyLabel).join(", ")}` : ""}${level}`),
    element("p", {}, one.text),
    one.themes?.length ? element("p", { class: "quiet" }, one.themes.map(themeName).join("; ")) : null,
    evidenceOf(one.evidence, one.text),
    (one.responses ?? []).map((response) =>
      element("p", { class: "quiet" }, `${agencyLabel(response.from)}, ${response.on}: ${response.answer}`),
    ),
    one.actions?.length ? element("ul", { "aria-label": `Actions of ${one.id}` }, one.actions.map(action)) : null,
    button("Add an action", () => toDo(one), { "aria-label": `Add an action to ${one.id}` }),
  );
}

function action({ id, text, owner, due, log }) {
  const by = owner ? [owner.agency && agencyLabel(owner.agency), owner.post ?? owner.as_written] : ["nobody owns it"];
  const when = due ? `due ${due.date ?? due.as_written}` : "no date";
  const last = log?.at(-1);
  return element(
    "li",
    {},
    `${id} ${text} `,
    element("span", { class: "quiet" }, [...by, when, last && `${last.what} ${last.on}`].filter(Boolean).join(", ")),
  );
}

function recommend(place, close) {
  const text = words("recommendation-text", 3);
  const cited = citation((held) => {
    text.value ||= held.quote;
  });
  const to = several("recommendation-to", "To", desk.agencies);
  const asWritten = line("recommendation-as-written");
  const themes = several("recommendation-themes", "Subthemes", themeChoices());
  const level = choice("recommendation-level", desk.levels.map((id) => [id, sentence(id)]), "not said");
  const number = line("recommendation-id");
  cited.take();
  const body = () => ({
    text: text.value.trim(),
    evidence: cited.evidence(),
    to: to.chosen(),
    as_written: asWritten.value.trim(),
    themes: themes.chosen(),
    level: level.value,
    id: number.value.trim(),
  });
  const save = async () => {
    const done = await act("recommend", body, (answer) => answer.said);
    if (done) clearSelection();
    return done;
  };
  const fields = [
    cited.place,
    labelled("What is recommended", text, "The document's words, or yours: the words that are taken are kept beside yours."),
    to.made,
    labelled("To somebody else, in the document's words", asWritten),
    themes.made,
    labelled("Level", level),
    labelled("Number in the document", number, "Left empty, it is the next free one."),
  ];
  fill(
    place,
    element("h3", {}, "New recommendation"),
    form("New recommendation", fields, { label: "Save the recommendation", save, close, typed: () => text.value }),
  );
  text.focus();
}

function toDo(place, one, close) {
  const text = words("action-text");
  const owner = choice("action-owner", desk.agencies, "nobody");
  const [post, due, measure] = ["post", "due", "measure"].map((name) => line(`action-${name}`));
  const body = () => ({
    recommendation: one.id,
    text: text.value.trim(),
    owner: owner.value,
    post: post.value.trim(),
    due: due.value.trim(),
    measure: measure.value.trim(),
  });
  const name = `New action of ${one.id}`;
  const fields = [
    labelled("What is to be done", text),
    labelled("Agency that owns it", owner),
    labelled("Post", post, "A post of the agency, never a person's name."),
    labelled("Due", due, "2014-12-31, 2014-12, or the document's words."),
    labelled("How it will be told that it worked", measure),
  ];
  const save = () => act("action", body, (answer) => answer.said);
  fill(place, element("h3", {}, name), form(name, fields, { label: "Save the action", save, close, typed: () => text.value }));
  text.focus();
}

panel(
  "recommendations",
  "Recommendations",
  (place) => {
    const edited = element("div", {});
    const list = element("ol", { class: "noted", "aria-label": "Recommendations" });
    const said = element("p", { class: "quiet" });
    let shown = null; // the version of the plan that is listed
    const close = () => {
      fill(edited);
      place.focus();
    };
    const add = button("New recommendation from the selected words", async () => (await mayFill(edited)) && recommend(edited, close));
    fill(place, element("div", { class: "row" }, add), edited, said, list);
    const look = async () => {
      const { review } = desk;
      try {
        const plan = await ask("plan", { review });
        if (desk.review !== review) return;
        shown = plan.version;
        said.textContent = plan.recommendations.length ? "" : "No recommendation is noted yet.";
        fill(list, plan.recommendations.map((one) => item(one, async (it) => (await mayFill(edited)) && toDo(edited, it, close))));
      } catch (error) {
        said.textContent = error.message;
        say(error.message, "wrong");
      }
    };
    return () => {
      if (desk.record.plan !== shown) look();
    };
  },
  // A plan is the review's: a desk of one coder has none.
  () => desk.record.plan !== undefined,
);
