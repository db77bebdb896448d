// A form of a panel: what is typed stays until it is saved, and is said to be unsaved.

import { choose } from "./dialog.js";
import { button, element, fill } from "./elements.js";
import { copyButton, unsaved } from "./notes.js";

const open = new Set(); // forms in which something is typed and not saved

// Fields with a button that saves them; `save` gives whether it was done.
export function form(name, fields, { label, save, close, typed }) {
  const state = element("span", { class: "quiet" });
  const copy = copyButton(typed);
  const made = element("div", { class: "form", role: "group", "aria-label": name });
  const done = () => {
    open.delete(made);
    close();
  };
  const send = async () => {
    state.textContent = "Saving …";
    if (await save()) {
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
    open.add(made);
    state.textContent = "Not saved yet.";
  });
  return made;
}

const anyOpen = () => [...open].some((made) => made.isConnected);

// Whether the page may go: asks where that would lose what is typed.
export async function mayLeave(lost = anyOpen()) {
  if (!lost) return true;
  const said = "What you have typed and not saved would be lost.";
  return (await choose(said, [["leave", "Leave it unsaved"], ["stay", "Stay here"]])) === "leave";
}

export const mayEnd = () => mayLeave(anyOpen() || unsaved().length > 0);

addEventListener("beforeunload", (event) => {
  if (anyOpen()) event.preventDefault();
});
