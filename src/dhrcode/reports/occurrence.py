"""The occurrence table as a report."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from dhrcode.analysis.ledger import Figure
from dhrcode.analysis.occurrence import GroupOccurrence, OccurrenceRow, OccurrenceTable
from dhrcode.analysis.provenance import Provenance
from dhrcode.model.codebook import Codebook
from dhrcode.reports.blocks import Cell, Column, Line, Report, Table, tables_alone
from dhrcode.reports.counts import OF_REVIEWS, OTHER_FINDINGS, PRESENT, banded
from dhrcode.reports.figures import figures_table
from dhrcode.reports.grouping import (
    CountedRow,
    grouped_lines,
    grouping_data,
    grouping_notes,
    headed_rows,
    row_label,
)
from dhrcode.reports.marks import legend
from dhrcode.text import plural

TOGETHER = "Deaths of every kind are counted together here."
COUNTS = ("present", "absent", "unclear", "not_stated", "not_coded", "reviews")
"""The counts of a row, by their names in CSV and JSON."""


def occurrence_report(
    codebook: Codebook,
    table: OccurrenceTable,
    origin: Provenance,
    *,
    counts_only: bool = False,
    pooled: bool = False,
) -> Report:
    """The occurrence table with its definitions and provenance.

    Args:
        codebook: for labels and definitions.
        table: the table.
        origin: where it came from.
        counts_only: leave out the columns of reviews.
        pooled: whether deaths of several kinds may be counted together.
    """
    reviews = _columns(table, counts_only=counts_only)
    kinds = Counter(review.kind for review in table.reviews)
    main = main_table(table, counts_only=counts_only)
    main = main._replace(notes=(*main.notes, *([TOGETHER] if pooled else [])))
    origin = origin.without_digest() if counts_only else origin
    return Report(
        title="Occurrence of themes",
        subtitle=subtitle(codebook, len(table.reviews), kinds),
        sections=tables_alone(main, _definitions(table)),
        brief=(_brief(table, reviews),),
        flat=lambda: _flat(table, reviews),
        data=lambda: _data(table, reviews, origin),
        origin=origin.lines(),
        figures=figures_table(codebook, {r.subtheme.id: _counted(r, None) for r in table.rows}),
    )


def subtitle(codebook: Codebook, reviews: Figure, kinds: Mapping[str, Figure]) -> str:
    """How many reviews of which kinds, in one line."""
    labels = {kind.id: kind.label for kind in codebook.kinds}
    said = plural(reviews, "review") if isinstance(reviews, int) else f"{reviews} reviews"
    if len(kinds) < 2:
        return ": ".join([said, *(labels.get(kind, kind) for kind in kinds)])
    parts = (f"{number} of {labels.get(kind, kind)}" for kind, number in kinds.items())
    return f"{said}: {', '.join(parts)}"


def main_table(table: OccurrenceTable, *, counts_only: bool = False) -> Table:
    """Subthemes x reviews with every count."""
    reviews = _columns(table, counts_only=counts_only)
    columns = [Column(_heading(table), "label", 44, "label")]
    columns += [Column(review, "mark", key=review, extra=True) for review in reviews]
    columns += [
        PRESENT,
        *_published_column(table),
        *OF_REVIEWS[:2],
        *OTHER_FINDINGS,
    ]
    lines = _banded(
        table,
        lambda r: (row_label(r), *r.findings[: len(reviews)], *_counted(r, table.published)),
    )
    return Table(
        "Occurrence table",
        columns,
        tuple(lines),
        legend() if reviews else (),
        _notes(table),
        reviews=True,
        key="occurrence",
        bands="group" if table.grouped else "area",
    )


def _heading(table: OccurrenceTable) -> str:
    return "Group and subtheme" if table.grouped else "Thematic area and subtheme"


def _columns(table: OccurrenceTable, *, counts_only: bool) -> tuple[str, ...]:
    return () if counts_only else tuple(review.id for review in table.reviews)


def _brief(table: OccurrenceTable, reviews: Sequence[str]) -> Table:
    columns = [Column(_heading(table), "label")]
    columns += [Column(review, "mark") for review in reviews]
    columns += [PRESENT, *_published_column(table), OTHER_FINDINGS[-1]]
    lines = _banded(
        table,
        lambda row: (
            row_label(row),
            *row.findings[: len(reviews)],
            f"{row.counts.told} of {row.counts.reviews}",
            *_published(row, table.published),
            row.counts.not_coded,
        ),
    )
    return Table("", columns, tuple(lines), legend() if reviews else (), _notes(table))


def _banded(
    table: OccurrenceTable, cells: Callable[[CountedRow], Sequence[Cell]]
) -> Iterator[Line]:
    """A line for each subtheme, under a band for each area, or group of a grouping."""
    if table.grouped is not None:
        return grouped_lines(table.grouped, cells)
    return banded(table.rows, lambda r: r.area.label, cells, lambda r: r.subtheme.id)


def _counted(row: CountedRow, published: Mapping[str, int] | None) -> tuple[Cell, ...]:
    c = row.counts
    beside = _published(row, published)
    others = (c.absent, c.not_stated, c.unclear, c.not_coded)
    return c.told, *beside, c.reviews, c.share, *others


def _published_column(table: OccurrenceTable) -> tuple[Column, ...]:
    if table.published is None:
        return ()
    return (Column("Published", "count", key="published", extra=True),)


def _published(row: CountedRow, published: Mapping[str, int] | None) -> tuple[Cell, ...]:
    """The published count of a subtheme, where a published table stands beside the records."""
    if published is None:
        return ()
    return (None if isinstance(row, GroupOccurrence) else published.get(row.subtheme.id),)


def _notes(table: OccurrenceTable) -> tuple[str, ...]:
    notes = [*grouping_notes(table.grouped.grouping)] if table.grouped else []
    if not table.reviews:
        notes.append("No review is counted.")
    if table.drafts_left_out:
        drafts = plural(table.drafts_left_out, "draft is", "drafts are")
        hint = "" if table.reviews else ", which --include-drafts would count"
        notes.append(f"{drafts} not counted{hint}.")
    notes += partial_notes(table.partial, len(table.reviews))
    notes += _version_notes(table)
    if len({review.kind for review in table.reviews}) > 1:
        notes.append("Reviews of different kinds are counted together; --kind keeps them apart.")
    return tuple(notes)


def partial_notes(partial: int, reviews: int) -> Iterator[str]:
    """What partial records mean for the numbers of a table."""
    if partial:
        are = "record is" if partial == 1 else "records are"
        yield (
            f"{partial} of {plural(reviews, 'review')}: the {are} partial, coded as far as the "
            "source tells. What such a record does not name is not coded: a count is then at "
            "least what is given, and percentages are undefined."
        )


def _version_notes(table: OccurrenceTable) -> Iterator[str]:
    """Notes on what changes of the codebook between codings mean for the table."""
    if len(table.versions) > 1:
        parts = [f"{version} ({plural(n, 'review')})" for version, n in table.versions.items()]
        yield f"Coded with different versions of the codebook: {', '.join(parts)}."
    late: dict[int, list[str]] = {}
    for subtheme, number in table.newcomers:
        late.setdefault(number, []).append(subtheme.label)
    for number, labels in late.items():
        named = "; ".join(labels)
        reviews = plural(number, "review was", "reviews were")
        yield f"Not in the codebook when {reviews} coded, and not coded there: {named}."
    if table.again:
        findings = plural(table.again, "finding has", "findings have")
        yield f"{findings} to be coded, or coded again, since the codebook changed."


def _definitions(table: OccurrenceTable) -> Table:
    columns = [
        Column("Subtheme", "label", 34, "label"),
        Column("Definition", "text", 60, "definition"),
        Column("When to use", "text", 60, "when_to_use"),
        Column("When not to use", "text", 60, "when_not_to_use"),
    ]
    lines = banded(
        table.rows,
        lambda r: r.area.label,
        lambda r: (
            r.subtheme.label,
            r.subtheme.definition,
            r.subtheme.when_to_use,
            r.subtheme.when_not_to_use,
        ),
        lambda r: r.subtheme.id,
    )
    return Table("Definitions", columns, tuple(lines), key="definitions")


def _flat(table: OccurrenceTable, reviews: Sequence[str]) -> Iterable[Sequence[Cell]]:
    beside = () if table.published is None else ("published",)
    over = ("area_id", "area") if table.grouped is None else ("group",)
    cells = (*reviews, *COUNTS, *beside)
    yield (*over, "subtheme_id", "subtheme", *cells)
    for heads, row in _headed(table):
        if row is None:
            yield (*heads, *(None for _ in cells))
            continue
        yield (
            *heads,
            *row.findings[: len(reviews)],
            *_named_counts(row).values(),
            *_published(row, table.published),
        )


def _headed(table: OccurrenceTable) -> Iterator[tuple[Sequence[Cell], CountedRow | None]]:
    """Each row after what it is of."""
    if table.grouped is not None:
        yield from headed_rows(table.grouped)
        return
    for row in table.rows:
        yield (row.area.id, row.area.label, row.subtheme.id, row.subtheme.label), row


def _named_counts(row: CountedRow) -> dict[str, int]:
    return {name: getattr(row.counts, name) for name in COUNTS}


def _beside(row: CountedRow, published: Mapping[str, int] | None) -> dict[str, Any]:
    """What is said of a row only where records are partial, or a published table is there."""
    larger: dict[str, Any] = {}
    if row.counts.open:
        larger |= {"at_least": True, "not_coded_in_partial": row.counts.open}
    if published is not None and isinstance(row, OccurrenceRow):
        larger["published"] = published.get(row.subtheme.id)
    return larger


def _data(table: OccurrenceTable, reviews: Sequence[str], origin: Provenance) -> dict[str, Any]:
    def counted(row: CountedRow) -> dict[str, Any]:
        return {**_named_counts(row), **_beside(row, table.published)}

    second = {"grouping": grouping_data(table.grouped, counted)} if table.grouped else {}
    return {
        "provenance": origin.data() | {"drafts_left_out": table.drafts_left_out},
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
                **counted(row),
            }
            for row in table.rows
        ],
        **second,
    }
