"""A document's text prepared for finding quotes, with the way back to its pages and words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from dhrcode.analysis.quotes.tight import TightText
from dhrcode.model.comparable import comparable
from dhrcode.model.document import Document
from dhrcode.model.layout import PageLayout, layouts
from dhrcode.model.passage import as_quote

PagesBy = Literal["label", "file"] | None
"""What pages in evidence go by: what stands on them, or their position; None for either."""
Zone = Literal["head", "body", "notes", "foot"]
_BROKEN = re.compile(r"(?<=[^\W\d_])-")
_DASHES = ("-", *"\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\S+")


def _plain_name(name: str) -> str:
    name = name.strip().casefold()
    return name.lstrip("0") or name


class Word(NamedTuple):
    """A word as it is compared, and as it was written."""

    text: str
    written: str


class PageSpan(NamedTuple):
    """Characters of one page: its index, the first, and the one after the last."""

    page: int
    start: int
    end: int


class _PageStretch(NamedTuple):
    """A stretch of one page: the page's index, where it begins, and the way back to its text."""

    page: int
    begins: int
    source: str
    form: TightText
    lead: int


class SearchText:
    """One reading of a document: its pages' zones joined, in comparable form.

    Attributes:
        text: the text in which quotes are looked for.
    """

    def __init__(self, pieces: Sequence[_PageStretch]) -> None:
        self._pieces = [piece for piece in pieces if piece.form.text.strip()]
        self._starts: list[int] = []
        parts: list[str] = []
        length = 0
        for piece in self._pieces:
            part = piece.form.text.strip(" ")
            if parts:
                broken = _BROKEN.search(parts[-1], len(parts[-1]) - 1)
                if broken and _LETTER.match(part):  # a word continues over the end of the page
                    parts[-1] = parts[-1][:-1]
                    length -= 1
                else:
                    parts[-1] += " "
                    length += 1
            self._starts.append(length)
            parts.append(part)
            length += len(part)
        self.text = "".join(parts)

    def page(self, at: int) -> int:
        """The index of the page that a position is on."""
        return self._pieces[self._piece(at)].page

    def pages(self, start: int, end: int) -> range:
        """The indexes of the pages from one position to before another."""
        return range(self.page(start), self.page(end - 1) + 1)

    def limit(self, at: int) -> int:
        """The end of the page after the one that a position is on."""
        last = self.page(at) + 1
        beyond = bisect_right(self._pieces, last, key=lambda piece: piece.page)
        return self._starts[beyond] if beyond < len(self._starts) else len(self.text)

    def page_before(self, at: int) -> int:
        """The beginning of the page before the one that a position is on."""
        before = bisect_left(self._pieces, self.page(at) - 1, key=lambda piece: piece.page)
        return self._starts[before]

    def form(self, number: int) -> Word:
        """A word by its number, in comparable form only, since finding the original takes time."""
        text = self.text[self.words[0][number] : self.words[1][number]]
        return Word(text, text)

    def word(self, number: int) -> Word:
        """A word by its number."""
        start, end = self.words[0][number], self.words[1][number]
        return Word(self.text[start:end], self.original(start, end))

    def written(self, first: int, last: int) -> list[str]:
        """The document's own words by their numbers, the last not included."""
        return [self.word(n).written for n in range(max(0, first), min(last, len(self.words[0])))]

    def original(self, start: int, end: int) -> str:
        """The document's own words from one position to before another, as one line."""
        parts = (piece.source[slice(*place)] for piece, place in self._within(start, end))
        return as_quote("".join(f"{part}\n" for part in parts)).strip()

    def spans(self, start: int, end: int) -> Iterator[PageSpan]:
        """The characters of the pages from one position to before another."""
        for piece, (first, last) in self._within(start, end):
            yield PageSpan(piece.page, piece.begins + first, piece.begins + last)

    def _within(self, start: int, end: int) -> Iterator[tuple[_PageStretch, tuple[int, int]]]:
        """The stretches between two positions, and which characters of each."""
        for number in range(self._piece(start), self._piece(max(start, end - 1)) + 1):
            piece, begins = self._pieces[number], self._starts[number]
            ends = begins + len(piece.form.text.strip(" "))
            yield (
                piece,
                piece.form.original(
                    max(start, begins) - begins + piece.lead, min(end, ends) - begins + piece.lead
                ),
            )

    def hyphen_at(self, at: int) -> bool:
        """Whether a hyphen or dash, which comparison leaves out, is right before a position."""
        if not 0 < at < len(self.text):
            return False
        number = self._piece(at)
        piece, inside = self._pieces[number], at - self._starts[number] + self._pieces[number].lead
        place, _ = piece.form.original(inside, inside)
        return piece.source[:place].rstrip()[-1:] in _DASHES

    def _piece(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    @cached_property
    def words(self) -> tuple[list[int], list[int]]:
        """Where each word starts and ends."""
        spans = [found.span() for found in _WORD.finditer(self.text)]
        return [start for start, _ in spans], [end for _, end in spans]

    def word_range(self, start: int, end: int) -> tuple[int, int]:
        """The numbers of the words between two positions, the second not included."""
        starts, ends = self.words
        return bisect_left(starts, start), bisect_right(ends, end)


class Searchable:
    """A document prepared for search; each reading of it is made when first needed.

    Attributes:
        document: the document.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._made: dict[tuple[int, Zone], _PageStretch] = {}

    @cached_property
    def layouts(self) -> list[PageLayout]:
        """The layout of each page; a document without pages has no heads or feet."""
        if self.document.paged:
            return layouts(self.document.pages)
        ends = [len(page.text) for page in self.document.pages]
        return [PageLayout((0, 0), (0, end), (end, end), (end, end)) for end in ends]

    @cached_property
    def running(self) -> SearchText:
        """The running text with its footnotes, without heads and feet."""
        return self._reading("body", "notes")

    @cached_property
    def _without_notes(self) -> SearchText:
        return self._reading("body")

    @cached_property
    def _whole(self) -> SearchText:
        return self._reading("head", "body", "notes", "foot")

    def texts(self) -> Iterator[SearchText]:
        """The texts that a quote may follow: running text with notes, without notes, everything."""
        yield self.running
        if any(start < end for _, _, (start, end), _, _ in self.layouts):
            yield self._without_notes
        if any(head[0] < head[1] or foot[0] < foot[1] for head, _, _, foot, _ in self.layouts):
            yield self._whole

    def named(self, name: str, by: PagesBy = None) -> list[int]:
        """The indexes of the pages with a name: a label, a printed number or a position.

        Args:
            name: as evidence gives it.
            by: which of these it goes by: what stands on the page, or the position in the file.
        """
        return self._named[by].get(_plain_name(name), [])

    @cached_property
    def _named(self) -> dict[PagesBy, dict[str, list[int]]]:
        found: dict[PagesBy, dict[str, list[int]]] = {None: {}, "label": {}, "file": {}}
        for index, page in enumerate(self.document.pages):
            labels = {_plain_name(name) for name in (page.label, self.layouts[index].printed)}
            names: dict[PagesBy, set[str]] = {"label": labels, "file": {str(page.number)}}
            if not any(labels):  # a page without a number of its own has its position alone
                names["label"] = names["file"]
            names[None] = labels | names["file"]
            for by, every in names.items():
                for name in every - {""}:
                    found[by].setdefault(name, []).append(index)
        return found

    def _reading(self, *zones: Zone) -> SearchText:
        return SearchText(
            [self._piece(page, zone) for page in range(len(self.layouts)) for zone in zones]
        )

    def _piece(self, page: int, zone: Zone) -> _PageStretch:
        if (page, zone) not in self._made:
            start, end = getattr(self.layouts[page], zone)
            source = self.document.pages[page].text[start:end]
            form = TightText(comparable(source))
            lead = len(form.text) - len(form.text.lstrip(" "))
            self._made[page, zone] = _PageStretch(page, start, source, form, lead)
        return self._made[page, zone]
