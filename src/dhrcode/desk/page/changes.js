// Whether somebody else has changed the record: asked every five seconds while the page is seen.

import { showRecord } from "./acts.js";
import { ask } from "./door.js";
import { loadMarks } from "./marks.js";
import { say } from "./status.js";
import { desk, themeName } from "./store.js";

const EVERY = 5000;
let timer = 0;

const PARTS = { attributes: "attributes", contacts: "contacts", candidates: "candidate themes", memo: "the memo", plan: "recommendations" };

// On what two states of a record differ: subthemes, and its other parts.
function differing(before, after) {
  const coded = [...desk.themes.keys()].filter((id) => before.findings[id]?.seen !== after.findings[id]?.seen);
  const other = Object.keys(PARTS).filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
  return [...coded.map(themeName), ...other.map((part) => PARTS[part])];
}

export async function look() {
  const { review, record } = desk;
  if (!record) return;
  const answer = await ask("changes", { review, version: record.version, plan: record.plan });
  if (answer.record === null || desk.review !== review) return;
  const { version, plan } = answer.record;
  if (version === desk.record.version && plan === desk.record.plan) return;
  const names = differing(desk.record, answer.record);
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
