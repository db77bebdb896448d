"""The page that evidence gives, looked up among a document's pages."""

import re
from collections.abc import Iterator, Sequence

from dhrcode.analysis.quotes.searchable import PagesBy, Searchable
from dhrcode.text import all_of

MOST_PAGES = 3
"""How many of a quote's pages are named."""

_CALLED = re.compile(r"(?i)\b(?:pages?|pp?|pgs?)\b\.?\s*")
_RANGE = re.compile(r"\s*(?:\bto\b|[-\u2010-\u2015])\s*")
_LISTED = re.compile(r"\s*(?:,|;|&|\band\b)\s*")


def pages_named(given: str, document: Searchable, by: PagesBy = None) -> frozenset[int]:
    """The indexes of the pages that evidence may mean by `20`, `iv`, `p. 20` or `20-21, 30`.

    A coder may use the document's own numbers (labels or printed numbers), or those of the program
    that shows it, which count from the first page. All are accepted, unless `by` says which.
    """
    listed = _LISTED.split(given)
    return frozenset(page for one in listed for page in _one(one.strip(), document, by))


def _one(given: str, document: Searchable, by: PagesBy) -> Iterator[int]:
    given = given.strip()
    called = _CALLED.sub("", given).strip()
    for name in (given, called):  # a label may itself have a hyphen, or begin with p
        if found := document.named(name, by):
            yield from found
            return
    ends = _RANGE.split(called)
    if len(ends) == 2:
        if all(map(str.isdecimal, ends)) and len(ends[1]) < len(ends[0]):  # 145-6 is 145-146
            ends[1] = ends[0][: -len(ends[1])] + ends[1]
        first, last = (document.named(name, by) for name in ends)
        for start in first:  # each name may mean two pages: the nearest one that follows
            end = min((index for index in last if index >= start), default=start - 1)
            yield from range(start, end + 1)


def places_in_words(places: Sequence[range], document: Searchable) -> str:
    """Pages in words: `page 20`, `pages 20-21`, `pages 3, 9 and 12`, `pages 3, 9, 12 and others`.

    A single page with another printed number is given with it: `page 14 (printed 13)`.
    """
    names = [cited(pages, document) for pages in places[:MOST_PAGES]]
    if len(places) > MOST_PAGES:
        return f"pages {', '.join(names)} and others"
    if len(names) > 1 or len(places[0]) > 1:
        return f"pages {all_of(names)}"
    printed = document.layouts[places[0][0]].printed
    return f"page {names[0]}" + (f" (printed {printed})" if printed not in ("", names[0]) else "")


def cited(pages: range, document: Searchable, by: PagesBy = None) -> str:
    """Pages as evidence names them: `20`, or `20-21`."""
    first, last = (_name(index, document, by) for index in (pages[0], pages[-1]))
    return first if len(pages) == 1 else f"{first}-{last}"


def _name(index: int, document: Searchable, by: PagesBy) -> str:
    page = document.document.pages[index]
    if by == "file":
        return str(page.number)
    return (by == "label" and not page.label and document.layouts[index].printed) or page.name
