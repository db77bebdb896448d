"""The codebook as a checklist on paper: a box for each finding of each subtheme, and its page.

The study of 2014 asks that its table be used as a checklist on each new review, with room for new
themes: Neville and Sanders-McDonagh, "Preventing Domestic Violence and Abuse" (2014), part 6.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from dhrcode import __version__
from dhrcode.model.codebook import Codebook, Subtheme
from dhrcode.model.record import FINDINGS, Evidence, Record
from dhrcode.reports.blocks import Cell, Column, Line, Paragraph, Report, Section, Table

EMPTY, CROSSED = "\N{BALLOT BOX}", "\N{BALLOT BOX WITH X}"
_ROOM = 3
"""How many rows there are for new themes besides those that are noted."""
_FIRST_SENTENCE = re.compile(r".+?[.;](?=\s|$)")
_COLUMNS = (
    Column("No.", "label", 3),
    Column("Subtheme", "text", 24),
    Column("What it is", "text", 66),
    *(Column(finding.replace("-", " ").capitalize(), "count") for finding in FINDINGS),
    Column("Page", "label", 11),
)


def checklist(
    codebook: Codebook, digest: str, review: str = "", record: Record | None = None
) -> Report:
    """The checklist of a codebook; of a review that is coded, with its findings crossed.

    Args:
        codebook: the codebook.
        digest: SHA-256 of its file.
        review: the review's id; empty for a sheet on which it is written by hand.
        record: what is coded of it; None if nothing is.
    """
    table = _table(codebook, digest, record)
    blocks = (Paragraph(_head(review, record)), Paragraph(_HOW), table)
    return Report(
        title="Checklist",
        subtitle=codebook.title,
        sections=(Section(table.title, blocks),),
        brief=blocks,
        flat=lambda: _flat(table),
        data=lambda: {
            "review": review,
            "subthemes": [dict(zip(_KEYS, line.cells, strict=True)) for line in _coded(table)],
        },
    )


_HOW = (
    "Cross one box in each row, and write the page on which it stands. Present: it happened. "
    "Absent: it was looked for, and did not happen. Not stated: the document does not say."
)
_NO_BOXES = ("",) * len(FINDINGS)
_KEYS = ("number", "subtheme", "definition", *FINDINGS, "pages")


def _head(review: str, record: Record | None) -> str:
    """What a person writes at the top of the sheet, or what is known of it."""
    day = record.coded.isoformat() if record and record.coded else ""
    known = {"Review": review, "Read by": record.coder if record else "", "Day": day}
    return "      ".join(f"{name}: {value or '_' * 20}" for name, value in known.items())


def _table(codebook: Codebook, digest: str, record: Record | None) -> Table:
    made = (
        f"Codebook {codebook.id}, version {codebook.version} (SHA-256 {digest}), "
        f"as dhrcode {__version__} prints it."
    )
    lines = (*_subthemes(codebook, record), *_new_themes(record))
    return Table("Subthemes and new themes", _COLUMNS, lines, notes=(made,), key="subthemes")


def _subthemes(codebook: Codebook, record: Record | None) -> Iterator[Line]:
    numbers = {subtheme: number for number, subtheme in enumerate(codebook.subthemes, 1)}
    for area in codebook.coded_areas:
        yield Line((area.label,), band=True, key=area.id)
        for subtheme in area.subthemes:
            if subtheme.id in numbers:
                yield _line(numbers[subtheme.id], subtheme, record)


def _line(number: int, subtheme: Subtheme, record: Record | None) -> Line:
    coded = record.findings.get(subtheme.id) if record else None
    boxes = [CROSSED if coded and coded.finding == finding else EMPTY for finding in FINDINGS]
    about = " ".join((subtheme.definition or "").split())
    first = _FIRST_SENTENCE.match(about)
    said = f"{first[0][:-1]}." if first else about
    pages = _pages(coded.evidence if coded else ())
    return Line((str(number), subtheme.label, said, *boxes, pages), key=subtheme.id)


def _pages(evidence: Iterable[Evidence]) -> str:
    """The pages of evidence, each once; those of several documents under one another."""
    return ", ".join(dict.fromkeys(piece.page for piece in evidence if piece.page))


def _new_themes(record: Record | None) -> Iterator[Line]:
    """What is noted and has no subtheme, and room for more."""
    yield Line(("New themes: what recurs and has no row above",), band=True)
    for theme in record.emerging if record else ():
        about = (theme.label, theme.note or "", *_NO_BOXES, _pages(theme.evidence))
        yield Line(("", *about))
    yield from [Line(("\n", "", "", *_NO_BOXES, ""))] * _ROOM


def _coded(table: Table) -> Iterator[Line]:
    """The rows of subthemes."""
    return (line for line in table.lines if line.key and not line.band)


def _flat(table: Table) -> Iterator[Sequence[Cell]]:
    yield [column.heading for column in table.columns]
    yield from (line.cells for line in _coded(table))
