"""All evidence of a theme across reviews, as a report."""

from collections.abc import Iterable, Iterator, Sequence

from dhrcode.analysis.coded_words import CANDIDATE, CONTACT, MEMO, CodedWords
from dhrcode.analysis.provenance import Provenance
from dhrcode.model.codebook import Codebook
from dhrcode.reports.blocks import Cell, Column, Line, Paragraph, Report, Table, tables_alone
from dhrcode.reports.cell_text import evidence_text
from dhrcode.text import plural

_COLUMNS = (
    Column("Theme", "label", 34, "theme"),
    Column("Review", "text", 10, "review"),
    Column("Finding", "text", 12, "finding"),
    Column("Coder", "text", 8, "coder"),
    Column("Document", "text", 12, "source"),
    Column("Page", "text", 8, "page"),
    Column("Section", "text", 8, "section"),
    Column("Quote", "text", 60, "quote"),
    Column("Note", "text", 40, "note"),
    Column("Summary", "text", 40, "summary"),
    Column("Contact", "text", 24, "contact"),
)


def codings_report(
    rows: Sequence[CodedWords], drafts: int, codebook: Codebook, origin: Provenance
) -> Report:
    """Every piece of evidence with its theme, review, place, words and coder."""
    reviews = len({row.review for row in rows})
    left = f"; {plural(drafts, 'draft')} left out (--include-drafts)" if drafts else ""
    pieces = plural(len(rows), "piece")
    return Report(
        title="Coded evidence",
        subtitle=f"{pieces} of evidence in {plural(reviews, 'review')}{left}",
        sections=tables_alone(_table(rows, codebook)),
        brief=tuple(_brief(rows, codebook)),
        flat=lambda: _flat(rows, codebook),
        data=lambda: {"codings": [row._asdict() for row in rows], "origin": origin.data()},
        origin=origin.lines(),
    )


def _theme(row: CodedWords, codebook: Codebook) -> str:
    """What a row is about, as it is called."""
    if row.kind == MEMO:
        return "Memo"
    if row.kind == CANDIDATE:
        return f"Candidate theme: {row.theme}"
    if row.kind == CONTACT and not row.theme:
        return "Contacts about no theme"
    return codebook.subthemes[row.theme].label


def _finding(row: CodedWords) -> str:
    return (row.finding or "").replace("-", " ")


def _cells(row: CodedWords, codebook: Codebook) -> tuple[Cell, ...]:
    return (
        _theme(row, codebook),
        row.review,
        _finding(row) or None,
        row.coder,
        row.source,
        row.page,
        row.section,
        row.quote,
        row.note,
        row.summary,
        _contact(row, codebook) or None,
    )


def _contact(row: CodedWords, codebook: Codebook) -> str:
    """The contact that a row is of, in words; its time is not among them, for dates identify."""
    if row.kind != CONTACT:
        return ""
    agency = codebook.agency_labels[row.agency or ""]
    return f"{row.contact}, {agency}, {row.opportunity or 'not judged'}"


def _table(rows: Sequence[CodedWords], codebook: Codebook) -> Table:
    lines = [Line(_cells(row, codebook), key=row.theme) for row in rows]
    return Table("Evidence", _COLUMNS, lines, key="evidence")


def _flat(rows: Sequence[CodedWords], codebook: Codebook) -> Iterable[Sequence[Cell]]:
    yield [column.key for column in _COLUMNS]
    for row in rows:
        label, *others = _cells(row, codebook)
        yield [row.theme or label, *others]


def _brief(rows: Sequence[CodedWords], codebook: Codebook) -> Iterator[Paragraph]:
    """Theme by theme, since a table of long texts cannot be read on a screen."""
    before = None
    for row in rows:
        if (theme := _theme(row, codebook)) != before:
            yield Paragraph(theme, lead=True)
            before = theme
        told = (row.review, _finding(row), _contact(row, codebook), row.coder)
        head = ", ".join(filter(None, told))
        words = " - ".join(filter(None, (evidence_text(row), row.summary)))
        yield Paragraph(f"{head}: {words}")
    if not rows:
        yield Paragraph("Nothing that was coded fits.")
