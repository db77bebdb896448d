// A page as it is printed, beside its text: fetched with the key, and kept in this tab alone.

import { picture } from "./door.js";
import { button, element } from "./elements.js";
import { desk, pageName } from "./store.js";
import { say } from "./status.js";

async function toggle(made, number) {
  const page = made.closest(".page");
  const before = page.querySelector(".picture");
  if (before) {
    URL.revokeObjectURL(before.src);
    before.remove();
    made.setAttribute("aria-pressed", "false");
    return;
  }
  try {
    const src = await picture("picture", { review: desk.review, source: desk.source, page: number });
    page.append(element("img", { class: "picture", src, alt: `Page ${pageName(number)} as printed` }));
    made.setAttribute("aria-pressed", "true");
  } catch (error) {
    say(error.message, "wrong");
  }
}

export const pictureButton = (number) =>
  button("Page as printed", (event) => toggle(event.currentTarget, number), { "aria-pressed": "false", "data-picture": number });

// Of a page without text the picture is shown as soon as one comes near it.
const near = new IntersectionObserver(
  (seen) => {
    for (const { target } of seen.filter((one) => one.isIntersecting)) {
      near.unobserve(target);
      const made = target.querySelector("[data-picture]");
      if (made && !target.querySelector(".picture")) toggle(made, Number(made.dataset.picture));
    }
  },
  { rootMargin: "300px" },
);
export const showWhenNear = (page) => near.observe(page);
