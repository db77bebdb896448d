// The steps that this page did, so that it takes back these and no others.

import { say } from "./status.js";
import { desk } from "./store.js";

const STEPS = "dhrcode-steps";

const steps = () => JSON.parse(sessionStorage.getItem(STEPS) ?? '{"done":[],"undone":[]}');
const keepSteps = (kept) => sessionStorage.setItem(STEPS, JSON.stringify(kept));

export function noteStep(number) {
  if (number === null) return;
  keepSteps({ done: [...steps().done, [desk.review, number]].slice(-100), undone: [] });
}

// Takes back what this page did last, or does it again; `act` gives whether it was done.
export async function turnStep(redo, act) {
  const { done, undone } = steps();
  const from = redo ? undone : done;
  const last = from.at(-1);
  if (!last || last[0] !== desk.review) {
    say(redo ? "There is nothing to do again." : "This desk has changed nothing that could be taken back.");
    return;
  }
  if (!(await act("turn", () => ({ step: last[1], redo }), (answer) => answer.said))) return;
  const to = [...(redo ? done : undone), last];
  const rest = from.slice(0, -1);
  keepSteps(redo ? { done: to, undone: rest } : { done: rest, undone: to });
}
