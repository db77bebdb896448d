"""The rows of an action plan as a report prints it: cells side by side, or one under the other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from dhrcode.model.document import Page
from dhrcode.model.report_parts import plan_column, plan_columns
from dhrcode.text import MONTHS

_GAP = re.compile(r"\s{2,}|\s*[|\t]\s*")
_LABEL = re.compile(
    r"\s*(?:recommendation\s+|rec\.?\s*)?(R?[0-9]{1,3}(?:\.[0-9]{1,3}){0,2})[.):]?"
    r"(?=\s{2,}|\s*[|\t]|\s*$|\s[^\W\d_])",
    re.IGNORECASE,
)
_DAY = r"(?:[0-9]{1,2}(?:st|nd|rd|th)? )?"
_NAMED = rf"(?:{'|'.join(MONTHS)}|spring|summer|autumn|winter|christmas|easter)\b"
_DATE = re.compile(
    rf"(?:by |end of |the )*{_DAY}{_NAMED}"
    r"|(?:by )?[0-9]{1,2}[/.][0-9]{1,2}[/.](?:19|20)?[0-9]{2}"
    r"|immediate|ongoing|(?:at once|as soon as|within|next|by the end|no date|to be|done)\b"
    r"|(?:budget|financial) |(?:19|20)[0-9]{2}",
    re.IGNORECASE,
)
"""How words begin that say when something is to be done."""


class TableLine(NamedTuple):
    """A line of the plan: its page, its words, and the number of its paragraph."""

    page: Page
    text: str
    paragraph: int


class PlanTableRow(NamedTuple):
    """A row of an action plan; what it does not say is empty.

    Attributes:
        page: where it begins.
        number: that of the recommendation.
        recommendation: its words.
        action: what is to be done.
        owner: by whom.
        due: by when.
    """

    page: Page
    number: str
    recommendation: str
    action: str
    owner: str
    due: str


class _Columns(NamedTuple):
    kinds: list[str]
    starts: list[int]


def table_rows(lines: Sequence[TableLine], *, by_cell: bool = False) -> Iterator[PlanTableRow]:
    """The rows below each line, or lines, that name columns.

    A row whose cells cannot be told apart has all of its words as its action.

    Args:
        lines: those of the plan, empty ones among them.
        by_cell: each cell has a line of its own, as in the text of a Word document.
    """
    columns: _Columns | None = None
    held: list[TableLine] = []
    at = 0
    while at < len(lines):
        found, length = _header(lines[at:])
        if found:
            if columns:
                yield from _rows(columns, held, by_cell=by_cell)
            columns, held = found, []
        else:
            held.append(lines[at])
        at += max(length, 1)
    if columns:
        yield from _rows(columns, held, by_cell=by_cell)


def _header(lines: Sequence[TableLine]) -> tuple[_Columns | None, int]:
    """The columns that the first line names, or the first several, and how many lines these are."""
    first = lines[0].text
    if kinds := plan_columns(first):
        starts = [found.start() for found in re.finditer(r"\S+(?: \S+)*", first)]
        return _Columns(kinds, starts if len(starts) == len(kinds) else []), 1
    names: list[str] = []
    for line in lines[:9]:
        name = line.text.strip(" .:")
        if len(name) > 40 or not (plan_column(name) or names):
            break
        names.append(name)
        if _LABEL.fullmatch(line.text):
            names.pop()
            break
    while names and not plan_column(names[-1]) and names[-1].casefold() not in _OTHERS:
        names.pop()
    kinds = plan_columns("  ".join(names))
    return (_Columns(kinds, []), len(names)) if kinds else (None, 0)


_OTHERS = frozenset(
    ["status", "progress", "rag", "rating", "outcome", "how far", "milestones", "key milestones"]
)
"""Names of columns that say nothing of what is asked for."""


def _rows(
    columns: _Columns, lines: Sequence[TableLine], *, by_cell: bool
) -> Iterator[PlanTableRow]:
    there = lines if by_cell else [line for line in lines if line.text.strip()]
    for row in _parted(len(columns.kinds), there, by_cell=by_cell):
        texts = [line.text for line in row]
        cells = _under(columns.kinds, texts) if by_cell else _placed(columns, texts)
        found = _row(row[0].page, cells or _told(columns.kinds, _flow(texts)) or _whole(texts))
        if found.action or found.recommendation:
            yield found


def _parted(
    columns: int, lines: Sequence[TableLine], *, by_cell: bool
) -> Iterator[list[TableLine]]:
    """The lines of each row: from one number to the next, or by the form of the table."""
    numbered = any(_LABEL.match(line.text) for line in lines)
    if by_cell and not numbered:
        for at in range(0, len(lines), columns):
            yield list(lines[at : at + columns])
        return
    row: list[TableLine] = []
    for line in lines:
        if _LABEL.match(line.text) if numbered else _begins(line.text):
            if row:
                yield row
            row = [line]
        elif row and (by_cell or line.paragraph == row[-1].paragraph):
            row.append(line)
    if row:
        yield row


def _begins(line: str) -> bool:
    return not line.startswith(" ") and len(_GAP.split(line.strip())) > 1


def _row(page: Page, cells: dict[str, str]) -> PlanTableRow:
    number = cells.get("number", "")
    for kind in ("recommendation", "action"):
        label = _LABEL.match(cells.get(kind, ""))
        if not number and label:
            number, cells[kind] = label[1], cells[kind][label.end() :].strip()
    label = _LABEL.match(number)
    said = [cells.get(kind, "") for kind in ("recommendation", "action", "owner", "due")]
    return PlanTableRow(page, label[1].upper() if label else "", *said)


def _placed(columns: _Columns, lines: Sequence[str]) -> dict[str, str]:
    """Cells by where they stand below the names of the columns; none if they do not stand so."""
    starts, cells, first = columns.starts, [""] * len(columns.kinds), lines[0]
    if not starts or not _GAP.search(first.strip()):
        return {}
    if any(len(first) >= start > 0 and first[start - 1] != " " for start in starts):
        return {}
    ends = [*starts[1:], None]
    for at, line in enumerate(lines):
        if not at or line[:1].isspace():
            parts = [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
            cells = [f"{cell} {part}".strip() for cell, part in zip(cells, parts, strict=True)]
        else:
            _go_on(columns.kinds, cells, line)
    return _by_kind(columns.kinds, cells)


def _go_on(kinds: Sequence[str], cells: list[str], line: str) -> None:
    """Adds a line that was broken at the page's edge: it goes on with the cell that was last."""
    last = max((n for n, cell in enumerate(cells) if cell), default=0)
    for number, part in enumerate(_GAP.split(line.strip())):
        begins = number or (_DATE.match(part) and not cells[kinds.index("due")])
        last = min(last + bool(begins), len(cells) - 1)
        cells[last] = f"{cells[last]} {part}".strip()


def _under(kinds: Sequence[str], lines: Sequence[str]) -> dict[str, str]:
    """Cells of a line each, if they are as many as the columns; the last may be empty."""
    texts = [line.strip() for line in lines]
    while len(texts) > len(kinds) and not texts[-1]:
        texts.pop()
    texts += [""] * (len(kinds) - len(texts))
    return _by_kind(kinds, texts) if len(texts) == len(kinds) else {}


def _by_kind(kinds: Iterable[str], cells: Iterable[str]) -> dict[str, str]:
    pairs = sorted(zip(kinds, cells, strict=True), key=lambda pair: pair[0])
    return {
        kind: "; ".join(" ".join(cell.split()) for _, cell in several if cell)
        for kind, several in groupby(pairs, key=lambda pair: pair[0])
    }


def _flow(lines: Sequence[str]) -> list[str]:
    """The cells of a row whose lines are broken anywhere, parted by wide gaps."""
    texts = [line.strip() for line in lines]
    joined = texts[0]
    for text in texts[1:]:
        dated = _DATE.match(_GAP.split(joined)[-1]) is None and _DATE.match(text)
        joined += ("  " if dated else " ") + text
    return [cell.strip() for cell in _GAP.split(joined)]


def _told(kinds: Sequence[str], cells: list[str]) -> dict[str, str]:
    """Cells by their order, or by which of them says when; none if that tells too little."""
    label = _LABEL.match(cells[0])
    if label and cells[0][label.end() :].strip() and "number" in kinds:
        cells = [label[0].strip(), cells[0][label.end() :].strip(), *cells[1:]]
    when = next((n for n, cell in enumerate(cells) if n and _DATE.match(cell)), 0)
    if len(cells) == len(kinds) or (len(cells) < len(kinds) and when == kinds.index("due")):
        return _by_kind(kinds[: len(cells)], cells)
    before = cells[:when]
    if not label or label.end() < len(cells[0]) or len(before) != 3:
        return {}
    return {"number": before[0], "action": before[1], "owner": before[2], "due": cells[when]}


def _whole(lines: Sequence[str]) -> dict[str, str]:
    """A row of which no cell can be told: its number, and all of its words."""
    said = " ".join(" ".join(lines).split())
    label = _LABEL.match(said)
    return (
        {"number": label[1], "action": said[label.end() :].strip()} if label else {"action": said}
    )
