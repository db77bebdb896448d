"""The occurrence table as a report."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from dhrcode.analysis.occurrence import OccurrenceTable, Row
from dhrcode.analysis.provenance import Provenance
from dhrcode.model.codebook import Codebook
from dhrcode.problems import plural
from dhrcode.reports.blocks import Cell, Column, Line, Report, Table, tables_alone
from dhrcode.reports.marks import legend

COUNTS = ("present", "absent", "unclear", "not_stated", "not_coded", "reviews")
"""The counts of a row, by their names in CSV and JSON."""


def occurrence_report(
    codebook: Codebook, table: OccurrenceTable, origin: Provenance, *, counts_only: bool = False
) -> Report:
    """The occurrence table with its definitions and provenance.

    Args:
        codebook: for labels and definitions.
        table: the table.
        origin: where it came from.
        counts_only: leave out which review is which.
    """
    reviews = () if counts_only else tuple(review.id for review in table.reviews)
    return Report(
        title="Occurrence of themes",
        subtitle=_subtitle(codebook, table),
        sections=tables_alone(_main(table, reviews), _definitions(table)),
        brief=(_brief(table, reviews),),
        flat=lambda: _flat(table, reviews),
        data=lambda: _data(table, reviews, origin),
        origin=origin.lines(),
    )


def _subtitle(codebook: Codebook, table: OccurrenceTable) -> str:
    labels = {kind.id: kind.label for kind in codebook.kinds}
    kinds = Counter(labels.get(review.kind, review.kind) for review in table.reviews)
    reviews = plural(len(table.reviews), "review")
    if len(kinds) < 2:
        return ": ".join([reviews, *kinds])
    return f"{reviews}: {', '.join(f'{number} of {kind}' for kind, number in kinds.items())}"


def _main(table: OccurrenceTable, reviews: Sequence[str]) -> Table:
    columns = [Column("Thematic area and subtheme", "label", 44)]
    columns += [Column(review, "mark") for review in reviews]
    columns += [Column("Present", "count"), Column("Reviews", "count"),
                Column("% of reviews", "percent"), Column("Absent", "count"),
                Column("Not stated", "count"), Column("Unclear", "count"),
                Column("Not coded", "count")]  # fmt: skip
    return Table(
        "Occurrence table", columns, tuple(_lines(table, len(reviews))),
        legend() if reviews else (), _notes(table),
    )  # fmt: skip


def _brief(table: OccurrenceTable, reviews: Sequence[str]) -> Table:
    columns = [Column("Thematic area and subtheme", "label")]
    columns += [Column(review, "mark") for review in reviews]
    columns += [Column("Present", "count"), Column("Not coded", "count")]
    lines = _banded(table, lambda row: (
        row.subtheme.label, *row.findings[: len(reviews)],
        f"{row.counts.present} of {row.counts.reviews}", row.counts.not_coded,
    ))  # fmt: skip
    return Table("", columns, tuple(lines), legend() if reviews else (), _notes(table))


def _lines(table: OccurrenceTable, shown: int) -> Iterator[Line]:
    return _banded(table, lambda r: (r.subtheme.label, *r.findings[:shown], *_counted(r)))


def _banded(table: OccurrenceTable, cells: Callable[[Row], Sequence[Cell]]) -> Iterator[Line]:
    """A line for each subtheme, under a band for each area."""
    area = ""
    for row in table.rows:
        if row.area.id != area:
            area = row.area.id
            yield Line((row.area.label,), band=True)
        yield Line(cells(row))


def _counted(row: Row) -> tuple[Cell, ...]:
    c = row.counts
    share = c.present / c.reviews if c.reviews else None
    return c.present, c.reviews, share, c.absent, c.not_stated, c.unclear, c.not_coded


def _notes(table: OccurrenceTable) -> tuple[str, ...]:
    notes = []
    if not table.reviews:
        notes.append("No review is counted.")
    if table.drafts_left_out:
        drafts = plural(table.drafts_left_out, "draft is", "drafts are")
        notes.append(f"{drafts} not counted.")
    versions = sorted({review.version for review in table.reviews})
    if len(versions) > 1:
        notes.append(f"Coded with different versions of the codebook: {', '.join(versions)}.")
    if len({review.kind for review in table.reviews}) > 1:
        notes.append("Reviews of different kinds are counted together; --kind keeps them apart.")
    return tuple(notes)


def _definitions(table: OccurrenceTable) -> Table:
    columns = [Column("Subtheme", "label", 34)]
    columns += [
        Column(head, "text", 60) for head in ("Definition", "When to use", "When not to use")
    ]
    lines = _banded(table, lambda r: (
        r.subtheme.label, r.subtheme.definition, r.subtheme.when_to_use, r.subtheme.when_not_to_use,
    ))  # fmt: skip
    return Table("Definitions", columns, tuple(lines))


def _flat(table: OccurrenceTable, reviews: Sequence[str]) -> Iterable[Sequence[Cell]]:
    yield ("area_id", "area", "subtheme_id", "subtheme", *reviews, *COUNTS)
    for row in table.rows:
        yield (row.area.id, row.area.label, row.subtheme.id, row.subtheme.label,
               *row.findings[: len(reviews)], *_named_counts(row).values())  # fmt: skip


def _named_counts(row: Row) -> dict[str, int]:
    return {name: getattr(row.counts, name) for name in COUNTS}


def _data(table: OccurrenceTable, reviews: Sequence[str], origin: Provenance) -> dict[str, Any]:
    return {
        "provenance": origin._asdict() | {"drafts_left_out": table.drafts_left_out},
        "reviews": list(reviews),
        "rows": [
            {
                "area_id": row.area.id,
                "area": row.area.label,
                "subtheme_id": row.subtheme.id,
                "subtheme": row.subtheme.label,
                "findings": {
                    review: finding
                    for review, finding in zip(reviews, row.findings, strict=False)
                    if finding is not None
                },
                **_named_counts(row),
            }
            for row in table.rows
        ],
    }
