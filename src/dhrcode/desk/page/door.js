// The way in, and every request: the key is kept in this tab, and sent in a header.

const KEY = "dhrcode-key";
const ACTIVE_EVERY = 60_000;
let lastActive = 0;

class Refused extends Error {
  // A sentence from the desk; `kind` is the failure's name, "gone" where nobody answers.
  constructor(sentence, kind = "") {
    super(sentence);
    this.kind = kind;
  }
}

export const GONE =
  "The desk has ended, or cannot be reached. Start it again with 'dhrcode desk'.";

async function send(path, body, headers) {
  try {
    return await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
  } catch {
    throw new Refused(GONE, "gone");
  }
}

async function answer(response) {
  if (response.ok) return response;
  const text = await response.text();
  let said = { error: text.trim() };
  try {
    said = JSON.parse(text);
  } catch {
    // the guard's own refusals are plain text
  }
  throw new Refused(said.error, said.kind ?? "");
}

// Takes the token out of the address and gives it for the key; a reload has the key already.
export async function enter() {
  const token = location.hash.slice(1);
  if (token) {
    history.replaceState(null, "", "/");
    const given = await answer(await send("/enter", { token }, {}));
    sessionStorage.setItem(KEY, (await given.json()).key);
  }
  if (!sessionStorage.getItem(KEY)) {
    throw new Refused("This page has no key: open the desk with 'dhrcode desk'.");
  }
}

async function keyed(name, body) {
  const key = sessionStorage.getItem(KEY) ?? "";
  return answer(await send(`/${name}`, body, { "Dhrcode-Key": key }));
}

// What the desk answers to an act.
export async function ask(name, body = {}) {
  return (await keyed(name, body)).json();
}

// A picture, as an address within this page.
export async function picture(name, body) {
  return URL.createObjectURL(await (await keyed(name, body)).blob());
}

// Keys and scrolling are signs of a person; the desk is told once a minute.
export function tellActive() {
  if (Date.now() - lastActive < ACTIVE_EVERY) return;
  lastActive = Date.now();
  ask("active").catch(() => {});
}

export function leave() {
  sessionStorage.removeItem(KEY);
}
