// The words of the document that a form takes, and evidence as panels list it.

import { ask } from "./door.js";
import { button, element, fill } from "./elements.js";
import { showPlace } from "./sentences.js";
import { openSource } from "./sources.js";
import { desk } from "./store.js";
import { say } from "./status.js";

// Words taken from the text; they stay taken whatever is selected afterwards.
export function citation(taken = () => {}) {
  let held = null;
  const place = element("div", { class: "cited" });
  const draw = () =>
    fill(
      place,
      held
        ? element("p", {}, held.page ? `p. ${held.page}: ` : "", element("q", {}, held.quote))
        : element("p", { class: "quiet" }, "No words of the document are taken."),
      element(
        "div",
        { class: "row" },
        button("Take the selected words", async () => {
          await take();
          place.querySelector("button").focus();
        }),
        held ? button("Take none", none) : null,
      ),
    );
  const put = (now) => {
    held = now;
    draw();
  };
  const none = () => {
    put(null);
    place.querySelector("button").focus();
  };
  async function take() {
    if (!desk.selection) {
      say("Select words in the text first.", "wrong");
      return;
    }
    const where = { source: desk.source, from: desk.selection.from, to: desk.selection.to };
    try {
      put({ where, ...(await ask("words", { review: desk.review, ...where })) });
      taken(held);
    } catch (error) {
      say(error.message, "wrong");
    }
  }
  draw();
  return {
    place,
    take: () => desk.selection && take(),
    evidence: () => held && held.where,
  };
}

// Where a piece stands and its quote; its document too, where there are several.
export function citedWords({ source, page, section, quote }, sources = desk.record.sources) {
  const document = sources.length > 1 ? source : null;
  const where = [document, page && `p. ${page}`, section].filter(Boolean).join(", ");
  return element("p", {}, `${where}${where && quote ? ": " : ""}`, quote ? element("q", {}, quote) : null);
}

// Evidence; `words` are looked for where a piece has a page and no quote.
export function evidenceOf(pieces, words = "") {
  if (!pieces?.length) return null;
  return element("ol", { class: "evidence", "aria-label": "Evidence" }, pieces.map((piece) => item(piece, words)));
}

function item(piece, words) {
  const quote = piece.quote ?? words;
  return element(
    "li",
    {},
    citedWords(piece),
    piece.note ? element("p", { class: "quiet" }, piece.note) : null,
    quote ? button("Show in the text", () => show(quote, piece)) : null,
  );
}

async function show(quote, { source = desk.source, page = null }) {
  try {
    const { places } = await ask("places", { review: desk.review, source, quote, page });
    if (!places.length) {
      say("These words are not found in the document.", "wrong");
      return;
    }
    if (source !== desk.source) await openSource(source);
    showPlace(places[0]);
  } catch (error) {
    say(error.message, "wrong");
  }
}
