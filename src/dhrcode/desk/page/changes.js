// Whether somebody else has changed the record: asked every five seconds while the page is seen.

import { showRecord } from "./acts.js";
import { ask } from "./door.js";
import { loadMarks } from "./marks.js";
import { say } from "./status.js";
import { desk, themeName } from "./store.js";

const EVERY = 5000;
let timer = 0;

// The subthemes on which two states of a record differ.
function differing(before, after) {
  return [...desk.themes.keys()].filter(
    (id) => before.findings[id]?.seen !== after.findings[id]?.seen,
  );
}

export async function look() {
  const { review, record } = desk;
  if (!record) return;
  const answer = await ask("changes", { review, version: record.version });
  if (answer.record === null || desk.review !== review) return;
  if (answer.record.version === desk.record.version) return;
  const names = differing(desk.record, answer.record).map(themeName);
  showRecord(answer.record);
  await loadMarks();
  say(`Changed elsewhere: ${names.length ? names.join(", ") : "the record"}.`);
}

export function watchChanges(lookNow = look) {
  clearInterval(timer);
  timer = setInterval(async () => {
    if (document.visibilityState !== "visible") return;
    try {
      await lookNow();
    } catch (error) {
      if (error.kind === "gone") clearInterval(timer);
      say(error.message, "wrong");
    }
  }, EVERY);
}

export const stopWatching = () => clearInterval(timer);
