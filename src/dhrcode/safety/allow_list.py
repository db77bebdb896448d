"""The allow-list: words that a person has looked at and found to identify nobody."""

import re
from collections.abc import Iterable

from dhrcode.model.codebook import NotIdentifying


def normalised(text: str) -> str:
    """A text in the form in which it is compared: without capitals, with single spaces."""
    return " ".join(text.split()).casefold()


class AllowList:
    """The entries under `not_identifying` of a record and of its codebook.

    An entry allows its own words, and whole words within it.
    """

    def __init__(self, *entries: Iterable[NotIdentifying]) -> None:
        self._texts = [normalised(entry.text) for several in entries for entry in several]

    def covering(self, words: str) -> list[int]:
        """The numbers of the entries that allow some words, counted from 0 through all given."""
        if not self._texts:
            return []
        whole = re.compile(rf"(?<!\w){re.escape(normalised(words))}(?!\w)")
        return [number for number, text in enumerate(self._texts) if whole.search(text)]
