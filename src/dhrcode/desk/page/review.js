// One review: its document beside the subthemes.

import { complete, restNotStated, settled, showRecord, turn } from "./acts.js";
import { watchChanges } from "./changes.js";
import "./attributes.js";
import "./contacts.js";
import "./recommendations.js";
import "./candidates.js";
import { ask } from "./door.js";
import { button, element, fill } from "./elements.js";
import { endButton } from "./ending.js";
import { drawDetail } from "./detail.js";
import { findBar, goToPage, openFind } from "./find.js";
import { mayLeave } from "./forms.js";
import { drawFoot, keysButton, listenToKeys, pick, showKeys } from "./keys.js";
import { loadMarks } from "./marks.js";
import { listenToMarks } from "./menu.js";
import { panelButtons, panelPlaces, showPanel } from "./panels.js";
import { followMouse } from "./selection.js";
import { currentCell, focusCell, listenInText, selectingButtons } from "./sentences.js";
import { openSource, sourceTabs } from "./sources.js";
import { desk, on } from "./store.js";
import { say } from "./status.js";
import { listenInThemes, nextUncoded } from "./themes.js";

let listening = false;

export async function openReview(review, back) {
  desk.review = review;
  const [codebook, record] = await Promise.all([ask("codebook"), ask("record", { review })]);
  desk.areas = codebook.areas;
  desk.themes = new Map(
    codebook.areas.flatMap((area) => area.subthemes.map((theme) => [theme.id, theme])),
  );
  const { attributes, agencies, candidates, opportunities, levels } = codebook;
  Object.assign(desk, { attributes, agencies, candidates, opportunities, levels, theme: "" });
  desk.record = record;
  layOut(back);
  showRecord(record);
  drawDetail();
  const sources = record.sources.filter((source) => source.readable);
  if (sources.length) await openSource(sources[0].id);
  else say(`${review} names no document: 'dhrcode source add ${review} FILE' adds one.`);
  watchChanges();
}

function layOut(back) {
  fill(
    document.getElementById("head"),
    element("h1", {}, desk.review),
    element("span", { id: "standing" }),
    back
      ? button("All reviews", async () => {
          await settled();
          if (await mayLeave()) back();
        })
      : null,
    button("To the text", () => focusCell(currentCell())),
    button("To the subtheme", () => showPanel("subthemes", { focus: true })),
    button("Choose a subtheme", pick),
    button("Next not coded", nextUncoded),
    button("All that is left: not stated", restNotStated),
    button("Find", openFind),
    button("Go to a page", goToPage),
    button("Take back", () => turn(false)),
    button("Do again", () => turn(true)),
    button("Mark complete", complete),
    button("Keys", showKeys),
    keysButton(),
    endButton(),
  );
  fill(
    document.getElementById("main"),
    element(
      "section",
      { id: "reading", "aria-label": "The document" },
      element("div", { id: "hits", "aria-hidden": "true" }),
      sourceTabs(),
      findBar(),
      element(
        "details",
        {},
        element("summary", {}, "Select with buttons"),
        element("div", { class: "row" }, selectingButtons()),
      ),
      element("div", { id: "text", translate: "no", spellcheck: "false" }),
    ),
    element(
      "section",
      { id: "coding", "aria-label": "Subthemes" },
      element("div", { class: "row" }, panelButtons(), element("span", { id: "count" })),
      element("div", { id: "themes", translate: "no" }),
      element("div", {
        id: "detail",
        tabindex: "-1",
        role: "region",
        "aria-label": "The chosen subtheme",
        translate: "no",
      }),
      panelPlaces(),
    ),
  );
  document.body.classList.add("coding");
  drawFoot();
  listenInText();
  listenInThemes();
  listenToMarks();
  if (listening) return;
  followMouse();
  listenToKeys();
  listening = true;
}

function drawStanding() {
  const place = document.getElementById("standing");
  const { coder, status, coded } = desk.record;
  if (place) place.textContent = [coder, status, coded && `coded ${coded}`].filter(Boolean).join(", ");
  if (desk.record.refused) say(desk.record.refused, "wrong");
}

on("record", drawStanding);
on("document", () => desk.record && loadMarks().catch((error) => say(error.message, "wrong")));

