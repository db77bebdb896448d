"""A document as one plain text, and the place of a quote in it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

from dhrcode.analysis.quotes.exact import QuoteSpan
from dhrcode.exporters.text.plain import plain
from dhrcode.model.comparable import Comparable, comparable
from dhrcode.model.document import Document
from dhrcode.model.refi import PAGE_BREAK

_IN_PLACE = {0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0xFFFE: "-"}
"""Replacements of one character by one, so that positions stay: other line ends, form feeds,
page breaks of ours, and U+FFFE, which in PDFs' text means a hyphen at the end of a line."""


_MOST_BYTES = 150
"""Of a name that programs make a file's of; file systems take 255, and a suffix and number come."""
_BETWEEN = re.compile(r"[/\\:|]+")
_NOT_IN_NAMES = re.compile(r'[*?"<>\x00-\x1f]+')


class SourceText:
    """A document's pages as one text, a page break between two.

    Attributes:
        text: the text as written; positions are in it, in Unicode code points.
    """

    def __init__(self, document: Document) -> None:
        self._names = [(page.name, str(page.number)) for page in document.pages]
        pages = [page.text.replace("\r\n", "\n").replace("\r", "\n") for page in document.pages]
        self._raw = [page.translate(_IN_PLACE) for page in pages]
        self.text = PAGE_BREAK.join(map(plain, self._raw))
        self._comparable: dict[int, Comparable] = {}

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for page in self._raw:
            starts.append(starts[-1] + len(page) + len(PAGE_BREAK))
        return starts

    @cached_property
    def _whole(self) -> Comparable:
        return comparable(PAGE_BREAK.join(self._raw))

    @cached_property
    def _bare(self) -> str:
        return _bare("".join(self._raw))

    def find(self, quote: str, page: str | None) -> QuoteSpan | None:
        """The place of a quote; None if it is not there, or in several places and none is given.

        Words are compared in the form of `model.comparable`. On the page that the evidence names,
        the first place counts; elsewhere it has to be the only one in the document.

        Args:
            quote: the words.
            page: the page's name as given in the evidence.
        """
        wanted = comparable(quote).text.strip()
        if not wanted:
            return None
        as_typed = re.compile(r"\s+".join(map(re.escape, quote.split())))
        for at in self._pages(page):
            if found := self._on_page(at, as_typed, wanted):
                return found
        return _only(self._whole, wanted) if _bare(wanted) in self._bare else None

    def _pages(self, page: str | None) -> list[int]:
        """The pages with that label, then the one with that number: labels are what is printed."""
        labelled = [at for at, (label, _) in enumerate(self._names) if label == page]
        numbered = [at for at, (_, number) in enumerate(self._names) if number == page]
        return list(dict.fromkeys(labelled + numbered))

    def _on_page(self, at: int, as_typed: re.Pattern[str], wanted: str) -> QuoteSpan | None:
        if typed := as_typed.search(self._raw[at]):  # most quotes are copied, and this is quick
            return _moved(QuoteSpan(*typed.span()), self._starts[at])
        if at not in self._comparable:
            self._comparable[at] = comparable(self._raw[at])
        page = self._comparable[at]
        start = page.text.find(wanted)
        if start < 0:
            return None
        return _moved(QuoteSpan(*page.original(start, start + len(wanted))), self._starts[at])


def file_name(name: str, taken: set[str]) -> str:
    """A name that programs can give to a file, whatever the system; it is added to those taken."""
    safe = _NOT_IN_NAMES.sub("", _BETWEEN.sub("-", " ".join(name.split())))
    safe = safe.encode()[:_MOST_BYTES].decode(errors="ignore").strip(" .") or "document"
    free, number = safe, 1
    while free.casefold() in taken:
        number += 1
        free = f"{safe} {number}"
    taken.add(free.casefold())
    return free


def find_quote(
    texts: Iterable[SourceText], quote: str, page: str | None
) -> tuple[int, QuoteSpan] | None:
    """Which of some texts holds a quote, counted from 0, and where; None if none does."""
    for number, text in enumerate(texts):
        if found := text.find(quote, page):
            return number, found
    return None


def _only(text: Comparable, wanted: str) -> QuoteSpan | None:
    start = text.text.find(wanted)
    if start < 0 or text.text.find(wanted, start + 1) >= 0:
        return None
    return QuoteSpan(*text.original(start, start + len(wanted)))


def _bare(text: str) -> str:
    """The text reduced to unaccented letters and digits.

    What is not in this form of a text is not in its comparable form either, and this one is made in
    a tenth of the time.
    """
    return re.sub("[^a-z0-9]+", "", unicodedata.normalize("NFKD", text).casefold())


def _moved(span: QuoteSpan, by: int) -> QuoteSpan:
    return QuoteSpan(span.start + by, span.end + by)
