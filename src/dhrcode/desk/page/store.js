// What the page shows now, and who wants to know when it changes. Nothing here outlives the tab.

const listeners = new Map();

export const desk = {
  review: "",
  record: null, // as the desk last sent it
  areas: [],
  themes: new Map(), // id -> { number, label, area, ... }
  source: "", // the document that is shown
  paged: true,
  pages: [], // by number; what was sent of each
  cells: [], // by page number: the sentences' elements
  marks: [], // { subtheme, piece, places }
  theme: "", // the subtheme that is chosen
  piece: 0, // the piece of evidence whose mark was chosen last
  drawing: false, // whether fields are being put in the place of others
  panel: "subthemes", // what stands beside the document
  wrong: "", // why the last act was refused
  selection: null, // { from: [page, offset], to: [page, offset] }
};

export function on(name, listener) {
  listeners.set(name, [...(listeners.get(name) ?? []), listener]);
}

export function tell(name) {
  for (const listener of listeners.get(name) ?? []) listener();
}

export const FINDINGS = [
  { id: "present", key: "p", label: "Present", sign: "✓" },
  { id: "absent", key: "a", label: "Absent", sign: "–" },
  { id: "not-stated", key: "n", label: "Not stated", sign: "·" },
  { id: "unclear", key: "u", label: "Unclear", sign: "?" },
];

export const findingOf = (id) => FINDINGS.find((one) => one.id === id);

// What is coded of a subtheme; undefined where nobody has looked yet.
export const coded = (theme) => desk.record.findings[theme];

export const seen = (theme) => coded(theme)?.seen ?? "";

export function themeName(id) {
  const theme = desk.themes.get(id);
  return theme ? `${theme.number} ${theme.label}` : id;
}

export function pageName(number) {
  const page = desk.pages[number];
  const name = page?.label || page?.printed || String(number);
  return name === String(number) ? name : `${name} (file ${number})`;
}

// Numbers of pages, in ranges: "pages 1-3, 5".
export function pagesInWords(numbers) {
  const found = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  const ranges = found.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `${numbers.length === 1 ? "page" : "pages"} ${ranges.join(", ")}`;
}
