// Everything that changes the record. An act is saved when the desk has answered; its sentence is
// said then. What cannot be saved is said too, and the page shows the record as it is.

import { ask, GONE } from "./door.js";
import { choose } from "./dialog.js";
import { loadMarks, showMarks } from "./marks.js";
import { clearSelection } from "./selection.js";
import { noteStep, turnStep } from "./steps.js";
import { coded, desk, FINDINGS, findingOf, pagesInWords, seen, tell, themeName } from "./store.js";
import { say } from "./status.js";

export function showRecord(record) {
  desk.record = record;
  tell("record");
}

let waiting = Promise.resolve();

// When what was asked for until now is done.
export const settled = () => waiting;

// What is shown after an act on a record: it, and its marks in the document that was shown.
const ofRecord = {
  show(answer, shown) {
    const marked = answer.marks && desk.source === shown;
    if (marked) desk.marks = answer.marks;
    showRecord(answer.record);
    if (marked) showMarks(answer.marks);
  },
  again: refresh,
};

// Acts are done one after another, so that each sees what the one before has left.
export function act(name, body, said, way = ofRecord) {
  const done = waiting.then(() => send(name, body, said, way));
  waiting = done.catch(() => {});
  return done;
}

async function send(name, body, said, way) {
  const shown = desk.source;
  const given = { review: desk.review, shown, ...body() };
  let answer;
  try {
    answer = await ask(name, given);
  } catch (error) {
    desk.wrong = error.message;
    if (error.kind === "gone") say(`Not saved. ${GONE}`, "wrong");
    else say(`Not saved: ${error.message}`, "wrong");
    if (error.kind !== "gone") await way.again();
    return false;
  }
  noteStep(answer.step);
  way.show(answer, shown);
  say(said(answer), "saved");
  return true;
}

async function refresh() {
  try {
    showRecord(await ask("record", { review: desk.review }));
    await loadMarks();
  } catch {
    // the sentence that was said stays
  }
}

function selectedEvidence() {
  if (desk.selection === null) return null;
  return { source: desk.source, from: desk.selection.from, to: desk.selection.to };
}

// Gives a finding to the subtheme that is chosen, with the selected words as evidence.
export async function find(finding, evidence = selectedEvidence()) {
  const theme = desk.theme;
  if (!theme) {
    say("Choose a subtheme first: t, or the list.", "wrong");
    return false;
  }
  const before = coded(theme);
  const words = finding === "not-stated" ? null : evidence;
  const keep = await keepsEvidence(before, finding);
  if (keep === null) return false;
  const name = `${themeName(theme)}: ${findingOf(finding).label.toLowerCase()}.`;
  const body = () => ({ subtheme: theme, finding, seen: seen(theme), keep, evidence: words });
  const done = await act("code", body, (answer) => `${name} ${answer.said}`);
  if (done) clearSelection();
  return done;
}

// Gives a finding that is asked for, with words as its evidence.
export async function give(theme, evidence) {
  const answers = FINDINGS.filter((one) => one.id !== "not-stated").map((one) => [one.id, one.label]);
  const finding = await choose(themeName(theme), [...answers, ["cancel", "Change nothing"]]);
  if (finding !== "cancel") await find(finding, evidence);
}

// Whether the evidence of another finding stays; null where nothing is to be done.
async function keepsEvidence(before, finding) {
  if (!before || before.finding === finding || before.evidence.length === 0) return true;
  const pieces = before.evidence.length === 1 ? "1 piece" : `${before.evidence.length} pieces`;
  const was = findingOf(before.finding).label.toLowerCase();
  const answer = await choose(`It has ${pieces} of evidence, which stood for “${was}”.`, [
    ["keep", "Keep the evidence"],
    ["remove", "Remove the evidence"],
    ["cancel", "Change nothing"],
  ]);
  return answer === "cancel" ? null : answer === "keep";
}

export function clear(theme, piece = null) {
  return act("clear", () => ({ subtheme: theme, piece, seen: seen(theme) }), (a) => a.said);
}

export function saveNote(theme, piece, note) {
  return act("mend", () => ({ subtheme: theme, piece, note, seen: seen(theme) }), (a) => a.said);
}

export function saveMemo(memo) {
  return act("memo", () => ({ memo, seen: desk.record.memo }), (a) => a.said);
}

export async function changeEnds(theme, piece) {
  const evidence = selectedEvidence();
  if (!evidence) {
    say("Select the words that the piece is to have, and press the button again.", "wrong");
    return;
  }
  const body = () => ({ subtheme: theme, piece, evidence, seen: seen(theme) });
  if (await act("mend", body, (answer) => answer.said)) clearSelection();
}

export function move(theme, piece, to, finding = null) {
  const body = () => ({ subtheme: theme, piece, to, finding, seen: seen(theme) });
  return act("move", body, () => `Moved to ${themeName(to)}.`);
}

export function markRead(page, read) {
  const body = () => ({ source: desk.source, page, read });
  return act("read", body, (answer) => answer.said);
}

// Writes "not stated" for all that is left, and asks first: of pages that are unread above all.
export async function restNotStated() {
  const left = [...desk.themes.keys()].filter((id) => !coded(id)).length;
  if (!left) {
    say("Every subtheme is coded.");
    return;
  }
  const unread = desk.record.sources
    .filter((source) => source.unread.length)
    .map((source) => `${source.title}, ${pagesInWords(source.unread)}`);
  const pages = unread.length ? ` You have not said that you have read: ${unread.join("; ")}.` : "";
  const said = `${left} ${left === 1 ? "subtheme is" : "subthemes are"} not coded.${pages} Write “not stated” for all that is left?`;
  const answer = await choose(said, [["yes", "Write “not stated”"], ["no", "Change nothing"]]);
  if (answer === "yes") await act("rest", () => ({ left }), (a) => a.said);
}

export function complete() {
  return act("complete", () => ({}), (answer) => answer.said);
}

export const turn = (redo) => turnStep(redo, act);
