"""Checking a quote against a document: whether it is there, on which page, and what differs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from dhrcode.analysis.quotes.brackets import agencies_in, names_somebody, says_more
from dhrcode.analysis.quotes.differences import AROUND, WordDifference, negates
from dhrcode.analysis.quotes.exact import QuotePlace, QuoteSpan, hits, stands_at_all
from dhrcode.analysis.quotes.nearest import most_like
from dhrcode.analysis.quotes.pages import cited, pages_named, places_in_words
from dhrcode.analysis.quotes.parts import Quotation, bare, readings
from dhrcode.analysis.quotes.searchable import PagesBy, Searchable, SearchText
from dhrcode.analysis.quotes.similar import similar
from dhrcode.model.verified import Outcome

NEAR = 3
"""If an ellipsis stands for no more words than this, a "not" among them is shown; a longer stretch
is a clause of its own. Brackets may never stand for a "not"."""


BEYOND = 4
"""How many of the document's words are shown where brackets begin or end a quote."""


class Match(NamedTuple):
    """The result for a quote.

    Attributes:
        kind: the outcome.
        where: the pages on which it was found, in words; empty if these are not known.
        page: the page as evidence should name it, if the quote is in only one place and is long
            enough not to be there by chance; otherwise empty.
        differences: what differs, word by word.
        page_fits: whether it is on the page given; True if none is given or pages are not known.
        goes_by: what the page given goes by, where it is right by one of the two alone.
        nearest: where it is not found, the document's words that are most like it, and where.
    """

    kind: Outcome
    where: str = ""
    page: str = ""
    differences: tuple[WordDifference, ...] = ()
    page_fits: bool = True
    nearest: str = ""
    goes_by: Literal["", "label", "file"] = ""


class GivenPage(NamedTuple):
    """The page that evidence gives, and what it goes by; None where that is not said."""

    name: str | None
    by: PagesBy


def match(quote: str, page: str | None, document: Searchable, by: PagesBy = None) -> Match:
    """Checks a quote against a document.

    Args:
        quote: as the coder typed it; ellipses and brackets are understood.
        page: the page that the coder gives, if any.
        document: the document.
        by: what such pages go by, if that is said.
    """
    given = GivenPage(page, by)
    read = readings(quote)
    if not read:
        return Match("too-short")
    found = _exactly(read, given, document) or _almost(read, given, document)
    return found or Match("not-found", nearest=_most_like(read[-1], document))


def _most_like(quotation: Quotation, document: Searchable) -> str:
    """The document's words that are most like a quote which is not in it, with their page."""
    text = document.running
    span = most_like(quotation, text)
    if span is None:
        return ""
    words = f'"{text.original(*span)}"'
    if not document.document.paged:
        return words
    return f"{words} on {places_in_words([text.pages(*span)], document)}"


def _exactly(read: list[Quotation], given: GivenPage, document: Searchable) -> Match | None:
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
                text.pages(hit.start, hit.end)
                for hit in found
                if not _left_out(hit, quotation, text)
            ]
            if plain:
                placed = _placed(plain, quotation, given, document)
                if placed.page_fits:
                    return placed
                elsewhere = elsewhere or placed
            elif found and denied is None:
                denied = _differing(
                    text.pages(found[0].start, found[0].end),
                    _left_out(found[0], quotation, text),
                    given,
                    document,
                )
    return elsewhere or denied


def _denials(hit: QuotePlace, text: SearchText) -> Iterator[QuoteSpan]:
    """The places left out or replaced that contain a "not"."""
    near = (gap for gap in hit.gaps if len(text.text[gap.start : gap.end].split()) <= NEAR)
    for span in sorted((*near, *hit.replaced)):
        if negates(text.text[span.start : span.end]):
            yield span


