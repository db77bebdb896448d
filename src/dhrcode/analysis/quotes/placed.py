"""Where in a document's pages a quote stands, character by character, so that it can be marked."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dhrcode.analysis.quotes.tight import TightText
from dhrcode.model.comparable import comparable
from dhrcode.model.document import Document

_GAP = re.compile(r"\s*(?:\[[^\]]{0,60}\]|\(\.\.\.\)|\.{3,}|…)\s*")
_MOST = 200
"""Places of one part that are looked at: more than anybody means."""


class PageSpan(NamedTuple):
    """Characters of one page: its index, the first, and the one after the last."""

    page: int
    start: int
    end: int


class PlacedText:
    """A document's pages as one text in which quotes are found.

    Args:
        document: the document.
    """

    def __init__(self, document: Document) -> None:
        self._pages = document.pages
        self._starts: list[int] = []
        length = 0
        for page in document.pages:
            self._starts.append(length)
            length += len(page.text) + 1
        self._form = TightText(comparable("\n".join(page.text for page in document.pages)))
        self._text = self._form.text

    def spans(self, quote: str, page: str | None) -> tuple[PageSpan, ...]:
        """The characters that a quote stands for, in order; none if it is not found.

        Of several places the one on the page that is given counts, or else the first. Where the
        quote leaves words out, or puts some in, only its own words are marked.
        """
        parts = [TightText(comparable(part)).text.strip(" '.,;:") for part in _GAP.split(quote)]
        parts = [part for part in parts if part]
        if not parts:
            return ()
        starts = list(self._places(parts[0], 0))
        wanted = [at for at in starts if page is not None and self._is_on(at, page)]
        for at in (*wanted, *starts):
            found = self._followed(parts, at)
            if found is not None:
                return tuple(span for start, end in found for span in self._on_pages(start, end))
        return ()

    def _places(self, part: str, begin: int) -> Iterator[int]:
        at = begin - 1
        for _ in range(_MOST):
            at = self._text.find(part, at + 1)
            if at < 0:
                return
            if self._is_whole(at, at + len(part)):
                yield at

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether words are not cut."""
        before, after = self._text[start - 1 : start], self._text[end : end + 1]
        return not (before.isalnum() and self._text[start].isalnum()) and not (
            after.isalnum() and self._text[end - 1].isalnum()
        )

    def _followed(self, parts: Sequence[str], at: int) -> list[tuple[int, int]] | None:
        """Where all parts stand, one after another, each on the page of the last or the next."""
        found = [(at, at + len(parts[0]))]
        for part in parts[1:]:
            place = next(self._places(part, found[-1][1]), None)
            if place is None or self._page(place) > self._page(found[-1][0]) + 1:
                return None
            found.append((place, place + len(part)))
        return found

    def _page(self, at: int) -> int:
        return bisect_right(self._starts, self._form.original(at, at)[0]) - 1

    def _is_on(self, at: int, page: str) -> bool:
        here = self._pages[self._page(at)]
        return page.strip().casefold() in (here.name.casefold(), str(here.number))

    def _on_pages(self, start: int, end: int) -> Iterator[PageSpan]:
        first, last = self._form.original(start, end)
        for index, begins in enumerate(self._starts):
            ends = begins + len(self._pages[index].text)
            if first < ends and last > begins:
                yield PageSpan(index, max(first, begins) - begins, min(last, ends) - begins)
