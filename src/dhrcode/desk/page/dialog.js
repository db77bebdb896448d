// Questions in the page's own dialog, which keeps the focus and gives it back.

import { button, element } from "./elements.js";

// Asks for one of several answers; Escape is the last of them.
export function choose(question, answers) {
  const before = document.activeElement;
  return new Promise((done) => {
    const finish = (answer) => {
      dialog.close();
      dialog.remove();
      before?.focus?.({ preventScroll: true });
      done(answer);
    };
    const buttons = answers.map(([id, label]) => button(label, () => finish(id)));
    const dialog = element(
      "dialog",
      { "aria-labelledby": "question" },
      element("p", { id: "question" }, question),
      element("div", { class: "row" }, buttons),
    );
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      finish(answers.at(-1)[0]);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

// A dialog with contents of its own; `close` is given to whoever makes them, and Escape is `left`.
export function show(name, contents, left = () => {}) {
  const before = document.activeElement;
  const dialog = element("dialog", { "aria-label": name });
  const close = () => {
    dialog.close();
    dialog.remove();
    before?.focus?.({ preventScroll: true });
  };
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
    left();
  });
  dialog.append(...contents(close));
  document.body.append(dialog);
  dialog.showModal();
}
