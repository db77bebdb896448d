"""The column of the reviews' ids: which it is, what in it is no id, and how ids are made of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dhrcode.importers.sketch.names import CodebookNames, folded
from dhrcode.importers.table.cell_values import CellError, review_id
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.model.map_columns import IdRule

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
_SUMS = ("total", "totals", "subtotal", "grand", "sum", "overall", "n", "percent", "percentage")
"""Words with which a row of sums begins."""


class IdColumn(NamedTuple):
    """The column of the reviews' ids, and how ids are made from it.

    Attributes:
        rule: the rule.
        sure: whether the heading says so, and every cell holds a different id.
        passed: cells that are not ids.
        lines: the lines that are reviews.
        wordy: how many ids have no number, and so may be names of people.
        without: the lines that hold something and no id.
    """

    rule: IdRule
    sure: bool
    passed: tuple[str, ...]
    lines: tuple[Sequence[str], ...]
    wordy: int = 0
    without: tuple[Sequence[str], ...] = ()


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
    passed = _passed(lines, at)
    without = tuple(line for line in lines if not plain(line[at]))
    kept = tuple(line for line in lines if plain(line[at]) and plain(line[at]) not in passed)
    ids = [plain(line[at]) for line in kept]
    sure = is_id_heading(found) and len(set(ids)) == len(ids) and not without
    wordy = sum(map(_is_wordy, ids))
    return IdColumn(_rule(found, ids, known), sure, tuple(passed), kept, wordy, without)


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


def _passed(lines: Sequence[Sequence[str]], at: int) -> dict[str, None]:
    """The cells that are not ids: totals, notes, and cells without a number if most have one."""
    texts = [text for line in lines if (text := plain(line[at]))]
    passed = dict.fromkeys(text for text in texts if _is_total(text))
    passed |= dict.fromkeys(_notes(lines, at))
    rest = [text for text in texts if text not in passed]
    bare = [text for text in rest if _is_wordy(text)]
    if len(bare) * 2 < len(rest):
        passed |= dict.fromkeys(bare)
    return passed


def _is_total(text: str) -> bool:
    """Whether a cell says what stands in its row: `Total`, `Total (n=13)`, `%`."""
    words = folded(text).split()
    return not words or folded(text) in _NO_REVIEWS or words[0] in _SUMS


def _notes(lines: Sequence[Sequence[str]], at: int) -> Iterator[str]:
    """Cells that are alone in their rows and unlike the ids of others: notes under the table."""
    alone = [line for line in lines if plain(line[at]) and sum(map(bool, map(plain, line))) == 1]
    others = {_shape(line[at]) for line in lines if line not in alone}
    yield from (plain(line[at]) for line in alone if others and _shape(line[at]) not in others)


def _shape(text: str) -> str:
    """An id without its letters and digits: `a0` of DHR7 and of DHR12."""
    return re.sub("[0-9]+", "0", re.sub(r"[^\W\d_]+", "a", plain(text)))


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


def may_be_id(text: str) -> bool:
    """Whether a cell may be the id of a review, and is no heading: `Case`, `subtheme_id`."""
    heading = folded(text) in _NO_REVIEWS or is_id_heading(text)
    return bool(text) and not (_is_wordy(text) and heading)
