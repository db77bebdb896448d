// A box in which numbers or letters find a subtheme, and Enter takes it.

import { show } from "./dialog.js";
import { button, element, fill } from "./elements.js";
import { coded, desk, findingOf } from "./store.js";

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function matches(typed) {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const themes = [...desk.themes.values()];
  if (/^\d+$/.test(typed.trim())) {
    return themes.filter((theme) => String(theme.number).startsWith(typed.trim()));
  }
  const words = (theme) => plain([theme.label, ...(theme.also_known_as ?? [])].join(" "));
  return themes.filter((theme) => wanted.every((word) => words(theme).includes(word)));
}

const nowIs = (theme) => {
  const now = coded(theme.id);
  return now ? findingOf(now.finding).label.toLowerCase() : "not yet";
};

export function pickTheme(heading, taken) {
  show(heading, (close) => {
    const list = element("ul", { role: "listbox", id: "found", "aria-label": "Subthemes" });
    const input = element("input", {
      type: "text",
      id: "wanted",
      role: "combobox",
      "aria-expanded": "true",
      "aria-controls": "found",
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
    });
    let found = [];
    let at = 0;
    const take = () => {
      if (!found[at]) return;
      close();
      taken(found[at].id);
    };
    const mark = () => {
      [...list.children].forEach((item, number) => {
        item.setAttribute("aria-selected", String(number === at));
        if (number === at) item.scrollIntoView({ block: "nearest" });
      });
      input.setAttribute("aria-activedescendant", found.length ? `found-${at}` : "");
    };
    const look = () => {
      found = matches(input.value);
      at = Math.max(0, input.value ? 0 : found.findIndex((theme) => theme.id === desk.theme));
      const items = found.map((theme, number) =>
        element(
          "li",
          {
            role: "option",
            id: `found-${number}`,
            onclick: () => {
              at = number;
              take();
            },
          },
          `${theme.number} ${theme.label}, ${nowIs(theme)}`,
        ),
      );
      fill(list, items);
      mark();
    };
    input.addEventListener("input", look);
    input.addEventListener("keydown", (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by) {
        at = Math.min(found.length - 1, Math.max(0, at + by));
        mark();
      } else if (event.key === "Enter") take();
      else return;
      event.preventDefault();
    });
    look();
    const label = element("label", { for: "wanted" }, `${heading}: its number, or letters of it`);
    return [label, input, list, button("Close", close)];
  });
}
