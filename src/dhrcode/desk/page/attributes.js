// Attributes of the review, its victims and perpetrators: each saved as soon as it is chosen.

import { act } from "./acts.js";
import { button, element, fill } from "./elements.js";
import { choice, labelled, line, put, several } from "./fields.js";
import { forgo, watch } from "./forms.js";
import { panel } from "./panels.js";
import { desk } from "./store.js";
import { say } from "./status.js";

const REST = 700; // milliseconds: whoever goes through a list with the arrows saves the last
const TYPED_REST = 2000;
const BEARERS = ["review", "victim", "perpetrator"];
let wanted = {}; // how many people are asked for, where more than the record has

const recorded = (of) => desk.record.attributes[of].length;
const people = (of) => (of === "review" ? 1 : Math.max(1, recorded(of), wanted[of] ?? 0));
const who = (of, number) =>
  of === "review" ? "The review" : `${of === "victim" ? "Victim" : "Perpetrator"} ${number}`;

// An attribute of one of them, and what the field of it last showed as saved.
function asked(one, number) {
  const value = () => desk.record.attributes[one.of][number - 1]?.[one.id];
  return {
    ...one,
    field: `attribute-${one.of}-${number}-${one.id}`,
    shown: "",
    now: () => [value() ?? []].flat().map(String),
    async save(typed) {
      if (typed === this.shown) return true;
      const body = () => ({
        attribute: one.of === "review" ? one.id : `${one.of}.${number}.${one.id}`,
        value: typed,
        seen: this.shown,
        people: one.of === "review" ? null : recorded(one.of),
      });
      const named = one.of === "review" ? "" : `${who(one.of, number)}: `;
      const done = await act("set", body, (answer) => named + answer.said);
      this.shown = this.now().join(",");
      return done;
    },
  };
}

// Saves what is chosen after a rest, on leaving the field, or at once. What is refused stays to be
// mended, and the field says why.
function saved(its, made, read, show) {
  const state = element("span", { class: "wrong hint", id: `${its.field}-state` });
  const control = made.querySelector("select, [type=text]");
  control?.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${state.id}`.trim());
  let timer = 0;
  let waits = false;
  const now = async () => {
    clearTimeout(timer);
    if (!waits) return;
    const typed = read();
    const done = await its.save(typed);
    if (read() !== typed) return; // and is saved in its turn
    waits = !done;
    if (done) forgo(made);
    state.textContent = done ? "" : `Not saved: ${desk.wrong} (saved is: “${its.shown}”)`;
    control?.setAttribute("aria-invalid", String(!done));
    if (done) show(its.now());
  };
  const later = (rest = REST) => {
    waits = true;
    watch(made, () => read() !== its.shown);
    clearTimeout(timer);
    timer = setTimeout(now, rest);
  };
  made.addEventListener("focusout", (event) => {
    if (!made.contains(event.relatedTarget)) now();
  });
  made.append(state);
  return {
    later,
    draw: () => {
      if (waits) return;
      its.shown = its.now().join(",");
      show(its.now());
    },
  };
}

function chosen(its) {
  const select = choice(its.field, its.values, "not said yet");
  const made = labelled(its.label, select, its.definition);
  const field = saved(its, made, () => select.value, ([value = ""]) => put(select, value));
  select.addEventListener("change", () => field.later());
  return { made, draw: field.draw };
}

function typed(its) {
  const input = line(its.field);
  const made = labelled(its.label, input, [its.takes, its.definition].filter(Boolean).join(" "));
  const field = saved(its, made, () => input.value.trim(), ([value = ""]) => {
    input.value = value;
  });
  input.addEventListener("input", () => field.later(TYPED_REST));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") field.later(0);
  });
  const notStated = () => {
    input.value = "not-stated";
    field.later(0);
  };
  made.append(button("Not stated", notStated, { "aria-label": `Not stated: ${its.label}` }));
  return { made, draw: field.draw };
}

// "Not stated" stands alone: to tick it takes the others out, and to tick another takes it out.
function ticked(its) {
  const list = several(its.field, its.label, its.values, (value) => {
    const alone = value === "not-stated";
    list.put(list.chosen().filter((one) => (one === "not-stated") === alone));
    field.later();
  });
  const hint = its.definition ? element("p", { class: "quiet hint" }, its.definition) : null;
  const made = element("div", { class: "field" }, list.made, hint);
  const field = saved(its, made, () => list.chosen().join(","), list.put);
  return { made, draw: field.draw };
}

function fieldOf(one, number) {
  const its = asked(one, number);
  const { made, draw } = its.several ? ticked(its) : its.values.length ? chosen(its) : typed(its);
  const again = element("p", { class: "again" });
  made.append(again);
  return {
    made,
    draw: () => {
      const why = desk.record.asked_again[`${one.of}.${one.id}`];
      again.hidden = !why;
      again.textContent = why ? `To be answered again: ${why}` : "";
      draw();
    },
  };
}

function person(of, number, fields) {
  const made = (one) => {
    fields.push(fieldOf(one, number));
    return fields.at(-1).made;
  };
  const every = desk.attributes.filter((one) => one.of === of && !one.retired);
  const later = every.filter((one) => one.later);
  const name = who(of, number);
  const more = `More of ${name.toLowerCase()} (${later.length})`;
  return element(
    "section",
    { "aria-label": name },
    element("h3", {}, name),
    every.filter((one) => !one.later).map(made),
    later.length ? element("details", {}, element("summary", {}, more), later.map(made)) : null,
  );
}

function another(of, draw) {
  return button(`Another ${of}`, () => {
    if (people(of) > recorded(of)) say(`Say something of ${who(of, people(of)).toLowerCase()} first.`, "wrong");
    else wanted[of] = people(of) + 1;
    draw();
    document.querySelector(`[id^="attribute-${of}-${people(of)}-"]`)?.focus();
  });
}

panel("attributes", "Attributes", (place) => {
  const sections = new Map(); // by whom: the section and its fields, which hold what is typed
  let laid = "";
  wanted = {};
  const sectionOf = (of, number) => {
    const key = `${of} ${number}`;
    if (!sections.has(key)) {
      const fields = [];
      sections.set(key, { made: person(of, number, fields), fields });
    }
    return sections.get(key).made;
  };
  const draw = () => {
    const now = BEARERS.map(people).join();
    if (now !== laid) {
      laid = now;
      const each = (of) => Array.from({ length: people(of) }, (_, at) => sectionOf(of, at + 1));
      const parts = BEARERS.flatMap((of) => [...each(of), of === "review" ? null : another(of, draw)]);
      const said = "The number of a value chooses it in its list. What the document does not say is “not stated”.";
      fill(place, element("p", { class: "quiet" }, said), parts);
    }
    for (const { fields } of sections.values()) for (const field of fields) field.draw();
  };
  return draw;
});