def _left_out(
    hit: QuotePlace, quotation: Quotation, text: SearchText
) -> tuple[WordDifference, ...]:
    """The words left out that have to be shown, with the words on either side.

    These are a "not"; what brackets stand for, unless it only names somebody; and what stands where
    brackets begin or end the quote.
    """
    denials = list(_denials(hit, text))
    own = frozenset(word for part in quotation.parts for word in part.bracketed)
    shown = [_across(span, text, weighty=True) for span in denials]
    shown += [
        _across(span, text, weighty=False)
        for span in hit.replaced
        if span not in denials and not names_somebody(text.original(*span), own)
    ]
    return (*shown, *_open_ends(hit, quotation, text))


def _open_ends(hit: QuotePlace, quotation: Quotation, text: SearchText) -> Iterator[WordDifference]:
    """The document's words where brackets begin or end the quote."""
    first, last = text.word_range(hit.start, hit.end)
    lead, tail = text.written(first - BEYOND, first), text.written(last, last + BEYOND)
    opening = quotation.parts[0].opening
    named = agencies_in([opening])
    if (named and agencies_in(_of_sentence(lead)) - named) or says_more(opening) - _bare(lead):
        after = text.written(first, first + AROUND)
        yield WordDifference(" ".join([*lead, *after]), " ".join(["[...]", *after]), weighty=False)
    if quotation.parts[-1].ending - _bare(tail):
        before = text.written(last - AROUND, last)
        yield WordDifference(
            " ".join([*before, *tail]), " ".join([*before, "[...]"]), weighty=False
        )


def _of_sentence(words: Sequence[str]) -> Sequence[str]:
    """The last words, as far as they are of the sentence that goes on after them."""
    ends = [number for number, word in enumerate(words, start=1) if word[-1:] in ".!?"]
    return words[ends[-1] :] if ends else words


def _bare(words: Iterable[str]) -> frozenset[str]:
    return frozenset(bare(word.casefold()) for word in words)


def _across(gap: QuoteSpan, text: SearchText, *, weighty: bool) -> WordDifference:
    first, last = text.word_range(gap.start, gap.end)
    before, after = text.written(first - AROUND, first), text.written(last, last + AROUND)
    own = " ".join([*before, *text.written(first, last), *after])
    return WordDifference(own, " ".join([*before, "[...]", *after]), weighty)


def _almost(read: list[Quotation], given: GivenPage, document: Searchable) -> Match | None:
    for quotation in read:
        found = similar(quotation, document.running)
        if found is not None:
            pages = document.running.pages(*found.span)
            return _differing(pages, found.differences, given, document)
    return None


def _placed(
    places: list[range], quotation: Quotation, given: GivenPage, document: Searchable
) -> Match:
    """An exact quote, which may be in several places, each given by its pages."""
    if not document.document.paged:
        return Match("found")
    pages = list(dict.fromkeys(places))
    where = places_in_words(pages, document)
    page = cited(pages[0], document, given.by) if len(pages) == 1 and quotation.long else ""
    fits = any(_fits(given, one, document) for one in pages)
    found = Match("found" if fits else "elsewhere", where, page, page_fits=fits)
    return found._replace(goes_by=_goes_by(given, pages, document)) if fits else found


def _goes_by(
    given: GivenPage, places: Sequence[range], document: Searchable
) -> Literal["", "label", "file"]:
    """What a page goes by that is right by one of the two alone."""
    label, file = (
        any(_fits(given._replace(by=by), pages, document) for pages in places)
        for by in ("label", "file")
    )
    if label == file:
        return ""
    return "label" if label else "file"


def _differing(
    pages: range, shown: tuple[WordDifference, ...], given: GivenPage, document: Searchable
) -> Match:
    if not document.document.paged:
        return Match("differs", differences=shown)
    fits = _fits(given, pages, document)
    return Match("differs", places_in_words([pages], document), "", shown, fits)


def _fits(given: GivenPage, pages: range, document: Searchable) -> bool:
    """Whether some of the pages are those given, or none are given."""
    if not given.name:
        return True
    return not pages_named(given.name, document, given.by).isdisjoint(pages)
