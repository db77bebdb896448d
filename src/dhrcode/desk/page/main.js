// The page begins here.

import { openAdjudication } from "./adjudicate.js";
import { ask, enter, tellActive } from "./door.js";
import { showEnded } from "./ending.js";
import { openReview } from "./review.js";
import { showReviews } from "./reviews.js";

async function start() {
  try {
    await enter();
    const begun = await ask("begin");
    if (begun.adjudicated) await openAdjudication(begun.adjudicated);
    else if (begun.review) await openReview(begun.review, showReviews);
    else await showReviews();
  } catch (error) {
    showEnded(error.message);
  }
}

for (const kind of ["keydown", "scroll", "pointerdown"]) {
  addEventListener(kind, tellActive, { capture: true, passive: true });
}
start();
