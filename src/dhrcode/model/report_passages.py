"""The passages of a report, each with its page, the part of the report and the heading above it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dhrcode.model.document import Page
from dhrcode.model.layout import PageLayout, layouts
from dhrcode.model.passage import Span, paragraphs, passages
from dhrcode.model.report_parts import NARRATIVE, is_heading, parts_of


class PlacedPassage(NamedTuple):
    """A passage, a paragraph or a heading.

    Attributes:
        page: the page it stands on.
        start: its first character's place in the page's text.
        end: the place after its last.
        part: the part of the report, one of `PARTS`.
        heading: the heading above it.
        begins: whether it is that heading.
    """

    page: Page
    start: int
    end: int
    part: str
    heading: str
    begins: bool = False

    @property
    def text(self) -> str:
        """Its words, as they stand on the page."""
        return self.page.text[self.start : self.end]


def report_paragraphs(pages: Sequence[Page]) -> list[PlacedPassage]:
    """The paragraphs of a report, in order."""
    return _paragraphs(pages, layouts(pages))


def _paragraphs(pages: Sequence[Page], laid_out: Sequence[PageLayout]) -> list[PlacedPassage]:
    spans = [
        (page, first + start, first + end)
        for page, (first, last) in zip(pages, map(_body, pages, laid_out), strict=True)
        for start, end in paragraphs(page.text[first:last])
    ]
    told = parts_of([page.text[start:end] for page, start, end in spans])
    return [PlacedPassage(*span, *of) for span, of in zip(spans, told, strict=True)]


def report_passages(pages: Sequence[Page]) -> Iterator[PlacedPassage]:
    """The passages of a report, in order.

    What stands at the head or foot of many pages comes last, once. No passage holds two parts of a
    report, or a heading in its midst.
    """
    laid_out = layouts(pages)
    for first, last in _stretches(_paragraphs(pages, laid_out)):
        for a, b in passages(first.page.text[first.start : last.end]):
            one = first._replace(start=first.start + a, end=first.start + b, begins=False)
            alone = first.part == NARRATIVE and first.begins and is_heading(one.text)
            yield one._replace(part="heading") if alone else one
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


def _stretches(
    there: Sequence[PlacedPassage],
) -> Iterator[tuple[PlacedPassage, PlacedPassage]]:
    """The first and last of the paragraphs that stand together under one heading of one page."""
    begun = 0
    for at in range(1, len(there) + 1):
        if at == len(there) or there[at].begins or _above(there[at]) != _above(there[begun]):
            yield there[begun], there[at - 1]
            begun = at


def _above(one: PlacedPassage) -> tuple[int, str, str]:
    return one.page.number, one.part, one.heading
