"""The layout of a table: its headings, whether reviews are rows, and where their ids are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dhrcode.importers.sketch.names import CodebookNames, folded
from dhrcode.importers.table.cell_values import CellError, review_id
from dhrcode.importers.table.grid import TableGrid, plain
from dhrcode.importers.table.headings import HeadedTable, headed
from dhrcode.model.import_map import IdRule

_ROWS = 30
"""The rows in which the headings are looked for."""
_COLUMNS = 10
_CELLS = 400
"""How many cells of a line are looked at: no codebook has more subthemes."""
_NEAR = 0.5
_ID_NAME = re.compile(r"\b(?:ids?|case|cases|review|ref|reference|dhr|no|number|code|name)\b")
_ID_LIKE = re.compile(r"[A-Za-z _/.-]{0,20}[0-9][A-Za-z0-9 _/.-]{0,30}")
_NO_REVIEWS = frozenset(
    (
        "area",
        "area id",
        "subtheme",
        "subtheme id",
        "theme",
        "themes",
        "label",
        "definition",
        "present",
        "absent",
        "unclear",
        "not stated",
        "not coded",
        "review",
        "reviews",
        "of reviews",
        "total",
        "totals",
        "grand total",
        "sum",
        "count",
        "counts",
        "n",
        "percent",
        "percentage",
        "average",
        "mean",
        "all",
        "key",
        "legend",
        "note",
        "notes",
    )
)
"""What is often in the place of an id but is not one; `% of reviews` is folded to `of reviews`."""


class IdColumn(NamedTuple):
    """The column of the reviews' ids, and how ids are made from it.

    Attributes:
        rule: the rule.
        sure: whether the heading says so, and every cell holds a different id.
        passed: cells that are not ids.
        lines: the lines that are reviews.
        wordy: how many ids have no number, and so may be names of people.
    """

    rule: IdRule
    sure: bool
    passed: tuple[str, ...]
    lines: tuple[Sequence[str], ...]
    wordy: int = 0


def best_layout(
    grids: Iterable[TableGrid], known: CodebookNames, *, across: bool = True
) -> HeadedTable | None:
    """The sheet that names most of the codebook, with its headings.

    Args:
        grids: the sheets, or the one table.
        known: the names of the codebook's subthemes and attributes.
        across: whether reviews may be columns.
    """
    best: tuple[float, HeadedTable | None] = (-1.0, None)
    for grid in grids:
        for score, turned, head in _layouts(grid, known):
            if turned and not across:
                continue
            if score > best[0] and (result := headed(grid, head, across=turned)).headings:
                best = score, result
    return best[1]


def _layouts(grid: TableGrid, known: CodebookNames) -> Iterator[tuple[float, bool, int]]:
    """The most likely row and the most likely column of headings, each with its score."""
    rows = list(grid.rows[:_ROWS])
    columns = [[row[at] if at < len(row) else "" for row in grid.rows] for at in range(_COLUMNS)]
    for across, lines in ((False, rows), (True, columns)):
        scores = [(_score(line, known), -number) for number, line in enumerate(lines, start=1)]
        score, number = max(scores, default=(0.0, -1))
        if score == 0 and not across:
            number = -_first_filled(rows)
        yield score, across, -number


def _first_filled(rows: Sequence[Sequence[str]]) -> int:
    """The first row that could be headings if none names anything: with two cells or more."""
    wide = (n for n, row in enumerate(rows, start=1) if sum(1 for text in row if text.strip()) > 1)
    return next(wide, 1)


def _score(line: Sequence[str], known: CodebookNames) -> float:
    """How many subthemes and attributes a line of cells names; similar names count half."""
    exactly: set[str] = set()
    nearly: set[str] = set()
    for text in dict.fromkeys(plain(cell)[:200] for cell in line[:_CELLS]):
        if len(text) < 2 or folded(text) in known.areas:
            continue
        if guess := known.subtheme(text):
            (exactly if guess.sure else nearly).add(guess.target)
        elif (guess := known.attribute(text)) and guess.sure:
            nearly.add(guess.target)
    return len(exactly) + _NEAR * len(nearly - exactly)


def ids_of(table: HeadedTable, known: CodebookNames, heading: str | None = None) -> IdColumn:
    """The column of the reviews' ids.

    Args:
        table: a table with headings.
        known: for the prefix of the codebook's first kind of review.
        heading: their heading in another table, if this one is joined to it.
    """
    lines = [line for _, line in table.reviews()]
    scores = {
        name: _id_score(name, [plain(line[at]) for line in lines], at)
        for name, at in table.headings.items()
        if not known.named(name)
    } or dict.fromkeys(table.headings, 0.0)
    found = heading if heading in table.headings else max(scores, key=lambda name: scores[name])
    at = table.headings[found]
    texts = [plain(line[at]) for line in lines]
    passed = _passed(texts)
    kept = tuple(line for line in lines if plain(line[at]) not in passed)
    ids = [text for text in texts if text and text not in passed]
    rule = _rule(found, ids, known)
    sure = bool(_ID_NAME.search(folded(found))) and len(set(texts)) == len(texts)
    return IdColumn(rule, sure, tuple(passed), kept, sum(_is_wordy(text) for text in ids))


def _id_score(name: str, texts: Sequence[str], at: int) -> float:
    filled = [text for text in texts if text]
    if not filled:
        return -1.0
    alike = sum(1 for text in filled if _ID_LIKE.fullmatch(text)) / len(filled)
    return (
        3.0 * bool(_ID_NAME.search(folded(name)))
        + 2.0 * (len(set(filled)) == len(filled))
        + len(filled) / len(texts)
        + 2.0 * alike
        - 0.01 * at
    )


def _passed(texts: Sequence[str]) -> dict[str, None]:
    """The cells that are not ids: totals, and cells without a number if most have one."""
    passed = dict.fromkeys(text for text in texts if text and folded(text) in _NO_REVIEWS)
    rest = [text for text in texts if text and text not in passed]
    bare = [text for text in rest if _is_wordy(text)]
    if len(bare) * 2 < len(rest):
        passed |= dict.fromkeys(bare)
    return passed


def _is_wordy(text: str) -> bool:
    return not re.search("[0-9]", text)


def _rule(heading: str, texts: Sequence[str], known: CodebookNames) -> IdRule:
    prefix = None
    if any(text[0].isdigit() for text in texts):
        prefix = known.codebook.kinds[0].prefix
    rule = IdRule(heading=heading, prefix=prefix)
    cleaned = rule.model_copy(update={"clean": "yes"})
    # A cell without a number may be a person's name; it is not made to fit, so the import refuses
    # it.
    numbered = (text for text in texts if not _is_wordy(text))
    gains = any(not _makes(text, rule) and _makes(text, cleaned) for text in numbered)
    return cleaned if gains else rule


def _makes(text: str, rule: IdRule) -> bool:
    try:
        review_id(text, rule)
    except CellError:
        return False
    return True
