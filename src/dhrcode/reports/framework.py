"""The framework chart as a report: a table for each area, a row for each review."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from dhrcode.analysis.framework import FrameworkChart
from dhrcode.analysis.provenance import Provenance
from dhrcode.model.codebook import Area, Codebook, Subtheme
from dhrcode.model.record import Finding
from dhrcode.reports.blocks import Cell, Column, Line, Paragraph, Report, Table, tables_alone
from dhrcode.reports.occurrence import subtitle
from dhrcode.text import plural

_WIDE = 34
"""Characters of a column of summaries."""
_MEANING = (
    "A cell has the finding and the coder's summary of it; the finding alone where none was "
    "written, and nothing where nobody has coded it yet."
)


def framework_report(codebook: Codebook, chart: FrameworkChart, origin: Provenance) -> Report:
    """The chart with its provenance.

    Args:
        codebook: for labels of the kinds of review.
        chart: the chart.
        origin: where it came from.
    """
    tables = [_table(chart, area, subthemes) for area, subthemes in chart.parts]
    kinds = Counter(one.review.kind for one in chart.reviews)
    return Report(
        title="Framework chart",
        subtitle=subtitle(codebook, len(chart.reviews), kinds),
        sections=tables_alone(*tables),
        brief=tuple(_brief(chart)),
        flat=lambda: _flat(chart),
        data=lambda: _data(chart, origin),
        origin=origin.lines(),
    )


def _brief(chart: FrameworkChart) -> Iterator[Paragraph]:
    """What was written, subtheme by subtheme: a table of long texts cannot be read on a screen."""
    for _, subthemes in chart.parts:
        for subtheme in subthemes:
            told = [one for one in chart.reviews if subtheme.id in one.summaries]
            if told:
                yield Paragraph(subtheme.label, lead=True)
            for one in told:
                yield Paragraph(f"{one.review.id}. {_said(*one.cell(subtheme.id))}")
    yield from map(Paragraph, _notes(chart)[1:])


def _table(chart: FrameworkChart, area: Area, subthemes: Sequence[Subtheme]) -> Table:
    lines = [
        Line(
            (one.review.id, *(_said(*one.cell(subtheme.id)) for subtheme in subthemes)),
            key=one.review.id,
        )
        for one in chart.reviews
    ]
    columns = [
        Column("Review", "label", 12, "review"),
        *(Column(subtheme.label, "text", _WIDE, subtheme.id) for subtheme in subthemes),
    ]
    return Table(area.label, columns, tuple(lines), notes=_notes(chart), key=area.id)


def _said(finding: Finding | None, summary: str | None) -> str:
    """The finding, and the coder's words if there are any; nothing for what is not coded."""
    if finding is None:
        return ""
    word = finding.replace("-", " ").capitalize()
    return f"{word}: {summary}" if summary else word


def _notes(chart: FrameworkChart) -> tuple[str, ...]:
    written = plural(chart.written, "summary", "summaries")
    bare = plural(chart.bare, "finding")
    notes = [_MEANING, f"{written} in all; {bare} present without one."]
    if not chart.reviews:
        notes.append("No review is shown.")
    if chart.drafts_left_out:
        notes.append(f"{plural(chart.drafts_left_out, 'draft is', 'drafts are')} not shown.")
    return tuple(notes)


def _flat(chart: FrameworkChart) -> Iterable[Sequence[Cell]]:
    """A row for each review and subtheme, coded or not."""
    yield ("review", "area_id", "subtheme_id", "subtheme", "finding", "summary")
    for one in chart.reviews:
        for area, subthemes in chart.parts:
            for subtheme in subthemes:
                yield (one.review.id, area.id, subtheme.id, subtheme.label, *one.cell(subtheme.id))


def _data(chart: FrameworkChart, origin: Provenance) -> dict[str, Any]:
    return {
        "provenance": origin.data() | {"drafts_left_out": chart.drafts_left_out},
        "reviews": [
            {
                "review": one.review.id,
                "subthemes": {
                    subtheme.id: dict(
                        zip(("finding", "summary"), one.cell(subtheme.id), strict=True)
                    )
                    for _, subthemes in chart.parts
                    for subtheme in subthemes
                },
            }
            for one in chart.reviews
        ],
    }
