"""Which pages of a document somebody says they have read, as a record keeps it."""

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator

from dhrcode.model.base import Model, OneLine, Sha256

_RANGES = re.compile(
    r"[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4})?(?:, ?[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4})?)*"
)


def page_numbers(text: str) -> frozenset[int]:
    """The pages of `1-3, 5`: their positions in the file, from 1.

    Raises:
        ValueError: it is not of that form, or a range runs backwards.
    """
    if not _RANGES.fullmatch(text):
        raise ValueError("must be pages of the file, such as 1-3, 5")
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.strip().partition("-")
        if last and int(last) < int(first):
            raise ValueError(f"must be pages in order: {part.strip()} runs backwards")
        found |= set(range(int(first), int(last or first) + 1))
    return frozenset(found)


def page_ranges(numbers: Iterable[int]) -> str:
    """Pages as a record keeps them: `1-3, 5`; empty for none."""
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs(numbers))


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """The first and the last of each run of numbers without a gap."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def _pages(text: str) -> str:
    page_numbers(text)
    return text


class ReadPages(Model):
    """Pages of one document that the coder says they have read.

    `sha256` is the digest of the document that was read: of another the pages are not read.
    """

    sha256: Sha256
    pages: Annotated[OneLine, AfterValidator(_pages)]

    @property
    def numbers(self) -> frozenset[int]:
        """The positions in the file."""
        return page_numbers(self.pages)
