// A form of a panel: what is typed stays until it is saved, and is said to be unsaved.

import { choose } from "./dialog.js";
import { button, element, fill } from "./elements.js";
import { copyButton, unsaved } from "./notes.js";

const open = new Map(); // where something is typed: whether it is not saved

export const watch = (made, unsaved = () => true) => open.set(made, unsaved);
export const forgo = (made) => open.delete(made);

// Fields with a button that saves them; `save` gives whether it was done.
export function form(name, fields, { label, save, close, typed }) {
  const state = element("span", { class: "quiet" });
  const copy = copyButton(typed);
  const made = element("div", { class: "form", role: "group", "aria-label": name });
  const done = () => {
    forgo(made);
    close();
  };
  let sending = false;
  const send = async () => {
    if (sending) return; // a second click writes nothing twice
    sending = true;
    state.textContent = "Saving …";
    const saved = await save().finally(() => (sending = false));
    if (saved) {
      done();
      return;
    }
    state.textContent = "Not saved: your words are kept on this page alone.";
    copy.hidden = false;
  };
  fill(
    made,
    fields,
    element("div", { class: "row" }, button(label, send), button("Close without saving", done), state, copy),
  );
  made.addEventListener("input", () => {
    watch(made);
    state.textContent = "Not saved yet.";
  });
  return made;
}

const anyOpen = (place = document) => [...open].some(([made, unsaved]) => place.contains(made) && unsaved());

// Whether the page may go: asks where that would lose what is typed.
export async function mayLeave(lost = anyOpen()) {
  if (!lost) return true;
  const said = "What you have typed and not saved would be lost.";
  return (await choose(said, [["leave", "Leave it unsaved"], ["stay", "Stay here"]])) === "leave";
}

// Whether a form may take the place of the one that stands there.
export const mayFill = (place) => mayLeave(anyOpen(place));

export const mayEnd = () => mayLeave(anyOpen() || unsaved().length > 0);

addEventListener("beforeunload", (event) => {
  if (anyOpen()) event.preventDefault();
});
