"""A codebook in a table, CSV or Excel: a row a code, with its label, area and definition."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dhrcode.importers import Imported
from dhrcode.importers.refi.clean import slug, spelt
from dhrcode.importers.refi.codebook import codebook_in
from dhrcode.importers.refi.file import OpenedFile, PackageTexts
from dhrcode.importers.refi.nodes import Node, RefiError
from dhrcode.importers.table.grid import TableGrid, plain, read_grids
from dhrcode.model.refi import WITHIN_CATEGORY
from dhrcode.model.refi_texts import area_text, described
from dhrcode.problems import has_errors
from dhrcode.text import plural

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")
_HEADINGS = {
    "label": ("label", "subtheme", "theme", "code", "code-name", "tag", "name"),
    "area": ("area", "thematic-area", "category", "group", "code-group", "parent"),
    "definition": ("definition", "description", "memo", "meaning"),
    "when_to_use": ("when-to-use", "inclusion-criteria"),
    "when_not_to_use": ("when-not-to-use", "exclusion-criteria"),
    "example": ("example", "examples"),
    "also_known_as": ("also-known-as",),
    "cues": ("cues", "keywords"),
    "retired": ("retired",),
    "id": ("subtheme-id", "id"),
    "area_id": ("area-id",),
}
"""What a column is, by its heading as an id would be spelt of it."""
_OF_CODINGS = (
    *("review", "case", "document", "file", "source", "quote", "quotation", "content", "excerpt"),
    *("segment", "text", "page", "coder", "finding"),
)
"""Headings of a table of codings, which may have a label and a memo too."""
_LISTS = ("also_known_as", "cues")
_MOST_ABOVE = 10
"""How many rows may stand above the headings."""


def is_codebook_table(path: Path) -> bool:
    """Whether a file is a table that holds a codebook, by its headings.

    Raises:
        FileAccessError: it cannot be read.
    """
    if path.suffix.lower() not in SUFFIXES or not path.is_file():
        return False
    grids, _ = read_grids(path, path.name)
    return bool(grids) and _head(grids[0]) is not None


def read_codebook_table(path: Path, name: str) -> Imported:
    """Reads the codebook in a table.

    Raises:
        NotFoundError: there is no such file.
        FileAccessError: it cannot be read.
    """
    grids, problems = read_grids(path, name)
    head = _head(grids[0]) if grids else None
    if head is None or has_errors(problems):
        return Imported(problems=problems)
    table = _CodeRows(grids[0], head)
    try:
        made = codebook_in(OpenedFile(table.top, grids[0].shown, PackageTexts()), path)
    except RefiError as error:
        return Imported(problems=[error.problem])
    made.notes[:0] = [*grids[0].notes, *table.notes()]
    return made


def _head(grid: TableGrid) -> int | None:
    """The number of the row of headings, from 0; None if no row is one of a codebook."""
    for number, row in enumerate(grid.rows[:_MOST_ABOVE]):
        known = _columns(row)
        if "label" in known and ("area" in known or "definition" in known):
            return None if any(spelt(text) in _OF_CODINGS for text in row) else number
    return None


def _columns(row: Sequence[str]) -> dict[str, int]:
    """The column of each thing that a heading names; the first of several."""
    headings = [spelt(text) for text in row]
    found = {
        key: min(headings.index(name) for name in names if name in headings)
        for key, names in _HEADINGS.items()
        if any(name in headings for name in names)
    }
    return found | ({"path": 0} if headings and not headings[0] else {})


class _CodeRows:
    """The rows of a table as the codes of a REFI-QDA codebook.

    Attributes:
        top: the codebook's element.
    """

    def __init__(self, grid: TableGrid, head: int) -> None:
        self._columns, self._above, self._filled = _columns(grid.rows[head]), head, 0
        self.top = Node("CodeBook", {})
        self._codes = Node("Codes", {})
        self.top.children.append(self._codes)
        self._inner: dict[tuple[str, ...], Node] = {(): self._codes}
        area = ""
        for number, row in enumerate(grid.rows[head + 1 :], start=head + 2):
            label, own = self._cell(row, "label"), self._cell(row, "area")
            if label:
                self._filled += bool(area) and not own and "area" in self._columns
                area = own or area
                self._code(row, number, label, area)

    def notes(self) -> Iterator[str]:
        """What was passed over or filled in, in sentences."""
        if self._above:
            yield f"{plural(self._above, 'row')} above the headings: passed over."
        if self._filled:
            count = plural(self._filled, "code")
            yield f"{count} without an area came under that of the row above."

    def _cell(self, row: Sequence[str], key: str) -> str:
        at = self._columns.get(key, len(row))
        return plain(row[at]) if at < len(row) else ""

    def _code(self, row: Sequence[str], line: int, label: str, area: str) -> None:
        path = self._cell(row, "path") if WITHIN_CATEGORY in self._cell(row, "path") else label
        names = [part.strip() for part in path.split(WITHIN_CATEGORY) if part.strip()]
        within = (area, *names[:-1]) if area else tuple(names[:-1])
        holder = self._category(within, self._cell(row, "area_id"), line)
        code = Node("Code", {"name": names[-1] if names else label}, line, 1)
        code.children.append(_said(self._description(row, label)))
        holder.children.append(code)

    def _category(self, within: tuple[str, ...], own: str, line: int) -> Node:
        """The element of a category, made if there is none yet."""
        if within not in self._inner:
            node = Node("Code", {"name": within[-1], "isCodable": "false"}, line, 1)
            if own:
                node.children.append(_said(area_text(own)))
            self._category(within[:-1], "", line).children.append(node)
            self._inner[within] = node
        return self._inner[within]

    def _description(self, row: Sequence[str], label: str) -> str:
        """What is said of a code: its definition alone, or all under labels."""
        keys = [key for key in _HEADINGS if key not in ("label", "area", "area_id")]
        at = {key: self._columns[key] for key in keys if key in self._columns}
        fields = {key: row[n].strip() for key, n in at.items() if n < len(row) and row[n].strip()}
        if not fields.keys() - {"definition"}:
            return fields.get("definition", "")
        for key in _LISTS:
            parts = fields.get(key, "").split(";")
            fields[key] = "\n".join(part.strip() for part in parts if part.strip())
        return described({"id": slug(label) or "code", **fields})


def _said(text: str) -> Node:
    node = Node("Description", {})
    node.text = text
    return node
