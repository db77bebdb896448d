"""Columns whose cells name themes, and what each word in them may mean."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dhrcode.importers.sketch.id_column import are_ids
from dhrcode.importers.sketch.names import CodebookNames, Guess
from dhrcode.importers.table.cell_values import CellMeanings, theme_parts, theme_words
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.headings import HeadedTable

_SPLITS = (None, ";", "|", "\n", ",", "/")
"""What may separate themes in one cell; that which makes most names is taken, or else the first."""
_CODE = re.compile(
    r"(?:code|theme|sub-?theme|tag|issue|factor|finding)s?[ _#.]*[0-9]*", re.IGNORECASE
)
_NUMBERED = re.compile(r"[ _#.]*\(?[0-9]+\)?$")


class ThemeCells(NamedTuple):
    """Columns whose cells name themes.

    Attributes:
        columns: their headings.
        named: how many words in their cells name a theme.
        split: what separates several in one cell.
        values: words that are no id or label, and what they may mean.
        others: words without a likely meaning, and how often each occurs.
    """

    columns: tuple[str, ...]
    named: int
    split: str | None
    values: dict[str, Guess]
    others: "Counter[str]"


def theme_cells(table: HeadedTable, known: CodebookNames) -> ThemeCells | None:
    """The columns of a table that name themes; None if none does, or reviews have several rows."""
    cells = {
        heading: [text for _, line in table.reviews() if plain(text := line[at])]
        for heading, at in table.headings.items()
        if not known.named(heading)
    }
    if len(table.headings) - len(cells) > 1 or any(map(_repeats, cells, cells.values())):
        return None
    tried = [(_columns(cells, known, split), split) for split in _SPLITS]
    columns, split = max(tried, key=lambda one: sum(one[0].values()))
    if not columns:
        return None
    beside = {_NUMBERED.sub("", heading) for heading in columns}
    taken = tuple(h for h in cells if h in columns or _NUMBERED.sub("", h) in beside)
    words = Counter(part for h in taken for text in cells[h] for part in theme_parts(text, split))
    values, others = words_meant(words, theme_words(known.codebook, {}), known)
    return ThemeCells(taken, sum(columns.values()), split, values, others)


def _repeats(heading: str, cells: Sequence[str]) -> bool:
    """Whether a column has ids of reviews, some of them more than once: a row is then less."""
    return len(set(map(plain, cells))) < len(cells) and are_ids(heading, cells)


def _columns(
    cells: dict[str, list[str]], known: CodebookNames, split: str | None
) -> dict[str, int]:
    """The columns in which half of the cells or more name a theme, with how many words do."""
    result = {}
    for heading, texts in cells.items():
        named = [sum(map(known.names, theme_parts(text, split))) for text in texts]
        if any(named) and sum(map(bool, named)) * 2 >= len(texts):
            result[heading] = sum(named)
    return result


def words_meant(
    words: "Counter[str]", read: CellMeanings, known: CodebookNames
) -> tuple[dict[str, Guess], "Counter[str]"]:
    """What the words that an import cannot read may mean, and those without a likely meaning."""
    unread = [word for word in words if read.get(word) is None]
    values = {word: guess for word in unread if (guess := known.subtheme(word))}
    return values, Counter({word: words[word] for word in unread if word not in values})


def are_code_columns(names: Iterable[str]) -> bool:
    """Whether all names are such as `Code 1`: where they stand in a column, reviews are columns."""
    return all(_CODE.fullmatch(plain(name)) for name in names)
