"""What a report tells of contacts: dated sentences, and the rows of a chronology."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from dhrcode.model.contact import PEOPLE
from dhrcode.model.document import Page
from dhrcode.model.due_words import date_in
from dhrcode.model.layout import layouts
from dhrcode.model.passage import Span, as_quote, sentences, unnumbered
from dhrcode.model.report_parts import NARRATIVE
from dhrcode.model.report_passages import PagedParagraph, report_paragraphs
from dhrcode.model.when import read_when
from dhrcode.text import MONTHS

_MONTH = rf"(?:{'|'.join(MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
_YEAR = "(?:19|20)[0-9]{2}"
_DATED = (
    rf"(?P<first>{_MONTH}(?: {_YEAR})?) ?(?:to|and|until|or|[-–]) ?(?P<last>{_MONTH},? {_YEAR})"
    rf"|(?P<one>[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}|{_MONTH},? {_YEAR}"
    rf"|{_YEAR}-[0-9]{{2}}(?:-[0-9]{{2}})?|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.](?:{_YEAR}|[0-9]{{2}}))"
    r"|(?P<number>[0-9]{1,3}) (?P<unit>day|week|month|year)s? before (?:her|his|the|their) death"
)
_ABOUT = r"(?:(?P<about>about|around|approximately) )?"
_TIME = re.compile(
    rf"\b{_ABOUT}(?:{_DATED}|(?:(?<=\bin )|(?<=\bduring )|(?<=\bof ))(?<!\bact of )"
    rf"(?P<year>{_YEAR}))\b(?![/-])",
    re.IGNORECASE,
)
_ROW = re.compile(
    rf"[ |]*(?P<time>{_ABOUT}(?:{_DATED}|(?P<year>{_YEAR})))[ ]*(?:[ ]{{2}}|[|\t]|[ ][-–][ ])",
    re.IGNORECASE,
)
"""A line of a chronology: a time, and a wide gap or a line between it and what was then."""
_LINE = re.compile(r"[^\n]+")
_HEADINGS = re.compile(r"^[ |]*(?:date|when|time)\b.*$", re.IGNORECASE | re.MULTILINE)
_PERSON = re.compile(r"\b(victim|perpetrator|child|children|family)\b", re.IGNORECASE)
_SERVICE = re.compile(r" services?$")
_TEAM = "(?:services?|teams?|trusts?|nurses?|workers?|units?)"
"""What a report calls a service that the codebook calls one."""


class ReportContact(NamedTuple):
    """What may be a contact, as a report tells it.

    Attributes:
        page: where it stands.
        said: when it was, in the report's words.
        when: the same as a contact has it; empty where the words may mean two times.
        agencies: the ids of those that its words name, in their order.
        people: whom its words name.
        words: the passage, in one line.
        row: whether it is a row of a chronology; a sentence otherwise.
    """

    page: Page
    said: str
    when: str
    agencies: tuple[str, ...]
    people: tuple[str, ...]
    words: str
    row: bool = False


def report_contacts(pages: Sequence[Page], agencies: Mapping[str, str]) -> list[ReportContact]:
    """The rows of a report's chronology, and its dated sentences about an agency or a person.

    Args:
        pages: those of the report.
        agencies: the label of each agency by its id.
    """
    named = {one: _named(label) for one, label in agencies.items()}
    found: list[ReportContact] = []
    paragraphs, told = report_paragraphs(pages, layouts(pages))
    narrative = [p for p, of in zip(paragraphs, told, strict=True) if of.part == NARRATIVE]
    for _, several in groupby(narrative, key=lambda one: one.page.number):
        of_page = list(several)
        page = of_page[0].page
        for (start, end), row in _stretches(of_page):
            words = unnumbered(as_quote(page.text[start:end]))
            time = _ROW.match(page.text, start) if row else _TIME.search(words)
            if time is None:
                continue
            passage = as_quote(page.text[time.end() : end].strip(" |\t-–")) if row else words
            one = _read(page, time, passage, named)
            if passage and (row or one.agencies or one.people):
                found.append(one._replace(row=row))
    return found


def _read(
    page: Page, time: re.Match[str], passage: str, named: Mapping[str, re.Pattern[str]]
) -> ReportContact:
    places = {one: match.start() for one, how in named.items() if (match := how.search(passage))}
    people = {_person(match[1].casefold()) for match in _PERSON.finditer(passage)}
    return ReportContact(
        page,
        " ".join((time["time"] if "time" in time.groupdict() else time[0]).split()),
        _when(time),
        tuple(sorted(places, key=places.__getitem__)),
        tuple(one for one in PEOPLE if one in people),
        passage,
    )


def _person(said: str) -> str:
    return "child" if said == "children" else said


def _when(time: re.Match[str]) -> str:
    """A time as a contact has it; empty where it may mean two, or none."""
    if time["number"]:
        written = f"-{int(time['number'])} {time['unit'].casefold()}s"
    elif time["first"]:
        year = time["last"][-4:]
        first = time["first"] if time["first"][-1].isdigit() else f"{time['first']} {year}"
        written = f"{date_in(first)} to {date_in(time['last'])}"
    else:
        written = time["year"] or date_in(time["one"]) or ""
    try:
        return read_when(f"about {written}" if time["about"] and written else written)
    except ValueError:
        return ""


def _stretches(paragraphs: Sequence[PagedParagraph]) -> Iterator[tuple[Span, bool]]:
    """The sentences and the rows of one page, in order; True for a row."""
    text, last = paragraphs[0].page.text, paragraphs[-1].end
    done = 0
    for paragraph in paragraphs:
        begun = max(text.rfind("\n", 0, paragraph.start) + 1, done)
        for line in _LINE.finditer(text, begun, paragraph.end):
            if line.start() >= done and _ROW.match(text, line.start(), line.end()):
                yield from _sentences(text, begun, line.start())
                begun = done = _end_of_row(text, line.start(), last)
                yield (line.start(), done), True
        yield from _sentences(text, begun, paragraph.end)


def _sentences(text: str, begun: int, end: int) -> Iterator[tuple[Span, bool]]:
    for start, stop in sentences(text[begun:end]):
        yield (begun + start, begun + stop), False


def _end_of_row(text: str, start: int, last: int) -> int:
    """Where a row ends: it has its cells, or the next begins, or nothing stands in a line."""
    end = _line_end(text, start, last)
    columns = _columns(text, start) if "\t" in text[start:end] else 0
    while end < last and not (columns and text.count("\t", start, end) >= columns):
        after = _line_end(text, end + 1, last)
        if not text[end + 1 : after].strip() or _ROW.match(text, end + 1, after):
            break
        end = after
    return end


def _columns(text: str, start: int) -> int:
    """The tabs of each row: those of the line above that names the columns, or of the row."""
    headings = [one[0] for one in _HEADINGS.finditer(text, 0, start)]
    return headings[-1].count("\t") if headings else text.count("\t", start, text.find("\n", start))


def _line_end(text: str, start: int, last: int) -> int:
    end = text.find("\n", start, last)
    return last if end < 0 else end


def _named(label: str) -> re.Pattern[str]:
    """How a report may name an agency: its label, or either part of one with an `or`."""
    service = _SERVICE.search(label.casefold())
    parts = re.split(r" (?:or|and) |/", _SERVICE.sub("", label.casefold()))
    return re.compile(rf"\b(?:{'|'.join(_ways(parts, _TEAM if service else ''))})\b", re.IGNORECASE)


def _ways(parts: Iterable[str], team: str) -> Iterator[str]:
    for part in parts:
        said = re.escape(part.strip()).replace("'", "['’]?")
        yield f"{said} {team}" if team else rf"{said}s?"
