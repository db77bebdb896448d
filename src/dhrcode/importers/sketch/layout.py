"""The layout of a table: its headings, and whether reviews are rows."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from dhrcode.importers.layouts.layout import CERTAIN, LIKELY, POSSIBLE, Likeness
from dhrcode.importers.sketch.id_column import are_ids, may_be_id
from dhrcode.importers.sketch.names import LONGEST_NAME, CodebookNames, folded
from dhrcode.importers.sketch.values import is_mark
from dhrcode.importers.table.grid import TableGrid, plain
from dhrcode.importers.table.headings import HeadedTable, headed
from dhrcode.text import plural

_ROWS = 30
"""The rows in which the headings are looked for."""
_COLUMNS = 10
_CELLS = 400
"""How many cells of a line are looked at: no codebook has more subthemes."""
_LONGEST_ID = 40
_SUMMARY = 4
_NEAR = 0.5


def best_layout(grid: TableGrid, known: CodebookNames, *, across: bool = True) -> Likeness | None:
    """The row, or the column, of a sheet that is most likely its headings.

    Args:
        grid: the sheet.
        known: the names of the codebook's subthemes and attributes.
        across: whether reviews may be columns.

    Returns:
        None if the sheet has no headings.
    """
    found = [_row_of_headings(grid, known)]
    if across:
        found.append(_column_of_headings(grid, known))
    return max(filter(None, found), key=lambda one: one.named, default=None)


def _likeness(named: float, table: HeadedTable) -> Likeness:
    """How much a table looks like one of reviews, by the names that its headings hold."""
    strength = POSSIBLE if not named else LIKELY if named < 3 else CERTAIN
    names = plural(round(named + 0.1), "name of the codebook", "names of the codebook")
    why = f"its headings hold {names}" if named else "it has headings"
    return Likeness(strength, named, why, table)


def _row_of_headings(grid: TableGrid, known: CodebookNames) -> Likeness | None:
    first = first_headings(grid)
    if not first:
        return None
    rows = _first_rows(grid)
    scores = [_score(row, known) for row in rows]
    best = scores.index(max(scores)) + 1
    if not scores[best - 1] or (best > first and _is_data(rows, best, first, known)):
        best = first
    if best < len(rows) and _goes_on(rows[best - 1], rows[best]):
        best += 1
    first = _first_of(rows, best, known)
    return _likeness(max(scores[first - 1 : best]), headed(grid, best, first=first))


def _first_rows(grid: TableGrid) -> list[list[str]]:
    """The rows in which headings are looked for, their texts with single spaces."""
    return [list(map(plain, row)) for row in grid.rows[:_ROWS]]


def _goes_on(head: Sequence[str], below: Sequence[str]) -> bool:
    """Whether headings have a second row: it has none where an id would be, and no marks."""
    pairs = list(zip_longest(head, below, fillvalue=""))
    words = list(filter(None, below))
    ids = next((b for a, b in pairs if a or b), "")
    gaps = any(b and not a for a, b in pairs)
    short = not any(is_mark(text) or len(text) > LONGEST_NAME for text in words)
    return gaps and bool(words) and not ids and short


def _first_of(rows: Sequence[Sequence[str]], head: int, known: CodebookNames) -> int:
    """The first row of headings: the one above the last, if it says what several columns are."""
    above = rows[head - 2] if head > 1 else []
    below = rows[head - 1]
    texts, named = list(filter(None, above)), list(filter(None, below))
    # What a cell of the row above leaves empty to its right, and what it fills where there is none.
    right = [*above[1:], *[""] * len(below)]
    over = any(text and not a for a, text in zip(right, below[1:], strict=False))
    filled = any(a and not text for a, text in zip_longest(above, below, fillvalue=""))
    spans = len(texts) > 1 or (bool(texts) and not above[0])
    names = any(folded(text) in known.areas for text in texts)
    doubled = len(set(named)) < len(named)
    short = max(map(len, texts), default=99) <= LONGEST_NAME
    group = names or filled or doubled or len(texts) * 2 <= len(named)
    return head - 1 if short and spans and over and group else head


def first_headings(grid: TableGrid) -> int:
    """The first row that could be headings, from 1; 0 if there is none.

    It has no cell so long that it is prose, and two cells or more if any such row has.
    """
    filled = [list(filter(None, row)) for row in _first_rows(grid)]
    short = [
        (number, len(texts))
        for number, texts in enumerate(filled, start=1)
        if texts and max(map(len, texts)) <= LONGEST_NAME
    ]
    several = (number for number, cells in short if cells > 1)
    return next(several, short[0][0] if short else 0)


def _is_data(rows: Sequence[Sequence[str]], number: int, first: int, known: CodebookNames) -> bool:
    """Whether a row below the first headings belongs to their table: it has an id as others do."""
    heads = rows[first - 1]
    width = max(sum(map(bool, row)) for row in rows)
    if sum(map(bool, heads)) * 2 < width:
        return False  # a title, or who made the table
    below = list(zip_longest(*rows[first:], fillvalue=""))
    at_best = number - first - 1
    ids = next((at for at, text in enumerate(heads) if text), 0)
    return bool(below[ids][at_best]) and any(
        head
        and may_be_id(cells[at_best])
        and not known.names(cells[at_best])
        and (_is_unique(cells) or are_ids(head, cells))
        for head, cells in zip(heads, below, strict=False)
    )


def _is_unique(cells: Iterable[str]) -> bool:
    """Whether no two cells are the same, and all are as short as an id."""
    filled = list(filter(None, cells))
    return len(set(filled)) == len(filled) and max(map(len, filled), default=99) <= _LONGEST_ID


def _column_of_headings(grid: TableGrid, known: CodebookNames) -> Likeness | None:
    """The column that names most; None if nothing beside it is filled as reviews would be."""
    rows = range(1, len(grid.rows) + 1)
    columns = [[plain(grid.text(row, at)) for row in rows] for at in range(1, _COLUMNS + 1)]
    scores = [_score(column, known) for column in columns]
    best = scores.index(max(scores)) + 1
    themes = [number for number, text in enumerate(columns[best - 1]) if known.names(text)]
    names = {columns[best - 1][number] for number in themes}
    head = first_headings(grid)
    beside = ([column[number] for number in themes] for column in columns[: best - 1])
    if (
        not scores[best - 1]
        or len(names) < len(themes)
        or not _has_reviews(grid, themes, best, known)
        or any(are_ids(grid.text(head, at), cells) for at, cells in enumerate(beside, start=1))
    ):
        return None
    return _likeness(scores[best - 1], headed(grid, best, across=True))


def _has_reviews(grid: TableGrid, themes: Sequence[int], head: int, known: CodebookNames) -> bool:
    """Whether a column to the right of the themes holds marks, or under a number summaries."""
    for at in range(head + 1, max(map(len, grid.rows)) + 1):
        cells = [plain(grid.text(number + 1, at)) for number in themes]
        numbered = any(map(str.isdigit, grid.text(first_headings(grid), at)))
        prose = [numbered and is_summary(text) and not known.names(text) for text in cells]
        fit = sum(is_mark(text) or words for text, words in zip(cells, prose, strict=True))
        if fit * 2 > sum(map(bool, cells)):
            return True
    return False


def is_summary(text: str) -> bool:
    """Whether a cell has so many words that it is a summary, and no mark or id."""
    return len(text.split()) >= _SUMMARY


def _score(line: Sequence[str], known: CodebookNames) -> float:
    """How many subthemes and attributes a line of cells names; similar names count half."""
    exactly: set[str] = set()
    nearly: set[str] = set()
    if any(len(text) > LONGEST_NAME for text in line[:_CELLS]):
        return 0.0
    for text in dict.fromkeys(line[:_CELLS]):
        if len(text) < 2 or folded(text) in known.areas:
            continue
        if guess := known.subtheme(text):
            (exactly if guess.sure else nearly).add(guess.target)
        elif (guess := known.attribute(text)) and guess.sure:
            nearly.add(guess.target)
    return len(exactly) + _NEAR * len(nearly - exactly)
