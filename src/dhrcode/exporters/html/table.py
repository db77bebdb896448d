"""A table's head and body as HTML.

Written in Python, not in the template: a table of 2,000 reviews has 42,000 findings.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import ceil

from markupsafe import escape

from dhrcode.analysis.ledger import Hidden
from dhrcode.exporters.text.plain import plain
from dhrcode.reports.blocks import Cell, Chart, Column, Line, Report, Table
from dhrcode.reports.cell_text import cell_text
from dhrcode.reports.marks import MARKS

_FINDINGS: dict[Cell, tuple[str, str]] = {
    "present": ("p", "present"),
    "absent": ("a", "absent"),
    "not-stated": ("s", "not stated"),
    "unclear": ("u", "unclear"),
    None: ("o", "not coded"),
}
"""Each finding's class and its words for a screen reader."""
_HIDDEN = ("h", "hidden")
_MAX_SPAN = 1000
"""The most columns that one cell may span (HTML standard, 4.9.11)."""
_SHADES = 4
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9/-]")


# A page of 620 reviews has 15,000 contacts, each in the same few hundred words.


@lru_cache(maxsize=4096)
def _text_cell(said: str) -> str:
    return f"<td{_direction(said)}>{_text(said)}</td>"


@lru_cache(maxsize=4096)
def _row_heading(said: str, leading: str) -> str:
    return f'<th scope="row"{_direction(said)}>{leading}</th>'


def class_of_mark(mark: str) -> str:
    """The class of the finding that a mark of the legend stands for."""
    classes = {sign: _FINDINGS[finding][0] for finding, sign in MARKS.items()}
    return classes.get(mark, "")


def evidence_id(anchor: str) -> str:
    """A unique id for an anchor, of characters that are allowed in a URL."""
    return f"e/{_in_id(anchor)}"


def lead_id(of: str, key: str) -> str:
    """The id of what there is of a theme, `t/gps`, or of a review."""
    return f"{of[0]}/{_in_id(key)}"


def _in_id(name: str) -> str:
    return _NOT_IN_ID.sub(lambda found: f"_{ord(found[0]):x}_", name)


