"""The texts that a report contains, in any format."""

from collections.abc import Iterable, Iterator

from dhrcode.reports.blocks import Chart, Paragraph, Report, Table


def texts_of(report: Report, *, on_screen: bool = False) -> set[str]:
    """Every text in a report, each once; for the screen, only those that are shown there."""
    shown: Iterable[Paragraph | Table | Chart] = report.brief
    texts = {report.title, report.subtitle, *(text for pair in report.origin for text in pair)}
    if not on_screen:
        shown = (*report.brief, *(block for section in report.sections for block in section.blocks))
        shown = (*shown, *([report.figures] if report.figures else []))
        shown = (*shown, *(block for lead in report.leads for block in lead.section.blocks))
        texts.update(section.title for section in report.sections)
    for block in shown:
        texts.update(_of_block(block))
    return texts


def _of_block(block: Paragraph | Table | Chart) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from filter(None, (block.heading, block.text))
        case Chart():
            yield from (block.title, block.alt, block.axis)
        case Table():
            yield block.title
            yield from (column.heading for column in block.columns)
            yield from (text for pair in block.legend for text in pair)
            yield from block.notes
            cells = {cell for line in block.lines for cell in line.cells if isinstance(cell, str)}
            keys = cells & {line.key for line in block.lines}
            yield from cells - keys
            for key in keys:  # of a name such as `DHR7/R2.a` its parts, of which there are few
                yield from key.split("/")


_OF_PEOPLE = ("Selection", "Codebook")
"""What a report says it came from in people's own words."""


def made_texts(report: Report) -> set[str]:
    """The texts of a report that are put together: their counts and days are dhrcode's own.

    What people gave for this one report is not among them: its title, and what was selected.
    """
    given = {value for label, value in report.origin if label in _OF_PEOPLE}
    return texts_of(report) - given - {report.title}


def counts_in(report: Report) -> set[int]:
    """The counts in the tables of a report."""
    return {
        int(cell)
        for table in report.tables
        for line in table.lines
        for cell, column in zip(line.cells, table.columns, strict=False)
        if column.kind == "count" and isinstance(cell, int)
    }
