"""A document's text with every coded passage marked: what an exporter writes page by page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dhrcode.model.passage import Span, paragraphs


class PassageMark(NamedTuple):
    """One coded passage.

    Attributes:
        number: its number in the output, from 1.
        subtheme: the number of the subtheme in the codebook, from 1.
        label: the subtheme's label.
        finding: what was found of it.
        coder: whose coding it is.
        note: the coder's own words; empty if there are none.
        page: the name of the page on which it begins.
    """

    number: int
    subtheme: int
    label: str
    finding: str
    coder: str
    note: str
    page: str

    @property
    def short(self) -> str:
        """What stands in the margin: `12 present`."""
        return f"{self.subtheme} {self.finding.replace('-', ' ')}"

    @property
    def said(self) -> str:
        """All that is said of it: `12 Managing care: present. The coder's note`."""
        head = f"{self.subtheme} {self.label}: {self.finding.replace('-', ' ')}"
        return f"{head}. {self.note}" if self.note else head


class MarkedPage(NamedTuple):
    """One page: its name, its text, and where passages begin and end on it, by their numbers."""

    name: str
    text: str
    spans: tuple[tuple[Span, int], ...]


class MarkedSource(NamedTuple):
    """One document: its title, and its pages; `paged` is whether these are known."""

    title: str
    pages: tuple[MarkedPage, ...]
    paged: bool = True


class MarkedDocument(NamedTuple):
    """The whole output.

    Attributes:
        title: what it is.
        subtitle: whose codings are marked, and how many.
        sources: the documents.
        marks: every passage that is marked, by its number minus 1.
        unplaced: what could not be placed, a sentence each.
    """

    title: str
    subtitle: str
    sources: tuple[MarkedSource, ...]
    marks: tuple[PassageMark, ...]
    unplaced: tuple[str, ...]

    def pieces(self) -> Counter[int]:
        """In how many pieces each passage is: over two pages, or with words left out."""
        pages = (page for source in self.sources for page in source.pages)
        return Counter(mark for page in pages for _, mark in page.spans)

    def by_theme(self) -> Iterator[tuple[str, Sequence[PassageMark]]]:
        """The subthemes that are marked, in the codebook's order, with their passages."""
        themes: dict[tuple[int, str], list[PassageMark]] = {}
        for mark in self.marks:
            themes.setdefault((mark.subtheme, mark.label), []).append(mark)
        for (number, label), marks in sorted(themes.items()):
            yield f"{number} {label}", marks


class Stretch(NamedTuple):
    """Text that bears the same marks, and the marks that begin and end with it."""

    text: str
    bears: tuple[int, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]


def stretches(page: MarkedPage) -> Iterator[list[Stretch]]:
    """A page's text, paragraph by paragraph, cut where a mark begins or ends."""
    for start, end in _whole(page):
        here = [(span, mark) for span, mark in page.spans if span[0] < end and span[1] > start]
        cuts = {start, end}
        for (first, last), _ in here:
            cuts |= {max(first, start), min(last, end)}
        edges = sorted(cuts)
        yield [
            Stretch(
                page.text[left:right],
                tuple(mark for span, mark in here if span[0] <= left and right <= span[1]),
                tuple(mark for span, mark in here if span[0] == left),
                tuple(mark for span, mark in here if span[1] == right),
            )
            for left, right in pairwise(edges)
        ]


def _whole(page: MarkedPage) -> list[Span]:
    """The paragraphs of a page; two across whose border a passage runs are one."""
    found: list[Span] = []
    for start, end in paragraphs(page.text):
        crossing = found and any(
            first < found[-1][1] and last > start for (first, last), _ in page.spans
        )
        if crossing:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
