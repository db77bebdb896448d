"""Where in a document's pages a quote stands, character by character, so that it can be marked."""

import re
from collections.abc import Iterator, Sequence

from dhrcode.analysis.quotes.pages import pages_named
from dhrcode.analysis.quotes.searchable import PageSpan, Searchable, SearchText
from dhrcode.analysis.quotes.tight import TightText
from dhrcode.model.comparable import comparable
from dhrcode.model.document import Document

_GAP = re.compile(r"\s*(?:\[[^\]]{0,60}\]|\(\.\.\.\)|\.{3,}|…)\s*")
_MOST = 200
"""Places of one part that are looked at: more than anybody means."""

PlacedQuote = tuple[PageSpan, ...]
"""The characters that a quote stands for at one place, in order."""


class PlacedText:
    """A document's pages in which quotes are found.

    Attributes:
        searchable: the document made ready for search.

    Args:
        document: the document.
    """

    def __init__(self, document: Document) -> None:
        self.searchable = Searchable(document)
        self._found: dict[tuple[str, str | None], tuple[PlacedQuote, ...]] = {}

    def spans(self, quote: str, page: str | None) -> PlacedQuote:
        """The characters that a quote stands for, in order; none if it is not found.

        Of several places the one on the page that is given counts, or else the first. Where the
        quote leaves words out, or puts some in, only its own words are marked; what stands at the
        head and foot of pages in the middle of it is none of it.
        """
        return next(iter(self.places(quote, page)), ())

    def places(self, quote: str, page: str | None) -> tuple[PlacedQuote, ...]:
        """Every place of a quote on the page that is given; where it is not on it, the first.

        It is looked for once, since a page that is coded asks for every mark again and again.
        """
        key = (quote, page)
        if key not in self._found:
            self._found[key] = self._places(quote, page)
        return self._found[key]

    def _places(self, quote: str, page: str | None) -> tuple[PlacedQuote, ...]:
        parts = [TightText(comparable(part)).text.strip(" '.,;:") for part in _GAP.split(quote)]
        parts = [part for part in parts if part]
        wanted = pages_named(page, self.searchable) if page is not None else frozenset()
        for text in self.searchable.texts() if parts else ():
            starts = list(_places(text, parts[0], 0))
            on_page = [at for at in starts if text.page(at) in wanted]
            found = _followed_each(text, parts, on_page)
            found = found or _followed_each(text, parts, starts)[:1]
            if found:
                return tuple(
                    tuple(span for ends in each for span in text.spans(*ends)) for each in found
                )
        return ()


def _followed_each(
    text: SearchText, parts: Sequence[str], starts: Sequence[int]
) -> list[list[tuple[int, int]]]:
    every = (_followed(text, parts, at) for at in starts)
    return [found for found in every if found is not None]


def _followed(text: SearchText, parts: Sequence[str], at: int) -> list[tuple[int, int]] | None:
    """Where all parts stand, one after another, each on the page of the last or the next."""
    found = [(at, at + len(parts[0]))]
    for part in parts[1:]:
        place = next(_places(text, part, found[-1][1]), None)
        if place is None or text.page(place) > text.page(found[-1][0]) + 1:
            return None
        found.append((place, place + len(part)))
    return found


def _places(text: SearchText, part: str, begin: int) -> Iterator[int]:
    at = begin - 1
    for _ in range(_MOST):
        at = text.text.find(part, at + 1)
        if at < 0:
            return
        if _is_whole(text.text, at, at + len(part)):
            yield at


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether words are not cut."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (before.isalnum() and text[start].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )
