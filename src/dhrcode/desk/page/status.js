// What is said to everybody, seen and heard: saved, taken back, not done and why.

const said = () => document.getElementById("said");

export function say(sentence, kind = "") {
  const place = said();
  place.className = kind;
  place.textContent = "";
  // A change of text is announced, so the same sentence twice is put in anew.
  requestAnimationFrame(() => {
    place.textContent = sentence;
  });
}
