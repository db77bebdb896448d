"""What the marks and words in a table's cells may mean."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from dhrcode.importers.sketch.names import LEAST, STRONG, SURE, Guess, folded
from dhrcode.importers.sketch.roles import value_of
from dhrcode.importers.table.cell_values import attribute_reader, attribute_words, can_read
from dhrcode.importers.table.finding_cells import may_deny, without_page
from dhrcode.model.codebook import Attribute
from dhrcode.model.map_columns import AttributeColumn

_MARKS = {
    "present": "x ✓ ✔ √ ☑ ☒ ● • + 1 yes y true t tick ticked p present",
    "absent": "0 no n false f absent – ☐ ✗ ✘",
    "not-stated": "· n/s ns n/k nk unknown not-stated not-known not-recorded",
    "unclear": "? ?? unclear unsure maybe possibly",
    "not-coded": "not-coded",
}
_WEAK = ("0", "☐", "f", "false", "p", "t")
"""Marks that say as often that nobody looked, or something else, as what they are guessed to."""
_MEANINGS = {word: meaning for meaning, words in _MARKS.items() for word in words.split()}
_SPLITS = (";", "|", "/", ",")
_BAND = re.compile(
    r"(?:(under|up-to|below)-([0-9]{1,3})|([0-9]{1,3})-([0-9]{1,3})"
    r"|([0-9]{1,3})-(?:and-over|or-over|plus|and-above)|over-([0-9]{1,3}))"
)
_NUMBER = re.compile(r"[0-9]{1,3}(?:\.0+)?")


def marks(texts: Iterable[str]) -> tuple[dict[str, Guess], Counter[str]]:
    """What the marks in cells of subthemes may mean, and the marks without a likely meaning.

    Args:
        texts: the cells, with single spaces.
    """
    return _sorted(Counter(map(without_page, filter(None, texts))), _meaning)


def denials(texts: Iterable[str]) -> Counter[str]:
    """The summaries that may say that nothing was found, and so have to be decided."""
    return Counter(text for text in texts if text and may_deny(text))


def ticks(texts: Iterable[str]) -> tuple[dict[str, Guess], Counter[str]]:
    """What the marks in one-hot columns may mean, yes or no; and marks without likely meaning."""

    def meaning(text: str) -> Guess | None:
        found = _meaning(text)
        said = {"present": "yes", "absent": "no"}.get(found.target) if found else None
        return Guess(said, SURE if text.casefold() in ("yes", "no") else STRONG) if said else None

    return _sorted(Counter(filter(None, texts)), meaning)


def is_mark(text: str) -> bool:
    """Whether a cell holds what stands in a table of ticks or of counts."""
    return _meaning(text) is not None or bool(_NUMBER.fullmatch(text))


def _meaning(text: str) -> Guess | None:
    word = text.casefold().removesuffix(".0")
    found = _MEANINGS.get(word) or _MEANINGS.get(_bare(text))
    if not found:
        return None
    if folded(text) == folded(found):
        return Guess(found, SURE)
    return Guess(found, LEAST if word in _WEAK else STRONG)


def _bare(text: str) -> str:
    """A mark without punctuation around it; empty if that may have a meaning: `x?`, `-1`."""
    bare = "-".join(folded(text).split())
    return "" if "?" in text or bare.isdigit() else bare


def _sorted(
    texts: "Counter[str]", meaning: Callable[[str], Guess | None]
) -> tuple[dict[str, Guess], "Counter[str]"]:
    """What each text may mean, once for each spelling, the most common first; and the others."""
    found: dict[str, Guess] = {}
    others: Counter[str] = Counter()
    for text, often in sorted(texts.items(), key=lambda item: (-item[1], item[0])):
        said = meaning(text)
        if said is None:
            others[text] = often
        elif text.casefold() not in {known.casefold() for known in found}:
            found[text] = said
    return found, others


class ValueMeanings(NamedTuple):
    """What the cells of an attribute may mean.

    Attributes:
        values: texts that are not known already, and what they may mean.
        ranges: ranges of numbers, and the value of each.
        split: what separates several values in one cell.
        others: cells without a likely meaning, and how often each occurs.
    """

    values: dict[str, Guess]
    ranges: dict[str, str]
    split: str | None
    others: Counter[str]


def attribute_values(texts: Iterable[str], attribute: Attribute) -> ValueMeanings:
    """What the cells of a column may mean as values of an attribute."""
    counted = Counter(filter(None, texts))
    read = attribute_reader(attribute, AttributeColumn(attribute=attribute.id))
    unread = Counter({t: n for t, n in counted.items() if not can_read(read, t)})
    ranges = _ranges(unread, attribute)
    unread = Counter({t: n for t, n in unread.items() if not (ranges and _NUMBER.fullmatch(t))})
    split = _split(unread, attribute)
    if split:
        parts: Counter[str] = Counter()
        for text, often in unread.items():
            parts.update({part.strip(): often for part in text.split(split) if part.strip()})
        words = attribute_words(attribute, {})
        unread = Counter({part: n for part, n in parts.items() if words.get(part) is None})
    values, others = _sorted(unread, lambda text: _value(text, attribute))
    return ValueMeanings(values, ranges, split, others)


def _value(text: str, attribute: Attribute) -> Guess | None:
    found, ticks = _meaning(text), attribute.data_type.ticks
    if ticks:
        known = found is not None and found.target in ticks
        return Guess(ticks[found.target]) if found and known else None
    if attribute.allowed and (value := value_of(text, attribute)):
        return value
    return Guess("not-stated") if found and found.target == "not-stated" else None


def _split(unread: Iterable[str], attribute: Attribute) -> str | None:
    """What separates the values in most of the cells that are not a single value."""
    if not attribute.data_type.several:
        return None
    texts = list(unread)
    for split in _SPLITS:
        parted = [text for text in texts if split in text]
        if parted and len(parted) * 2 >= len(texts):
            return split
    return None


def _ranges(unread: Iterable[str], attribute: Attribute) -> dict[str, str]:
    """The bands of an attribute such as `16-17` or `75-and-over`, if cells hold numbers."""
    if not any(_NUMBER.fullmatch(text) for text in unread):
        return {}
    result: dict[str, str] = {}
    for value in attribute.allowed:
        if band := _BAND.fullmatch(value):
            result[_range(band)] = value
    return result if len(result) > 1 else {}


def _range(band: "re.Match[str]") -> str:
    under, below, least, most, over, above = band.groups()
    if below:
        return f"0-{int(below) - (0 if under == 'up-to' else 1)}"
    if over:
        return f"{int(over)}+"
    return f"{int(above) + 1}+" if above else f"{int(least)}-{int(most)}"
