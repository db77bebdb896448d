"use strict";
// The page can be read in full without this. It adds filters, sorting and a window of evidence.
// Text is only ever moved as text (textContent): nothing that a person wrote becomes markup.
(() => {
  const RANKS = { p: 0, u: 1, a: 2, s: 3, o: 4, h: 5 };
  const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const PAUSE = 150; // milliseconds without a key before the table follows
  const collator = new Intl.Collator("en-GB", { numeric: true });

  const said = (node) => node.textContent.trim();
  const folded = (text) => text.normalize("NFC").toLowerCase();
  const words = (text) => folded(text).split(/[\s,;]+/).filter(Boolean);
  const is = (head, kind) => head.classList.contains(kind);

  // ---- a table as the tools see it

  function readGroup(body) {
    const rows = [...body.rows];
    const band = rows[0].classList.contains("b") ? rows.shift() : null;
    return { body, banded: Boolean(band), area: band ? said(band) : "", rows };
  }

  function readTable(box) {
    const table = box.querySelector("table");
    const heads = [...table.tHead.rows[0].cells];
    const groups = [...table.tBodies].map(readGroup);
    const marks = heads.flatMap((head, index) => (is(head, "mark") ? [index] : []));
    const rows = groups.flatMap((group) => group.rows.map((row) => ({ row, group })));
    return { box, table, heads, groups, rows, marks, shown: marks, sort: null, flat: null };
  }

  function tool(view, name) {
    return view.box.querySelector(`[data-tool="${name}"]`);
  }

  function chosen(view, name) {
    const field = tool(view, name);
    return field ? field.value : "";
  }

  function ticked(view, name) {
    const field = tool(view, name);
    return Boolean(field && field.checked);
  }

  // ---- filters

  function filterReviews(view) {
    const wanted = words(chosen(view, "reviews"));
    const ids = new Map(view.marks.map((index) => [index, folded(said(view.heads[index]))]));
    const exact = new Set(ids.values());
    const fits = (id) => wanted.some((part) => (exact.has(part) ? id === part : id.includes(part)));
    const shown = view.marks.filter((index) => !wanted.length || fits(ids.get(index)));
    if (shown.join() !== view.shown.join()) showColumns(view, new Set(shown));
    view.shown = shown;
  }

  function showColumns(view, shown) {
    const rows = [view.table.tHead.rows[0], ...view.rows.map(({ row }) => row)];
    for (const { cells } of rows) {
      for (const index of view.marks) cells[index].hidden = !shown.has(index);
    }
  }

  function chosenGroup(view) {
    const field = tool(view, "area");
    return field ? view.areas[field.selectedIndex - 1] : undefined;
  }

  // A group without rows has nothing that could be looked for: it is there where all is shown.
  function leftOut(view, group) {
    const area = chosenGroup(view);
    const sought = words(chosen(view, "text")).length > 0 || ticked(view, "present");
    return area ? group !== area : sought;
  }

  function rowTest(view) {
    const wanted = words(chosen(view, "text"));
    const area = chosenGroup(view);
    const present = ticked(view, "present");
    return (entry) => {
      const { row, group } = entry;
      entry.text ??= folded(view.marks.length ? said(row.cells[0]) : row.textContent);
      return wanted.every((word) => entry.text.includes(word))
        && (!area || group === area)
        && (!present || view.shown.some((index) => row.cells[index].className === "p"));
    };
  }

  function filterRows(view) {
    const fits = rowTest(view);
    for (const entry of view.rows) entry.row.hidden = !fits(entry);
    for (const group of view.groups) {
      const { body, rows } = group;
      const none = rows.length ? rows.every((row) => row.hidden) : leftOut(view, group);
      body.hidden = Boolean(view.flat) || none;
    }
  }

  // ---- sorting

  function sortKey(kind, cell) {
    const text = said(cell);
    if (kind === "mark") return RANKS[cell.className];
    if (kind === "text") return text || null;
    const number = parseFloat(text.replace("<", ""));
    return Number.isNaN(number) ? null : number;
  }

  function compare(one, other, direction) {
    if (one === null || other === null) return (one === null) - (other === null);
    const order = typeof one === "string" ? collator.compare(one, other) : one - other;
    return direction === "descending" ? -order : order;
  }

  function kindOf(head) {
    return ["mark", "number"].find((kind) => is(head, kind)) || "text";
  }

  function sorted(view, rows) {
    if (!view.sort) return rows;
    const { column, direction } = view.sort;
    const kind = kindOf(view.heads[column]);
    const keyed = rows.map((row) => [sortKey(kind, row.cells[column]), row]);
    return keyed.sort((one, other) => compare(one[0], other[0], direction)).map(([, row]) => row);
  }

  function place(body, rows) {
    const fragment = document.createDocumentFragment();
    for (const row of rows) fragment.append(row);
    body.append(fragment);
  }

  function arrange(view) {
    const together = !tool(view, "together") || ticked(view, "together");
    if (view.sort && !together) arrangeFlat(view);
    else arrangeInAreas(view);
  }

  function arrangeFlat(view) {
    if (!view.flat) {
      view.flat = view.table.createTBody();
      view.flat.className = "flat";
    }
    place(view.flat, sorted(view, view.rows.map(({ row }) => row)));
  }

  function arrangeInAreas(view) {
    for (const { body, rows } of view.groups) place(body, sorted(view, rows));
    if (view.flat) view.flat.remove();
    view.flat = null;
  }

  function nextSort(view, column) {
    const first = kindOf(view.heads[column]) === "number" ? "descending" : "ascending";
    const second = first === "ascending" ? "descending" : "ascending";
    if (!view.sort || view.sort.column !== column) return { column, direction: first };
    return view.sort.direction === first ? { column, direction: second } : null;
  }

  function showSort(view) {
    view.heads.forEach((head, index) => {
      const direction = view.sort && view.sort.column === index ? view.sort.direction : "none";
      if (head.getAttribute("aria-sort") !== direction) head.setAttribute("aria-sort", direction);
    });
  }

  // ---- what a person does

  function tell(view) {
    const rows = view.rows.filter(({ row }) => !row.hidden).length;
    const all = view.marks.length;
    const parts = [`${rows} of ${view.rows.length} rows`];
    if (all > 1) parts.push(`${view.shown.length} of ${all} reviews`);
    const counts = view.shown.length < all ? ` Counts are still those of all ${all} reviews.` : "";
    const order = view.sort
      ? `Sorted by ${said(view.heads[view.sort.column])}, ${view.sort.direction}.`
      : "In the first order.";
    const status = view.box.querySelector(".status");
    status.textContent = `Shown: ${parts.join(" and ")}.${counts} ${order}`;
    const whole = rows === view.rows.length && view.shown.length === all && !view.sort;
    status.classList.toggle("whole", whole);
  }

  function update(view) {
    filterReviews(view);
    arrange(view);
    filterRows(view);
    showSort(view);
    tell(view);
    keepState();
  }

  // ---- what is chosen, in the address
  // It goes into a browser's history, and from there perhaps to other devices: ordinal numbers of
  // tables, areas and columns stand in it, and no word that was typed, no id of a review.

  const STATE = "#f/";
  const views = [];

  function stateOf(view) {
    const parts = [];
    const area = tool(view, "area");
    if (area && area.selectedIndex) parts.push(`a${area.selectedIndex}`);
    if (ticked(view, "present")) parts.push("p");
    if (tool(view, "together") && !ticked(view, "together")) parts.push("t");
    const { sort } = view;
    if (sort && !view.marks.includes(sort.column)) {
      parts.push(`${sort.direction === "ascending" ? "u" : "d"}${sort.column}`);
    }
    return parts.join(".");
  }

  function keepState() {
    const states = views.map(stateOf);
    const said = states.flatMap((state, number) => (state ? [`${number + 1}:${state}`] : []));
    const address = STATE + said.join("/");
    const before = window.location.hash;
    if (address === before || (address === STATE && !before.startsWith(STATE))) return;
    window.location.replace(address);
  }

  function takeState() {
    const { hash } = window.location;
    if (!hash.startsWith(STATE)) return;
    const states = new Map(hash.slice(STATE.length).split("/").map((one) => one.split(":")));
    views.forEach((view, index) => {
      const wanted = states.get(String(index + 1)) || "";
      if (wanted !== stateOf(view)) setState(view, wanted.split("."));
    });
  }

  function setState(view, parts) {
    const number = (letter, most) => {
      const found = parts.find((part) => new RegExp(`^${letter}[0-9]{1,4}$`).test(part));
      return found && Number(found.slice(1)) < most ? Number(found.slice(1)) : -1;
    };
    const area = tool(view, "area");
    if (area) area.selectedIndex = Math.max(0, number("a", area.options.length));
    if (tool(view, "present")) tool(view, "present").checked = parts.includes("p");
    if (tool(view, "together")) tool(view, "together").checked = !parts.includes("t");
    const up = number("u", view.heads.length);
    const down = number("d", view.heads.length);
    view.sort = null;
    if (up >= 0) view.sort = { column: up, direction: "ascending" };
    if (down >= 0) view.sort = { column: down, direction: "descending" };
    update(view);
  }

  // A link may lead into something that is folded; not every browser unfolds it by itself.
  function unfold() {
    const { hash } = window.location;
    const there = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    const folded = there && there.closest("details");
    if (!folded) return;
    folded.open = true;
    folded.scrollIntoView();
  }

  function reset(view) {
    for (const field of view.box.querySelectorAll('input[type="search"]')) field.value = "";
    if (tool(view, "area")) tool(view, "area").selectedIndex = 0;
    if (tool(view, "present")) tool(view, "present").checked = false;
    if (tool(view, "together")) tool(view, "together").checked = true;
    view.sort = null;
    update(view);
  }

  function addSorting(view) {
    for (const head of view.heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
    }
    showSort(view);
    view.table.tHead.addEventListener("click", (event) => {
      if (!event.target.closest("button")) return;
      view.sort = nextSort(view, event.target.closest("th").cellIndex);
      update(view);
    });
  }

  function addFilters(view) {
    const fields = view.box.querySelector(".tools");
    if (!fields) return;
    let waiting = 0;
    fields.hidden = false;
    fields.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(update, PAUSE, view);
    });
    tool(view, "reset").addEventListener("click", () => {
      clearTimeout(waiting);
      reset(view);
    });
  }

  function addTools(box) {
    const view = readTable(box);
    if (view.rows.length < 2) return;
    views.push(view);
    view.areas = view.groups.filter(({ banded }) => banded);
    for (const { row, group } of view.rows) {
      if (group.area && view.areas.length > 1) row.cells[0].dataset.area = group.area;
    }
    addSorting(view);
    addFilters(view);
  }

  // ---- from mark to mark

  function linkIn(row, column) {
    const cell = row && !row.hidden && row.cells[column];
    return cell && !cell.hidden && cell.matches("td") ? cell.querySelector("a") : null;
  }

  function nextLink(cell, [down, across]) {
    const rows = [...cell.closest("table").rows].filter(({ parentNode }) => !parentNode.hidden);
    let row = rows.indexOf(cell.parentNode) + down;
    let column = cell.cellIndex + across;
    for (; rows[row] && rows[row].cells.length && column >= 0; row += down, column += across) {
      const link = linkIn(rows[row], column);
      if (link) return link;
      if (across && column >= rows[row].cells.length) return null;
    }
    return null;
  }

  function walk(event) {
    const step = STEPS[event.key];
    const cell = step && event.target.matches("td > a") && event.target.parentNode;
    const link = cell && !event.altKey && !event.ctrlKey && nextLink(cell, step);
    if (!link) return;
    event.preventDefault();
    link.focus();
  }

  // ---- the evidence of a finding

  function made(name, ...inside) {
    const element = document.createElement(name);
    element.append(...inside);
    return element;
  }

  function isolated(name, text) {
    const element = made(name, text);
    element.dir = "auto";
    return element;
  }

  function findEvidence() {
    const evidence = new Map();
    for (const row of document.querySelectorAll("tr[id], tr[data-e]")) {
      const name = row.id || row.dataset.e;
      evidence.set(name, [...(evidence.get(name) || []), row]);
    }
    return evidence;
  }

  function describe(row, known) {
    const heads = row.closest("table").tHead.rows[0].cells;
    const list = made("dl");
    for (const cell of row.cells) {
      const text = cell.textContent;
      if (!text.trim() || known.includes(text)) continue;
      const term = isolated("dt", heads[cell.cellIndex].textContent);
      list.append(made("div", term, isolated("dd", text)));
    }
    return made("li", list);
  }

  function show(dialog, link, rows) {
    const cell = link.parentNode;
    const review = cell.closest("table").tHead.rows[0].cells[cell.cellIndex].textContent;
    const subtheme = cell.parentNode.cells[0].textContent;
    const finding = said(link.querySelector("i"));
    const [title, , list] = dialog.firstElementChild.children;
    title.replaceChildren(
      isolated("bdi", subtheme), ", ", isolated("bdi", review), `: ${finding}`,
    );
    list.replaceChildren(...rows.map((row) => describe(row, [review, subtheme, finding])));
    dialog.showModal();
    dialog.scrollTop = 0;
    // Browsers that do not focus a link when it is clicked would not return to it by themselves.
    dialog.addEventListener("close", () => link.focus(), { once: true });
  }

  function addEvidence() {
    const dialog = document.querySelector("dialog");
    const evidence = findEvidence();
    document.querySelector("main").addEventListener("click", (event) => {
      const link = event.target.closest("td > a");
      const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      const rows = link && plain && evidence.get(link.getAttribute("href").slice(1));
      if (!rows) return;
      event.preventDefault();
      show(dialog, link, rows);
    });
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("button")) dialog.close();
    });
  }

  document.querySelectorAll(".table").forEach(addTools);
  document.addEventListener("keydown", walk);
  window.addEventListener("hashchange", takeState);
  window.addEventListener("hashchange", unfold);
  takeState();
  unfold();
  addEvidence();
})();
