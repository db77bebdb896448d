"""What a cell says of a subtheme: a mark, a mark with a page, or a summary in somebody's words."""

import re
from collections.abc import Callable
from typing import NamedTuple

from dhrcode.importers.table.cell_values import CellError, CellMeanings
from dhrcode.model.import_map import ImportMap
from dhrcode.model.map_columns import MAX_CELL, MEANINGS, NOT_CODED

_NUMBERS = r"[0-9]{1,4}(?:\s?(?:[-–,&]|and)\s?[0-9]{1,4})*"
_PAGE = re.compile(rf"\b(?:pages?|pp?|pgs?)\b\.?\s?({_NUMBERS})|\bpp?({_NUMBERS})", re.IGNORECASE)
_BEFORE = re.compile(r"[\s,;:.(\[–-]*(?:\b(?:see|at|on)\s*)?$", re.IGNORECASE)
_NOTHING_SAID = re.compile(
    r"\W*|(?:n\W?a|no|not|none|nil|nothing|never|neither|nobody|unknown|unclear|tbc|ditto)\b.*",
    re.IGNORECASE,
)


class FindingCell(NamedTuple):
    """What a cell says besides a finding.

    Attributes:
        finding: the finding.
        page: the page that the cell names.
        summary: the cell's words, where they are more than a mark.
        read: False where nobody has said yet what the words mean, and the finding is `unclear`.
    """

    finding: str
    page: str | None = None
    summary: str | None = None
    read: bool = True


def page_named(text: str) -> str | None:
    """The pages that a text names: `16` of `see p. 16`, `3-4` of `(pp. 3-4)`; None if none."""
    found = [one or other for one, other in _PAGE.findall(text)]
    return ", ".join(found) or None


def without_page(text: str) -> str:
    """A text without a page at its end: `Yes` of `Yes, see p. 16`."""
    found = list(_PAGE.finditer(text))
    if not found or text[found[-1].end() :].strip(" .)]"):
        return text
    return _BEFORE.sub("", text[: found[0].start()])


def may_deny(text: str) -> bool:
    """Whether words may say that nothing was found: `-`, `N/A`, `none`, `no ...`, `not ...`."""
    return _NOTHING_SAID.fullmatch(text) is not None


def finding_reader(words: CellMeanings, table: ImportMap) -> Callable[[str], object]:
    """A function that reads the cells of a subtheme; it raises CellError.

    Args:
        words: what cells mean by the map.
        table: the map, which says whether cells are marks or summaries.
    """

    def marked(text: str) -> object:
        rest = without_page(text)
        if words.get(text) is None and rest != text and (found := words.get(rest)):
            return None if found == NOT_CODED else FindingCell(found, page_named(text))
        return None if (found := words.meaning(text)) == NOT_CODED else found

    def written(text: str) -> object:
        short = " ".join(text.split())[:MAX_CELL]
        said, page = words.get(short), page_named(text)
        summary = text.strip() if " " in short else None
        if said is not None:
            return None if said == NOT_CODED else FindingCell(said, page, summary)
        if table.written is None:
            return FindingCell("unclear", page, text.strip(), read=False)
        if may_deny(short):
            raise CellError(
                "unknown-value",
                f"'{short[:40]}' may not be {table.written}: the map does not say what it means",
                f"give it a meaning under 'values': {', '.join(MEANINGS)}",
            )
        return FindingCell(table.written, page, text.strip())

    return written if table.cells == "summary" else marked
