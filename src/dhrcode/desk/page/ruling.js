// The questions before a difference is settled: who decides, why, and whose evidence is kept.

import { show } from "./dialog.js";
import { button, element } from "./elements.js";
import { findingOf, themeName } from "./store.js";

const BY = "dhrcode-deciding";

function field(id, label, tag, value = "") {
  const made = element(tag, { id, autocomplete: "off", spellcheck: "false", translate: "no" });
  made.value = value;
  return [element("label", { for: id }, label), made];
}

// Whose evidence is asked about: nobody's where all of it supports the finding.
function keeping(one, finding) {
  const usual = one.keep[finding];
  const having = one.sides.filter((side) => side.evidence.length).map((side) => side.coder);
  if (having.every((coder) => usual.includes(coder))) return { boxes: null, kept: () => usual };
  const boxes = having.map((coder) => {
    const box = element("input", { type: "checkbox", id: `keep-${coder}`, checked: usual.includes(coder) });
    return element("label", { for: box.id }, box, ` ${coder}`);
  });
  const kept = () => {
    const ticked = boxes.filter((label) => label.firstChild.checked).map((label) => label.firstChild.id.slice(5));
    const before = having.filter((coder) => usual.includes(coder));
    return ticked.join() === before.join() ? usual : ticked;
  };
  const group = element("fieldset", { class: "row" }, element("legend", {}, "Whose evidence is kept"), ...boxes);
  return { boxes: group, kept };
}

const typed = new Map(); // the reasons that are not saved, by subtheme

export const forget = (subtheme) => typed.delete(subtheme);

// Gives who decides, why, and whose evidence is kept; null where nothing is to be done.
export function rule(one, finding) {
  return new Promise((done) => {
    const name = `${themeName(one.subtheme)}: ${findingOf(finding).label.toLowerCase()}`;
    show(name, (close) => {
      const by = field("by", "Who decides (initials, parted by commas)", "input", sessionStorage.getItem(BY) ?? "");
      const why = field("why", "Why", "textarea", typed.get(one.subtheme) ?? "");
      const { boxes, kept } = keeping(one, finding);
      const finish = (answer) => {
        close();
        done(answer);
      };
      const take = () => {
        sessionStorage.setItem(BY, by[1].value);
        finish({ by: by[1].value, reason: why[1].value, keep: kept() });
      };
      by[1].addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault();
        why[1].focus();
      });
      why[1].addEventListener("input", () => typed.set(one.subtheme, why[1].value));
      const first = by[1].value ? why[1] : by[1];
      first.setAttribute("autofocus", "");
      return [
        element("h2", {}, name),
        ...by,
        ...why,
        ...(boxes ? [boxes] : []),
        element(
          "div",
          { class: "row" },
          button(one.settled ? "Settle it anew" : "Settle it", take),
          button("Change nothing", () => finish(null)),
        ),
      ];
    }, () => done(null));
  });
}
