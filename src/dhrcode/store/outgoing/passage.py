"""What is read of a file that is about to be sent: passages, and parts that cannot be read."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LABEL = 80
"""A longer text is no label of what stands beside it."""
_FIGURE = re.compile("[0-9]")
_PHONE = re.compile(r"(?i)phone|\btel\b|mobile|\bmob\b|\bcell\b|fax|contact")
_NUMBER = re.compile("44[127][0-9]{8,9}|[127][0-9]{8,9}")
_MANY_FIGURES = re.compile("(?:[0-9][^0-9]{0,3}){5}")
_OF_A_FEW = re.compile(
    r"(?i)\bage|years|refer|\bref\b|\blog\b|crime|number|\bnos?\b|reg|plate|vrm|\bid\b"
)
"""Labels that tell even of few figures what they are."""
_LETTER = re.compile(r"[^\W\d_]{2}")
_TITLE = re.compile(r"(?i)(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Rev|Sir|Dame|Lord|Lady)\.?")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_OWN_DAY = re.compile(rf"\s*{_DAY}(?: to {_DAY})?\s*")
_OWN_HEADINGS = frozenset(("coded", "coded_from", "coded_to", "day of the coding", "decided"))


class OutputPassage(NamedTuple):
    """Some words of a file.

    Attributes:
        line: of their first character, from 1; in a workbook the row.
        column: likewise; in a workbook the column.
        where: the part in words, such as `sheet 'Evidence', C5: `; empty if line and column are
            enough.
        text: the words.
        told: where in the text what is found is told, if not all of it: a label before it, or the
            sentence around a deletion, is only there to be read with it.
    """

    line: int
    column: int
    where: str
    text: str
    told: tuple[int, int] | None = None


class UnreadPart(NamedTuple):
    """A part of a file whose words, if it has any, cannot be read.

    Attributes:
        kind: what it is, in the singular: `picture`, `embedded object`.
        name: its own name; empty where it has none that helps.
    """

    kind: str
    name: str = ""


Read = OutputPassage | UnreadPart
"""What a reader yields."""


def with_labels(
    at: tuple[int, int, str], text: str, labels: Sequence[str]
) -> Iterator[OutputPassage]:
    """A value with each label that stands over it or beside it.

    A number alone is anything; under the heading `NHS number` it is one.

    Args:
        at: line, column and part.
        text: the value.
        labels: headings, keys, or the cell to its left.
    """
    many = bool(_MANY_FIGURES.search(text))
    for label in {" ".join(one.split()).rstrip(" :"): None for one in labels if one}:
        if _TITLE.fullmatch(label):
            yield OutputPassage(*at, f"{label} {text}")
        elif not 1 < len(label) <= _LABEL or not _LETTER.search(label):
            continue
        elif many or (_OF_A_FEW.search(label) and _FIGURE.search(text)):
            before, value = f"{label}: ", _as_dialled(label, text)
            told = len(before), len(before) + len(value)
            yield OutputPassage(*at, before + value, told)


def _as_dialled(label: str, text: str) -> str:
    """A phone number that was kept as a number, with the zero or plus that it has lost."""
    if not _PHONE.search(label) or not _NUMBER.fullmatch(text.strip()):
        return text
    return f"+{text.strip()}" if text.strip().startswith("44") else f"0{text.strip()}"


def is_own_day(heading: str, text: str) -> bool:
    """Whether a cell holds nothing but a day of coding, which dhrcode writes under its own names.

    When records were coded identifies nobody.
    """
    return heading.strip().lower() in _OWN_HEADINGS and bool(_OWN_DAY.fullmatch(text))
