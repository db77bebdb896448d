"""Words that a person has selected in a document, as a quote with its page."""

import re
from typing import NamedTuple

from dhrcode.analysis.quotes.pages import cited
from dhrcode.analysis.quotes.placed import PlacedText
from dhrcode.errors import RefusedError, UsageError
from dhrcode.model.document import Document
from dhrcode.model.layout import PageLayout
from dhrcode.model.passage import as_quote, unnumbered
from dhrcode.model.record import Source

_HYPHEN = r"[-\u2010\u2011](?:[ \t]*\n\s*)?(?=[^\W\d_])"
_WORD = re.compile(rf"[^\W_]+(?:(?:{_HYPHEN}|['\u2019])[^\W_]+)*")
"""A word, with the hyphens in it, and if the end of a line breaks it."""


class TextPlace(NamedTuple):
    """A place in a document: the number of a page, from 1, and characters of its text before it."""

    page: int
    offset: int


class SelectedWords(NamedTuple):
    """Words as evidence gives them: the quote, and its page or pages, if the document has any."""

    quote: str
    page: str | None


class SelectableText:
    """A document in which words are selected; made once, since a long one takes a moment.

    Attributes:
        document: the document.
        placed: finds quotes in it.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.placed = PlacedText(document)
        self._searchable = self.placed.searchable
        self._whole = "\n".join(page.text for page in document.pages)

    @property
    def layouts(self) -> list[PageLayout]:
        """Where the parts of each page stand in its text."""
        return self._searchable.layouts

    def words(self, first: TextPlace, last: TextPlace, source: Source) -> SelectedWords:
        """The words from one place to another, whole words, without what is no running text.

        A quote over the end of a page leaves out what stands at foot and head of every page. The
        number of a paragraph before its words is none of them.

        Raises:
            UsageError: there are no words between the places, or there is no such place.
            RefusedError: they would not be found again as a quote.
        """
        first, last = min(first, last), max(first, last)
        if not 1 <= first.page <= last.page <= len(self.document.pages):
            raise UsageError("there is no such page: look at the document again")
        if first == last:
            raise UsageError("no words are selected: select some of the document's words")
        parts = [self._part(number, first, last) for number in range(first.page, last.page + 1)]
        quote = unnumbered(as_quote("\n".join(parts), self._whole))
        if not re.search(r"\w", quote):
            raise UsageError("no words are selected: select some of the document's words")
        named = cited(range(first.page - 1, last.page), self._searchable, source.pages_by)
        page = named if self.document.paged else None
        if not self._found(quote, page, first):
            raise RefusedError(
                "these words would not be found again as a quote: select whole sentences of the "
                "running text"
            )
        return SelectedWords(quote, page)

    def _part(self, number: int, first: TextPlace, last: TextPlace) -> str:
        """What is selected of one page."""
        text, body = self.document.pages[number - 1].text, self.layouts[number - 1].body
        start = first.offset if number == first.page else body[0]
        end = last.offset if number == last.page else max(body[1], start)
        return text[slice(*_whole_words(text, start, end))]

    def _found(self, quote: str, page: str | None, first: TextPlace) -> bool:
        """Whether the quote is found where it was selected."""
        return any(
            spans[0].page == first.page - 1 and spans[0].end > first.offset
            for spans in self.placed.places(quote, page)
        )


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words begin and end that have characters between two places."""
    for word in _WORD.finditer(text):
        if word.start() < start < word.end():
            start = word.start()
        if word.start() < end < word.end():
            end = word.end()
    return start, end
