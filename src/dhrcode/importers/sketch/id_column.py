"""The column of the reviews' ids: which it is, what in it is no id, and how ids are made of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from dhrcode.importers.sketch.names import CodebookNames, folded
from dhrcode.importers.table.cell_values import can_read, review_id
from dhrcode.importers.table.grid import plain
from dhrcode.importers.table.headings import HeadedTable
from dhrcode.model.map_columns import IdRule

_ID_NAME = re.compile(r"\b(?:ids?|case|cases|review|ref|reference|dhr|no|number|code|name)\b")
_ID_LIKE = re.compile(r"[A-Za-z _/.-]{0,20}[0-9][A-Za-z0-9 _/.-]{0,30}")
_NUMBERED = re.compile(r"(?:[0-9]{1,4}|[A-Z]{1,2}) : ([A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*)")
"""`1 : DHR7`, as NVivo numbers the rows and columns of a matrix."""
_OTHERS = (
    "area|area id|subtheme|subtheme id|theme|themes|label|definition|present|absent|unclear|"
    "not stated|not coded|review|reviews|of reviews|count|counts|average|mean|all|key|legend|"
    "note|notes"
)
_NO_REVIEWS = frozenset(_OTHERS.split("|"))
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
        headless: whether what stands over the ids is an id like them: the table has no headings.
    """

    rule: IdRule
    sure: bool
    passed: tuple[str, ...]
    lines: tuple[Sequence[str], ...]
    wordy: int = 0
    without: tuple[Sequence[str], ...] = ()
    headless: bool = False


def ids_of(
    table: HeadedTable,
    known: CodebookNames,
    heading: str | None = None,
    taken: Sequence[str] = (),
) -> IdColumn:
    """The column of the reviews' ids.

    Args:
        table: a table with headings.
        known: for the prefix of the codebook's first kind of review.
        heading: their heading in another table, if this one is joined to it.
        taken: headings of columns that hold something else.
    """
    numbered = list(table.reviews())
    lines = [line for _, line in numbered]
    scores = {
        name: _id_score(name, [plain(line[at]) for line in lines], at)
        for name, at in table.headings.items()
        if name not in taken and not known.named(name) and not _begins_sums(name)
    } or dict.fromkeys(table.headings, 0.0)
    found = heading if heading in table.headings else max(scores, key=lambda name: scores[name])
    at = table.headings[found]
    texts = [plain(line[at]) for line in lines]
    passed = _passed(numbered, texts, at)
    without = tuple(line for line, text in zip(lines, texts, strict=True) if not text)
    kept = {n: text for n, text in enumerate(texts) if text and text not in passed}
    ids = list(kept.values())
    sure = is_id_heading(found) and len(set(ids)) == len(ids) and not without
    wordy = sum(map(_is_wordy, ids))
    if ids and all(counted := [_NUMBERED.fullmatch(text) for text in ids]):
        replace = {match[0]: match[1] for match in counted if match}
        rule = IdRule(heading=found, replace=replace)
    else:
        rule = _rule(found, ids, known)
    headless = not _is_wordy(found) and {_shape(text) for text in ids} == {_shape(found)}
    reviews = tuple(lines[number] for number in kept)
    return IdColumn(rule, sure, tuple(passed), reviews, wordy, without, headless)


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


def _passed(
    numbered: Sequence[tuple[int, Sequence[str]]], texts: Sequence[str], at: int
) -> dict[str, None]:
    """The cells that are not ids: totals, notes, and cells without a number if most have one."""
    texts = [text for text in texts if text]
    passed = dict.fromkeys(text for text in texts if _is_sum(text))
    passed |= dict.fromkeys(_notes(numbered, at))
    rest = [text for text in texts if text not in passed]
    bare = [text for text in rest if _is_wordy(text)]
    if len(bare) * 2 < len(rest):
        passed |= dict.fromkeys(bare)
    return passed


def _is_sum(text: str) -> bool:
    """Whether a cell says what stands in its row, `Total`, `Total (n=13)`, `%`, and is no id."""
    return not folded(text) or folded(text) in _NO_REVIEWS or _begins_sums(text)


def _begins_sums(text: str) -> bool:
    return folded(text).split(" ")[0] in _SUMS


def _notes(numbered: Sequence[tuple[int, Sequence[str]]], at: int) -> Iterator[str]:
    """Notes and keys: cells unlike the ids, alone in their rows or below a row that is blank."""
    first = numbered[0][0] if numbered else 0
    whole = [line for place, (n, line) in enumerate(numbered) if n == first + place]
    ids = {_shape(line[at]) for line in whole if sum(map(bool, map(plain, line))) > 1}
    for place, (number, line) in enumerate(numbered):
        alone = sum(map(bool, map(plain, line))) == 1
        if ids and plain(line[at]) and (alone or number != first + place):
            yield from [plain(line[at])] if _shape(line[at]) not in ids else []


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
    as_it_is, made = partial(review_id, rule=rule), partial(review_id, rule=cleaned)
    gains = any(not can_read(as_it_is, text) and can_read(made, text) for text in numbered)
    # Two ids in one cell are not made one.
    return cleaned if gains and not any(re.search("[,;\n]", text) for text in texts) else rule


def may_be_id(text: str) -> bool:
    """Whether a cell may be the id of a review, and is no heading: `Case`, `subtheme_id`."""
    heading = folded(text) in _NO_REVIEWS or is_id_heading(text)
    return bool(text) and not (_is_wordy(text) and heading)
