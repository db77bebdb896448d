"""The passages of a report, each with its page, the part of the report and the heading above it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dhrcode.model.document import Page
from dhrcode.model.layout import PageLayout, layouts
from dhrcode.model.passage import Span, paragraphs, passages
from dhrcode.model.report_parts import NARRATIVE, PartOfReport, is_heading, parts_of


class PlacedPassage(NamedTuple):
    """A passage.

    Attributes:
        page: the page it stands on.
        start: its first character's place in the page's text.
        end: the place after its last.
        part: the part of the report, one of `PARTS`.
        heading: the heading above it.
    """

    page: Page
    start: int
    end: int
    part: str
    heading: str

    @property
    def text(self) -> str:
        """Its words, as they stand on the page."""
        return self.page.text[self.start : self.end]


class PagedParagraph(NamedTuple):
    """A paragraph, or a heading, and where it stands on its page."""

    page: Page
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words, as they stand on the page."""
        return self.page.text[self.start : self.end]


def report_paragraphs(
    pages: Sequence[Page], laid_out: Sequence[PageLayout]
) -> tuple[list[PagedParagraph], list[PartOfReport]]:
    """The paragraphs of a report in order, and what each belongs to."""
    there = [
        PagedParagraph(page, *span)
        for page, (first, last) in zip(pages, map(_body, pages, laid_out), strict=True)
        for span in ((first + a, first + b) for a, b in paragraphs(page.text[first:last]))
    ]
    return there, parts_of([paragraph.text for paragraph in there])


def report_passages(pages: Sequence[Page]) -> Iterator[PlacedPassage]:
    """The passages of a report, in order.

    What stands at the head or foot of many pages comes last, once. No passage holds two parts of a
    report, or a heading in its midst.
    """
    laid_out = layouts(pages)
    there, told = report_paragraphs(pages, laid_out)
    for first, last in _stretches(there, told):
        page, start, end = there[first].page, there[first].start, there[last].end
        for a, b in passages(page.text[start:end]):
            part, heading, begins = told[first]
            if part == NARRATIVE and begins and is_heading(page.text[start + a : start + b]):
                part = "heading"
            yield PlacedPassage(page, start + a, start + b, part, heading)
    yield from _footers(pages, laid_out)


def _footers(pages: Sequence[Page], laid_out: Sequence[PageLayout]) -> Iterator[PlacedPassage]:
    """What stands at the head and foot of pages, where it stands first; page numbers are none."""
    seen = {""}
    for page, layout in zip(pages, laid_out, strict=True):
        first, last = _body(page, layout)
        for start, end in ((0, first), (last, len(page.text))):
            said = page.text[start:end]
            letters = "".join(filter(str.isalpha, said))
            if letters not in seen:
                seen.add(letters)
                begun = start + len(said) - len(said.lstrip())
                yield PlacedPassage(page, begun, begun + len(said.strip()), "footer", "")


def _body(page: Page, layout: PageLayout) -> Span:
    """A page without what stands on every page, or all of it if nothing else is there."""
    first, last = layout.body[0], layout.notes[1]
    return (first, last) if page.text[first:last].strip() else (0, len(page.text))


def _stretches(there: Sequence[PagedParagraph], told: Sequence[PartOfReport]) -> Iterator[Span]:
    """The first and last of the paragraphs that stand together under one heading of one page."""
    begun = 0
    for at in range(1, len(there) + 1):
        if (
            at == len(there)
            or there[at].page is not there[begun].page
            or told[at][:2] != told[begun][:2]
            or told[at].begins
        ):
            yield begun, at - 1
            begun = at
