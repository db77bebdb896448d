"""What a report tells of contacts: dated sentences, and the rows of a chronology."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from dhrcode.model.contact import PEOPLE
from dhrcode.model.document import Page
from dhrcode.model.passage import Span, as_quote, sentences, unnumbered
from dhrcode.model.report_parts import NARRATIVE
from dhrcode.model.report_passages import PlacedPassage, report_paragraphs
from dhrcode.model.time_words import ABOUT, MONTH, YEAR, time_in

_DATED = (
    rf"(?:{MONTH}(?: {YEAR})?) ?(?:to|and|until|or|[-–]) ?(?:{MONTH},? {YEAR})"
    rf"|(?:[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH},? {YEAR}|{MONTH},? {YEAR}"
    rf"|{YEAR}-[0-9]{{2}}(?:-[0-9]{{2}})?|[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.](?:{YEAR}|[0-9]{{2}}))"
    r"|[0-9]{1,3} (?:day|week|month|year)s? before (?:her|his|the|their) death"
)
_ABOUT = rf"(?:(?:{ABOUT}|between) )?"
_TIME = re.compile(
    rf"\b{_ABOUT}(?:{_DATED}|(?:(?<=\bin )|(?<=\bduring )|(?<=\bof ))(?<!\bact of )"
    rf"{YEAR})\b(?![/-])",
    re.IGNORECASE,
)
_ROW = re.compile(
    rf"[ |]*(?P<time>{_ABOUT}(?:{_DATED}|{YEAR}))[ ]*(?:[ ]{{2}}|[|\t]|[ ][-–][ ])",
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
    narrative = [one for one in report_paragraphs(pages) if one.part == NARRATIVE]
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


def agencies_named(words: str, labels: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the agencies that words name, in their order, by the label of each agency."""
    return _in_order(words, {one: _named(label) for one, label in labels.items()})


def _in_order(words: str, named: Mapping[str, re.Pattern[str]]) -> tuple[str, ...]:
    places = {one: match.start() for one, how in named.items() if (match := how.search(words))}
    return tuple(sorted(places, key=places.__getitem__))


def _read(
    page: Page, time: re.Match[str], passage: str, named: Mapping[str, re.Pattern[str]]
) -> ReportContact:
    people = {_person(match[1].casefold()) for match in _PERSON.finditer(passage)}
    said = " ".join((time["time"] if "time" in time.groupdict() else time[0]).split())
    return ReportContact(
        page,
        said,
        _when(said),
        _in_order(passage, named),
        tuple(one for one in PEOPLE if one in people),
        passage,
    )


def _person(said: str) -> str:
    return "child" if said == "children" else said


def _when(said: str) -> str:
    """A time as a contact has it; empty where it may mean two, or none."""
    try:
        return time_in(said)
    except ValueError:
        return ""


def _stretches(paragraphs: Sequence[PlacedPassage]) -> Iterator[tuple[Span, bool]]:
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