class TableHtml:
    """Writes tables, and links each finding to its evidence."""

    def __init__(self, report: Report) -> None:
        lines = (line for table in report.tables for line in table.lines)
        self._ids = {line.anchor: evidence_id(line.anchor) for line in lines if line.anchor}
        self._placed: set[str] = set()
        self.first = report.sections[0].title if report.sections else ""
        self._themes = {one.key for one in report.leads if one.of == "theme"}
        named = ((one.section.title, one.key) for one in report.leads if one.of == "theme")
        self._labels = dict(sorted(named, key=lambda pair: -len(pair[0])))
        self._reviews = {one.key for one in report.leads if one.of == "review"}

    def head(self, table: Table) -> str:
        """The cells of the row of headings."""
        return "".join(
            f'<th scope="col" class="{_width(column)}"{_direction(column.heading)}>'
            f"{_text(column.heading)}</th>"
            for column in table.columns
        )

    def body(self, table: Table) -> str:
        """The rows, in a group for each band."""
        top = _largest(table) if table.scaled else 0
        groups = (
            "".join(self._row(table, line, top) for line in group) for group in _groups(table.lines)
        )
        return "".join(f"<tbody>\n{rows}</tbody>\n" for rows in groups)

    def _row(self, table: Table, line: Line, top: float) -> str:
        if line.band:
            return _band(str(line.cells[0]), len(table.columns))
        cells = "".join(
            self._cell(column, line, cell, top)
            for column, cell in zip(table.columns, line.cells, strict=True)
        )
        return f"<tr{self._place(line.anchor)}>{cells}</tr>\n"

    def _place(self, anchor: str) -> str:
        """The name of a row of evidence: an id for the first row of a finding, where links go."""
        if not anchor:
            return ""
        name = self._ids[anchor]
        attribute = "data-e" if name in self._placed else "id"
        self._placed.add(name)
        return f' {attribute}="{name}"'

    def _cell(self, column: Column, line: Line, cell: Cell, top: float) -> str:
        if column.kind == "mark":
            return self._mark(cell, self._ids.get(f"{column.key}/{line.key}", ""))
        if column.kind == "text" and not isinstance(cell, Hidden):
            return _text_cell(cell if isinstance(cell, str) else cell_text("text", cell))
        said = cell_text(column.kind, cell)
        if column.kind == "label":
            return _row_heading(said, self._leading(line.key, said))
        if isinstance(cell, Hidden):
            return f'<td class="n">{_text(said)}<i> hidden</i></td>'
        return f'<td class="n{_shade(cell, top)}">{_text(said)}</td>'

    def _leading(self, key: str, said: str) -> str:
        """The name of a row, which leads to what there is of its theme."""
        if key not in self._themes:
            return _text(said)
        return f'<a href="#{lead_id("theme", key)}">{_text(said)}</a>'

    def linked(self, text: str) -> str:
        """Running text in which the name of each theme leads to what there is of it."""
        if not self._labels:
            return _text(text)
        parts = re.split(f"({'|'.join(map(re.escape, self._labels))})", text)
        return "".join(
            _text(part) if not number % 2 else self._leading(self._labels[part], part)
            for number, part in enumerate(parts)
        )

    def timelines(self, table: Table) -> list[tuple[str, str]]:
        """The reviews among a table's columns that have a timeline, and where it is."""
        reviews = (one.key for one in table.columns if one.kind == "mark")
        return [(lead_id("review", one), one) for one in reviews if one in self._reviews]

    def shown_in(self, chart: Chart) -> list[tuple[str, str, str]]:
        """The themes that a chart shows one by one: where each is told of, its name and number."""
        if chart.kind != "bars":
            return []
        column = chart.columns[0]
        return [
            (
                lead_id("theme", line.key),
                str(line.cells[0]),
                cell_text(chart.table.columns[column].kind, line.cells[column]),
            )
            for line in chart.table.lines
            if line.key in self._themes
        ]

    def evidence_of(self, theme: str) -> list[tuple[str, str]]:
        """The reviews with evidence on a theme, and where it stands."""
        found = (anchor.rpartition("/") for anchor in self._ids)
        return [(review, self._ids[f"{review}/{of}"]) for review, _, of in found if of == theme]

    @staticmethod
    def _mark(cell: Cell, evidence: str) -> str:
        name, meaning = _HIDDEN if isinstance(cell, Hidden) else _FINDINGS[cell]
        inner = f"{escape(cell_text('mark', cell))}<i> {meaning}</i>"
        if evidence:
            inner = f'<a href="#{evidence}">{inner}</a>'
        return f'<td class="{name}">{inner}</td>'


def _text(text: str) -> str:
    return str(escape(plain(text)))


def _direction(text: str) -> str:
    """A direction attribute, which only cells with right-to-left text need."""
    return ' dir="auto"' if _RIGHT_TO_LEFT.search(text) else ""


def _width(column: Column) -> str:
    """The class of a heading: how its column is sorted and how wide it may be."""
    if column.kind == "text":
        return "short" if column.wide <= 12 else "middling" if column.wide <= 30 else "long"
    return column.kind if column.kind in ("label", "mark") else "number"


def _band(heading: str, columns: int) -> str:
    spans = [min(_MAX_SPAN, columns - start) for start in range(0, columns, _MAX_SPAN)]
    rest = "".join(f'<td colspan="{span}"></td>' for span in spans[1:])
    return (
        f'<tr class="b"><th scope="rowgroup" colspan="{spans[0]}">'
        f"<span{_direction(heading)}>{_text(heading)}</span></th>{rest}</tr>\n"
    )


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines, divided before each band."""
    group: list[Line] = []
    for line in lines:
        if line.band and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _largest(table: Table) -> float:
    """The largest number that the table shows, which gets the darkest shade."""
    numbers = (cell for line in table.lines if not line.band for cell in line.cells)
    return max((cell for cell in numbers if isinstance(cell, int | float)), default=0)


def _shade(cell: Cell, top: float) -> str:
    if not top or not isinstance(cell, int | float) or cell <= 0:
        return ""
    return f" h{ceil(_SHADES * cell / top)}"
