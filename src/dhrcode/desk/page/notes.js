// The coder's own words, of a piece of evidence or in the memo: saved on leaving the field and after two seconds'
// rest. What is not saved stays on the page, and is said not to be saved.

import { saveMemo, saveNote } from "./acts.js";
import { button, element, fill } from "./elements.js";
import { say } from "./status.js";
import { desk } from "./store.js";

const REST = 2000;
const drafts = new Map(); // what is typed and not saved, by review and field

export const unsaved = () => [...drafts.values()];

export const noteField = (theme, piece, saved) =>
  savedField(`note-${theme}-${piece}`, "Note", saved, (words) => saveNote(theme, piece, words));

const memoDetails = element("details", { id: "memo-part" });
const memoSummary = element("summary", {}, "Memo of the review");

// The memo; drawn again, it stays open or shut.
export function memoPart() {
  fill(memoDetails, memoSummary, savedField("memo", "Memo", desk.record.memo, saveMemo));
  return memoDetails;
}

// Copies words that are not saved; shown where they cannot be.
export function copyButton(read) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(read());
      say("Copied.");
    } catch {
      say("The browser does not let this page copy: select the words and copy them.", "wrong");
    }
  };
  return button("Copy", copy, { hidden: true });
}

function savedField(id, label, saved, write) {
  const key = `${desk.review}/${id}`;
  const draft = drafts.get(key);
  const state = element("span", { class: "quiet", id: `${id}-state` });
  const field = element(
    "textarea",
    { id, rows: "2", spellcheck: "false", autocomplete: "off", translate: "no", "aria-describedby": `${id}-state` },
    draft ?? saved,
  );
  const copy = copyButton(() => field.value);
  let timer = 0;
  const tellState = (sentence, wrong) => {
    state.textContent = sentence;
    copy.hidden = !wrong;
  };
  const save = async () => {
    clearTimeout(timer);
    const words = field.value;
    if (words === saved) {
      drafts.delete(key);
      tellState("", false);
      return;
    }
    tellState("Saving …", false);
    if (await write(words)) {
      if (drafts.get(key) === words) drafts.delete(key);
    } else {
      const now = document.getElementById(`${id}-state`);
      if (now) now.textContent = "Not saved: your words are kept on this page alone.";
      copy.hidden = false;
    }
  };
  field.addEventListener("input", () => {
    drafts.set(key, field.value);
    tellState("Not saved yet.", false);
    clearTimeout(timer);
    timer = setTimeout(save, REST);
  });
  field.addEventListener("blur", () => {
    if (!desk.drawing) save(); // a field that is drawn anew has not been left
  });
  if (draft !== undefined && draft !== saved) {
    tellState(saved ? `Not saved. Saved is: “${saved}”` : "Not saved yet.", true);
  }
  return [
    element("label", { for: id }, label),
    field,
    element("div", { class: "row" }, state, copy),
  ];
}

addEventListener("beforeunload", (event) => {
  if (drafts.size) event.preventDefault();
});
