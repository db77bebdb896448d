"""What a report asks for: its numbered recommendations, and the rows of its action plan."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dhrcode.model.document import Page
from dhrcode.model.passage import as_quote
from dhrcode.model.plan_table import PlanTableRow, TableLine, table_rows
from dhrcode.model.report_parts import asks, names_part, plan_columns
from dhrcode.model.report_passages import PlacedPassage, report_paragraphs

_LABEL = re.compile(
    r"[ \t]*(?:[•▪●◦‣*-][ \t]*)?"
    r"(?:recommendation\s+(?:no\.?\s*)?([A-Z]?[0-9]{1,3}(?:\.[0-9]{1,3})*)[.:)]?"
    r"|([A-Z]{1,2}[0-9]{1,3}|[0-9]{1,2}(?:\.[0-9]{1,3})+)[.:)]?|([0-9]{1,3})[.:)])\s+"
    r"(?=[\"'“‘(\[]?[^\W\d_])",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*[•▪●◦‣*-]\s+")
_TO = re.compile(
    r"(?!every |each |any |all |no |where |when |if )(?:the |an? )?"
    r"([^.;:!?]{3,90}?)\s+(?:should|must|needs? to|ought to)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?][\"'”’)\]]*$")


class ReportRequest(NamedTuple):
    """A recommendation as a report has it.

    Attributes:
        page: where it begins.
        number: the report's own: `R3`, `6.1`; of a plain 3, `R3`; empty if it has none.
        words: its words, in one line.
        to: whom it asks, in the report's words; empty where that cannot be told.
    """

    page: Page
    number: str
    words: str
    to: str


def requests_of(pages: Sequence[Page]) -> list[ReportRequest]:
    """The recommendations of a report that are numbered, or ask for something, in order."""
    found: list[ReportRequest] = []
    for paragraph in report_paragraphs(pages):
        if paragraph.part != "recommendations":
            continue
        text = paragraph.text
        if paragraph.begins and not (_LABEL.match(text) and asks(text)):
            text = text.partition("\n")[2]  # below its heading
        for one in _items(text) if text else ():
            _add(found, paragraph, one)
    return found


def plan_rows(pages: Sequence[Page], *, by_cell: bool = False) -> list[PlanTableRow]:
    """The rows of a report's action plan, in order, as far as a line names its columns.

    Args:
        pages: those of the report.
        by_cell: each cell of a table has a line of its own.
    """
    lines = list(_lines(report_paragraphs(pages)))
    return [row._replace(number=_number(row.number)) for row in table_rows(lines, by_cell=by_cell)]


def _lines(paragraphs: Sequence[PlacedPassage]) -> Iterator[TableLine]:
    """The lines of an action plan without its heading, and the empty ones between them."""
    before: PlacedPassage | None = None
    for number, one in enumerate(paragraphs):
        if one.part == "action plan":
            text, same = one.page.text, before is not None and before.page is one.page
            empty = text.count("\n", before.end, one.start) - 1 if before and same else 0
            yield from [TableLine(one.page, "", number)] * empty
            begun = text.rfind("\n", 0, one.start) + 1  # with the blanks before it
            for at, line in enumerate(text[begun : one.end].splitlines()):
                heads = one.begins and not at and names_part(line) and not plan_columns(line)
                if not heads:
                    yield TableLine(one.page, line, number)
        before = one


def _items(text: str) -> Iterator[str]:
    """A paragraph, parted before each line that begins with a recommendation's number."""
    begun = 0
    for line in re.finditer(r"^.+$", text, re.MULTILINE):
        if line.start() > begun and _LABEL.match(text, line.start()):
            yield text[begun : line.start()]
            begun = line.start()
    yield text[begun:]


def _add(found: list[ReportRequest], paragraph: PlacedPassage, text: str) -> None:
    label = _LABEL.match(text)
    words = as_quote(text[label.end() :] if label else _BULLET.sub("", text, count=1))
    if label:
        number = _number(next(filter(None, label.groups())))
        found.append(ReportRequest(paragraph.page, number, words, _to(words, paragraph.heading)))
    elif found and not _ENDS.search(found[-1].words):
        found[-1] = found[-1]._replace(words=as_quote(f"{found[-1].words}\n{text}"))
    elif asks(text):
        found.append(ReportRequest(paragraph.page, "", words, _to(words, paragraph.heading)))


def _number(said: str) -> str:
    return f"R{int(said)}" if said.isdecimal() else said.upper()


def _to(words: str, heading: str) -> str:
    """Whom it asks: who `should`, or the heading above it within the recommendations."""
    named = _TO.match(words)
    if named:
        return named[1]
    return "" if names_part(heading) else as_quote(heading)
