"""The parts of a page that are not running text: its head and foot, footnotes, printed number.

In a sentence that runs over the end of a page they stand in the middle; a quote leaves them out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dhrcode.model.document import Page
from dhrcode.model.passage import Span

EDGE = 3
"""Lines at the top and at the bottom of a page that may be its head and foot."""
SHARE = 1 / 3
"""Share of the pages: a line on more of them is a running line. It is less than half, since left
and right pages may have different ones, and the first pages often have none."""
FEWEST = 2
"""The least number of pages that a running line stands on."""

LONGEST_NUMBER = 200
"""Characters of a line with a page's number, blanks included."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_NUMBER = r"(?:[0-9]{1,4}|[ivxlc]{1,7})"
_PAGE_NUMBER = re.compile(
    rf"[\W_]*(?:page|pg|p)?[\W_]*({_NUMBER})(?:\s*(?:of|/)\s*{_NUMBER})?[\W_]*", re.IGNORECASE
)
_DIGITS = re.compile(r"[0-9]+")
_NOTE = re.compile(r"\s*([0-9]{1,3})\.?\s+\S")


class PageLayout(NamedTuple):
    """Where the parts of a page stand in its text, from top to bottom.

    Attributes:
        head: running lines at the top.
        body: running text.
        notes: footnotes.
        foot: running lines at the bottom.
        printed: the number printed on the page; empty if none can be made out.
    """

    head: Span
    body: Span
    notes: Span
    foot: Span
    printed: str = ""


def layouts(pages: Sequence[Page]) -> list[PageLayout]:
    """The layout of each page."""
    lines = [[found.span() for found in _LINE.finditer(page.text)] for page in pages]
    running = _running(pages, lines)
    printed = _printed(pages, lines)
    return [
        _layout(page.text, spans, running, number)
        for page, spans, number in zip(pages, lines, printed, strict=True)
    ]


def _edges(spans: Sequence[Span]) -> Iterator[Span]:
    yield from spans[:EDGE]
    yield from spans[max(EDGE, len(spans) - EDGE) :]


def _form(line: str) -> str:
    """A line in the form that is the same on every page: without its numbers."""
    return _DIGITS.sub("#", " ".join(line.casefold().split()))


def _running(pages: Sequence[Page], lines: Sequence[Sequence[Span]]) -> set[str]:
    """The forms of the lines that stand at the edges of many pages."""
    stands = Counter(
        form
        for page, spans in zip(pages, lines, strict=True)
        for form in {_form(page.text[start:end]) for start, end in _edges(spans)}
    )
    least = max(FEWEST, SHARE * len(pages))
    return {form for form, count in stands.items() if count >= least}


def _printed(pages: Sequence[Page], lines: Sequence[Sequence[Span]]) -> list[str]:
    """The number printed on each page, where numbers at the edges increase with the pages."""
    ahead: Counter[int] = Counter()
    for page, spans in zip(pages, lines, strict=True):
        found = [_page_number(page.text[start:end]) for start, end in _edges(spans)]
        numbers = {match[1] for match in found if match}
        ahead.update(page.number - int(number) for number in numbers if number.isdecimal())
    offset, times = max(ahead.items(), key=lambda item: item[1], default=(0, 0))
    if times < max(FEWEST, len(pages) / 2):
        return [""] * len(pages)
    return [str(page.number - offset) if page.number > offset else "" for page in pages]


def _page_number(line: str) -> re.Match[str] | None:
    """A line that is a page's number; a longer one is none, however its signs are repeated."""
    return _PAGE_NUMBER.fullmatch(line) if len(line) < LONGEST_NUMBER else None


def _layout(text: str, spans: Sequence[Span], running: set[str], printed: str) -> PageLayout:
    def runs(span: Span) -> bool:
        line = text[slice(*span)]
        return _form(line) in running or _page_number(line) is not None

    first, last = 0, len(spans)
    while first < min(EDGE, last) and runs(spans[first]):
        first += 1
    while last > max(first, len(spans) - EDGE) and runs(spans[last - 1]):
        last -= 1
    notes = _notes(text, spans, first, last)
    while first < notes < last and runs(spans[notes - 1]):  # drawn after the number of the page
        notes -= 1
    start = spans[first - 1][1] if first else 0
    end = spans[last][0] if last < len(spans) else len(text)
    note = spans[notes][0] if notes < last else end
    return PageLayout((0, start), (start, note), (note, end), (end, len(text)), printed)


def _notes(text: str, spans: Sequence[Span], first: int, last: int) -> int:
    """The line where the footnotes begin: in the lower half, and numbered in order to the end."""
    begins, following = last, 0
    for at in range(last - 1, first + (last - first) // 2 - 1, -1):
        found = _NOTE.match(text, *spans[at])
        if found and (begins == last or int(found[1]) == following - 1):
            begins, following = at, int(found[1])
    return begins
