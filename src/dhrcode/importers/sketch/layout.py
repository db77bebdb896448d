"""The layout of a table: its headings, whether reviews are rows, and where their ids are."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from dhrcode.importers.sketch.names import CodebookNames, folded
from dhrcode.importers.sketch.values import is_mark
from dhrcode.importers.table.cell_values import CellError, review_id
from dhrcode.importers.table.grid import TableGrid, plain
from dhrcode.importers.table.headings import HeadedTable, headed
from dhrcode.model.map_columns import IdRule

_ROWS = 30
"""The rows in which the headings are looked for."""
_COLUMNS = 10
_CELLS = 400
"""How many cells of a line are looked at: no codebook has more subthemes."""
LONGEST_HEADING = 80
"""With more letters a cell is prose, and the line that it is in no headings."""
_LONGEST_ID = 40
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


class BestLayout(NamedTuple):
    """How many names of the codebook the headings of a table hold, and the table with them."""

    named: float
    table: HeadedTable


def best_layout(grid: TableGrid, known: CodebookNames, *, across: bool = True) -> BestLayout | None:
    """The row, or the column, of a sheet that is most likely its headings.

    Args:
        grid: the sheet.
        known: the names of the codebook's subthemes and attributes.
        across: whether reviews may be columns.

    Returns:
        None if the sheet has no headings.
    """
    rows = list(grid.rows[:_ROWS])
    found = [BestLayout(*_row_of_headings(rows, known, grid))]
    if across and (column := _column_of_headings(grid, known)):
        found.append(column)
    best = max(found, key=lambda one: one.named)
    return best if best.table.headings else None


def _row_of_headings(
    rows: Sequence[Sequence[str]], known: CodebookNames, grid: TableGrid
) -> tuple[float, HeadedTable]:
    scores = [_score(row, known) for row in rows] or [0.0]
    first, best = first_headings(grid), scores.index(max(scores)) + 1
    if first and (not scores[best - 1] or (best > first and _is_data(rows, best, first))):
        best = first
    return scores[best - 1], headed(grid, best)


def first_headings(grid: TableGrid) -> int:
    """The first row that could be headings, from 1; 0 if there is none.

    It has two cells or more, and none so long that it is prose.
    """
    for number, row in enumerate(grid.rows[:_ROWS], start=1):
        filled = [text for text in map(plain, row) if text]
        if len(filled) > 1 and not any(len(text) > LONGEST_HEADING for text in filled):
            return number
    return 0


def _is_data(rows: Sequence[Sequence[str]], number: int, first: int) -> bool:
    """Whether a row below the first headings belongs to their table: it has an id as others do."""
    heads = rows[first - 1]
    width = max(sum(1 for text in row if text.strip()) for row in rows)
    if sum(1 for text in heads if text.strip()) * 2 < width:
        return False  # a title, or who made the table
    below = list(zip_longest(*rows[first:], fillvalue=""))
    at_best = number - first - 1
    return any(
        plain(head) and _may_be_id(plain(cells[at_best])) and _is_unique(cells)
        for head, cells in zip(heads, below, strict=False)
    )


def _may_be_id(text: str) -> bool:
    """Whether a cell may be the id of a review, and is no heading: `Case`, `subtheme_id`."""
    heading = folded(text) in _NO_REVIEWS or is_id_heading(text)
    return bool(text) and not (_is_wordy(text) and heading)


def _is_unique(cells: Iterable[str]) -> bool:
    """Whether no two cells are the same, and all are as short as an id."""
    filled = [text for text in map(plain, cells) if text]
    return len(set(filled)) == len(filled) and max(map(len, filled), default=99) <= _LONGEST_ID


def _column_of_headings(grid: TableGrid, known: CodebookNames) -> BestLayout | None:
    """The column that names most; None if nothing beside it is filled as reviews would be."""
    columns = [[row[at] if at < len(row) else "" for row in grid.rows] for at in range(_COLUMNS)]
    scores = [_score(column, known) for column in columns]
    best = scores.index(max(scores)) + 1
    themes = [number for number, text in enumerate(columns[best - 1]) if known.names(text)]
    names = {plain(columns[best - 1][number]) for number in themes}
    head = first_headings(grid)
    beside = ([column[number] for number in themes] for column in columns[: best - 1])
    if (
        not scores[best - 1]
        or len(names) < len(themes)
        or not _has_reviews(grid, themes, best)
        or any(are_ids(grid.text(head, at), cells) for at, cells in enumerate(beside, start=1))
    ):
        return None
    return BestLayout(scores[best - 1], headed(grid, best, across=True))


def _has_reviews(grid: TableGrid, themes: Sequence[int], head: int) -> bool:
    """Whether a column to the right of the themes holds marks or prose, as a review's would."""
    for at in range(head, max(map(len, grid.rows))):
        cells = [plain(grid.text(number + 1, at + 1)) for number in themes]
        filled = [text for text in cells if text]
        if filled and 2 * sum(is_mark(t) or len(t) > _LONGEST_ID for t in filled) > len(filled):
            return True
    return False


def _score(line: Sequence[str], known: CodebookNames) -> float:
    """How many subthemes and attributes a line of cells names; similar names count half."""
    exactly: set[str] = set()
    nearly: set[str] = set()
    if any(len(plain(cell)) > LONGEST_HEADING for cell in line[:_CELLS]):
        return 0.0
    for text in dict.fromkeys(map(plain, line[:_CELLS])):
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
    sure = is_id_heading(found) and len(set(texts)) == len(texts)
    return IdColumn(rule, sure, tuple(passed), kept, sum(_is_wordy(text) for text in ids))


def is_id_heading(name: str) -> bool:
    """Whether a heading could be that of the reviews' ids."""
    return bool(_ID_NAME.search(folded(name)))


def are_ids(heading: str, cells: Iterable[str]) -> bool:
    """Whether a column has ids of reviews: as its heading says, and no row numbers."""
    texts = [text for text in map(plain, cells) if text]
    numbered = texts == [str(number) for number in range(1, len(texts) + 1)]
    return is_id_heading(heading) and not numbered and not any(map(_is_wordy, texts))


def _id_score(name: str, texts: Sequence[str], at: int) -> float:
    filled = [text for text in texts if text]
    if not filled:
        return -1.0
    alike = sum(1 for text in filled if _ID_LIKE.fullmatch(text)) / len(filled)
    return (
        3.0 * is_id_heading(name)
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
