"""Checking a quote against a document: whether it is there, on which page, and what differs."""

from collections.abc import Iterator
from typing import NamedTuple

from dhrcode.analysis.quotes.differences import AROUND, WordDifference, negates
from dhrcode.analysis.quotes.exact import QuotePlace, QuoteSpan, hits, stands_at_all
from dhrcode.analysis.quotes.pages import cited, pages_named, places_in_words
from dhrcode.analysis.quotes.parts import Quotation, readings
from dhrcode.analysis.quotes.searchable import Searchable, SearchText
from dhrcode.analysis.quotes.similar import similar
from dhrcode.model.verified import Outcome

NEAR = 3
"""If an ellipsis stands for no more words than this, a "not" among them is shown; a longer stretch
is a clause of its own. Brackets may never stand for a "not"."""


class Match(NamedTuple):
    """The result for a quote.

    Attributes:
        kind: the outcome.
        where: the pages on which it was found, in words; empty if these are not known.
        page: the page as evidence should name it, if the quote is in only one place and is long
            enough not to be there by chance; otherwise empty.
        differences: what differs, word by word.
        page_fits: whether it is on the page given; True if none is given or pages are not known.
    """

    kind: Outcome
    where: str = ""
    page: str = ""
    differences: tuple[WordDifference, ...] = ()
    page_fits: bool = True


class _MatchPlace(NamedTuple):
    text: SearchText
    start: int
    end: int

    @property
    def pages(self) -> range:
        """Indexes of the pages from the first to the last."""
        return range(self.text.page(self.start), self.text.page(self.end - 1) + 1)


def match(quote: str, given: str | None, document: Searchable) -> Match:
    """Checks a quote against a document.

    Args:
        quote: as the coder typed it; ellipses and brackets are understood.
        given: the page that the coder gives, if any.
        document: the document.
    """
    read = readings(quote)
    if not read:
        return Match("too-short")
    return _exactly(read, given, document) or _almost(read, given, document) or Match("not-found")


def _exactly(read: list[Quotation], given: str | None, document: Searchable) -> Match | None:
    elsewhere: Match | None = None  # unless a head or foot of the page given has the words too
    denied: Match | None = None
    for text in document.texts():
        for quotation in read:
            if not quotation.telling:
                if elsewhere is None and stands_at_all(quotation, text):
                    return Match("too-short")
                continue
            found = hits(quotation, text)
            plain = [
                _MatchPlace(text, hit.start, hit.end) for hit in found if not _denied(hit, text)
            ]
            if plain:
                placed = _placed(plain, quotation, given, document)
                if placed.page_fits:
                    return placed
                elsewhere = elsewhere or placed
            elif found and denied is None:
                denied = _differing(
                    _MatchPlace(text, found[0].start, found[0].end),
                    _left_out(found[0], text),
                    given,
                    document,
                )
    return elsewhere or denied


def _denied(hit: QuotePlace, text: SearchText) -> bool:
    """Whether the quote leaves out a "not" with few words around it, or replaces one."""
    return any(_denials(hit, text))


def _denials(hit: QuotePlace, text: SearchText) -> Iterator[QuoteSpan]:
    """The places left out or replaced that contain a "not"."""
    near = (gap for gap in hit.gaps if len(text.text[gap.start : gap.end].split()) <= NEAR)
    for span in sorted((*near, *hit.replaced)):
        if negates(text.text[span.start : span.end]):
            yield span


def _left_out(hit: QuotePlace, text: SearchText) -> tuple[WordDifference, ...]:
    """The words left out, with the words on either side."""
    return tuple(_across(span, text) for span in _denials(hit, text))


def _across(gap: QuoteSpan, text: SearchText) -> WordDifference:
    first, last = text.word_range(gap.start, gap.end)
    before, after = text.written(first - AROUND, first), text.written(last, last + AROUND)
    own = " ".join([*before, *text.written(first, last), *after])
    return WordDifference(own, " ".join([*before, "[...]", *after]), weighty=True)


def _almost(read: list[Quotation], given: str | None, document: Searchable) -> Match | None:
    for quotation in read:
        found = similar(quotation, document.running)
        if found is not None:
            place = _MatchPlace(document.running, found.start, found.end)
            return _differing(place, found.differences, given, document)
    return None


def _placed(
    places: list[_MatchPlace], quotation: Quotation, given: str | None, document: Searchable
) -> Match:
    """An exact quote, which may be in several places."""
    pages = list(dict.fromkeys(place.pages for place in places))
    if not document.document.paged:
        return Match("found")
    where = places_in_words(pages, document)
    page = cited(pages[0], document) if len(pages) == 1 and quotation.long else ""
    fits = not given or any(_fits(given, one, document) for one in pages)
    return Match("found" if fits else "elsewhere", where, page, page_fits=fits)


def _differing(
    place: _MatchPlace, shown: tuple[WordDifference, ...], given: str | None, document: Searchable
) -> Match:
    if not document.document.paged:
        return Match("differs", differences=shown)
    fits = not given or _fits(given, place.pages, document)
    return Match("differs", places_in_words([place.pages], document), "", shown, fits)


def _fits(given: str, pages: range, document: Searchable) -> bool:
    return not pages_named(given, document).isdisjoint(pages)
