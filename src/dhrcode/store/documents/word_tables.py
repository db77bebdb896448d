"""The tables of a Word document as rows of texts, with the cells that are merged."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from dhrcode.store.documents.word_text import attribute, child, local, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MAX_SPAN = 63
"""The most columns that Word gives a table."""


class WordTable(NamedTuple):
    """A table.

    Attributes:
        rows: row by row, a text for each column; a cell over several has its text in the first.
        merged: the first row and column and the last of each merged range, from 1.
    """

    rows: list[list[str]]
    merged: list[tuple[int, int, int, int]]


def tables_of(part: "Element") -> list[WordTable]:
    """The tables of a part; one within a cell of another is text of that cell."""
    return [_table(element) for element in _outermost(part)]


def _outermost(element: "Element") -> Iterator["Element"]:
    for one in element:
        if local(one) == "tbl":
            yield one
        elif local(one) not in ("del", "moveFrom", "Fallback"):
            yield from _outermost(one)


def _table(element: "Element") -> WordTable:
    rows: list[list[str]] = []
    merged: list[tuple[int, int, int, int]] = []
    begun: dict[int, tuple[int, int, int, int]] = {}
    for number, row in enumerate(_within(element, "tr"), start=1):
        texts: list[str] = [""] * _skipped(row)
        for cell in _within(row, "tc"):
            properties = child(cell, "tcPr")
            width = min(max(_number(properties, "gridSpan"), 1), _MAX_SPAN)
            column, down = len(texts) + 1, _merge(properties)
            if down == "continue" and column in begun:
                top, left, _, right = begun[column]
                begun[column] = (top, left, number, right)
            else:
                merged += [begun.pop(column)] if column in begun else []
                if down == "restart":
                    begun[column] = (number, column, number, column + width - 1)
                elif width > 1:
                    merged.append((number, column, number, column + width - 1))
            own = "" if down == "continue" else text_of(cell).strip("\n")
            texts += [own, *[""] * (width - 1)]
        rows.append(texts)
    return WordTable(rows, [*merged, *begun.values()])


def _within(element: "Element", name: str) -> Iterator["Element"]:
    """The rows or cells of an element, also within what a form or a tracked insertion wraps."""
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _within(one, name)


def _skipped(row: "Element") -> int:
    """The columns before the first cell of a row that begins further right."""
    return min(_number(child(row, "trPr"), "gridBefore"), _MAX_SPAN)


def _number(properties: "Element | None", name: str) -> int:
    text = attribute(child(properties, name), "val")
    return int(text) if text.isdecimal() and len(text) < 5 else 0


def _merge(properties: "Element | None") -> str:
    """Whether a cell begins a range that is merged downwards, or continues one; or neither."""
    found = child(properties, "vMerge")
    return "" if found is None else attribute(found, "val") or "continue"
